"""DeviceInfo, JobPhase and ModuleStatus: what a device does now, and how far it is."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.elements.comment import Comment
from jdf.messages.elements.device import Device
from jdf.messages.elements.part import Part
from jdf.messages.value_types import ADDRESS, AMOUNT, MOMENT, NAME, NAMES, WORDS
from jdf.messages.vocabulary import DEADLINES, DEVICE_CONDITIONS, DEVICE_STATES, OPERATION_MODES
from jdf.values import DURATION, enumeration
from jdf.vocabulary import ACTIVATION, NODE_STATUS


@message_element("ModuleStatus", clause="Messaging, Device and Job Status")
class ModuleStatus(MessageElement):
    """What one module of a device does."""

    device_status: Annotated[
        str, Attribute("DeviceStatus", enumeration("device status", DEVICE_STATES), required=True)
    ]
    module_index: Annotated[str, Attribute("ModuleIndex", WORDS)] = ""
    module_type: Annotated[str, Attribute("ModuleType", NAME)] = ""
    status_details: Annotated[str, Attribute("StatusDetails", WORDS)] = ""
    combined_process_index: Annotated[str, Attribute("CombinedProcessIndex", WORDS, Reach("1.3"))] = ""
    module_id: Annotated[str, Attribute("ModuleID", WORDS, Reach("1.3"))] = ""


@message_element("JobPhase", clause="Messaging, Device and Job Status")
class JobPhase(MessageElement):
    """How far a device is with a job: its state, what it made, what it wasted."""

    activation: Annotated[str, Attribute("Activation", enumeration("activation", ACTIVATION))] = ""
    amount: Annotated[float | None, Attribute("Amount", AMOUNT)] = None
    dead_line: Annotated[str, Attribute("DeadLine", enumeration("deadline", DEADLINES))] = ""
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    percent_completed: Annotated[float | None, Attribute("PercentCompleted", AMOUNT)] = None
    phase_amount: Annotated[float | None, Attribute("PhaseAmount", AMOUNT)] = None
    phase_start_time: Annotated[datetime | None, Attribute("PhaseStartTime", MOMENT)] = None
    phase_waste: Annotated[float | None, Attribute("PhaseWaste", AMOUNT)] = None
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""
    rest_time: Annotated[str, Attribute("RestTime", DURATION)] = ""
    speed: Annotated[float | None, Attribute("Speed", AMOUNT)] = None
    start_time: Annotated[datetime | None, Attribute("StartTime", MOMENT)] = None
    status: Annotated[str, Attribute("Status", enumeration("node status", NODE_STATUS), required=True)]
    status_details: Annotated[str, Attribute("StatusDetails", WORDS)] = ""
    total_amount: Annotated[float | None, Attribute("TotalAmount", AMOUNT)] = None
    waste: Annotated[float | None, Attribute("Waste", AMOUNT)] = None
    url: Annotated[str, Attribute("URL", ADDRESS, Reach("1.4"))] = ""
    spawn_id: Annotated[str, Attribute("SpawnID", NAME, Reach("1.5"))] = ""
    end_time: Annotated[datetime | None, Attribute("EndTime", MOMENT, Reach("1.7"))] = None
    related_job_id: Annotated[str, Attribute("RelatedJobID", WORDS, Reach("1.7"))] = ""
    related_job_part_id: Annotated[str, Attribute("RelatedJobPartID", WORDS, Reach("1.7"))] = ""
    tool_ids: Annotated[tuple[str, ...], Attribute("ToolIDs", NAMES, Reach("1.7"))] = ()
    work_step_id: Annotated[str, Attribute("WorkStepID", WORDS, Reach("1.7"))] = ""
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    module_status: Annotated[tuple[ModuleStatus, ...], Child(Reach("1.3"))] = ()
    parts: Annotated[tuple[Part, ...], Child()] = ()


@message_element("DeviceInfo", clause="Messaging, Device and Job Status")
class DeviceInfo(MessageElement):
    """The state of a device and of the jobs on it."""

    counter_unit: Annotated[str, Attribute("CounterUnit", WORDS)] = ""
    device_condition: Annotated[
        str, Attribute("DeviceCondition", enumeration("device condition", DEVICE_CONDITIONS))
    ] = ""
    device_operation_mode: Annotated[
        str, Attribute("DeviceOperationMode", enumeration("operation mode", OPERATION_MODES))
    ] = ""
    device_status: Annotated[
        str, Attribute("DeviceStatus", enumeration("device status", DEVICE_STATES), required=True)
    ]
    hour_counter: Annotated[str, Attribute("HourCounter", DURATION)] = ""
    power_on_time: Annotated[datetime | None, Attribute("PowerOnTime", MOMENT)] = None
    production_counter: Annotated[float | None, Attribute("ProductionCounter", AMOUNT)] = None
    speed: Annotated[float | None, Attribute("Speed", AMOUNT)] = None
    status_details: Annotated[str, Attribute("StatusDetails", WORDS)] = ""
    total_production_counter: Annotated[float | None, Attribute("TotalProductionCounter", AMOUNT)] = None
    device_id: Annotated[str, Attribute("DeviceID", WORDS, Reach("1.3"))] = ""
    idle_start_time: Annotated[datetime | None, Attribute("IdleStartTime", MOMENT, Reach("1.4"))] = None
    end_time: Annotated[datetime | None, Attribute("EndTime", MOMENT, Reach("1.7"))] = None
    tool_ids: Annotated[tuple[str, ...], Attribute("ToolIDs", NAMES, Reach("1.7"))] = ()
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    device: Annotated[Device | None, Child()] = None
    job_phases: Annotated[tuple[JobPhase, ...], Child()] = ()
    module_status: Annotated[tuple[ModuleStatus, ...], Child()] = ()
