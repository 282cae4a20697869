"""Device, DeviceInfo and JobPhase: who a device is, what it does, and how far it is."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import ADDRESS, AMOUNT, MOMENT, NAME, NAMES, WORDS, names_of
from jdf.messages.xjmf_elements.part import Part
from jdf.values import DURATION, enumeration
from jdf.vocabulary import words


@xjmf_element("Device", clause="XJDF 2.1, Device")
class Device(MessageElement):
    """A device or a controller as it describes itself."""

    cost_center_id: Annotated[str, Attribute("CostCenterID", NAME)] = ""
    descriptive_name: Annotated[str, Attribute("DescriptiveName", WORDS)] = ""
    device_class: Annotated[tuple[str, ...], Attribute("DeviceClass", NAMES)] = ()
    device_id: Annotated[str, Attribute("DeviceID", NAME, required=True)]
    device_type: Annotated[str, Attribute("DeviceType", WORDS)] = ""
    ics_versions: Annotated[tuple[str, ...], Attribute("ICSVersions", NAMES)] = ()
    jdf_versions: Annotated[
        tuple[str, ...],
        Attribute(
            "JDFVersions", names_of("jdf versions", words("1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 2.0 2.1 2.2 2.3"))
        ),
    ] = ()
    known_localizations: Annotated[tuple[str, ...], Attribute("KnownLocalizations", NAMES)] = ()
    manufacturer: Annotated[str, Attribute("Manufacturer", WORDS)] = ""
    manufacturer_url: Annotated[str, Attribute("ManufacturerURL", ADDRESS)] = ""
    max_run_speed: Annotated[float | None, Attribute("MaxRunSpeed", AMOUNT, Reach("2.1"))] = None
    packaging: Annotated[
        tuple[str, ...], Attribute("Packaging", names_of("packaging", words("XML Zip")))
    ] = ()
    presentation_url: Annotated[str, Attribute("PresentationURL", ADDRESS)] = ""
    rest_api_base_url: Annotated[str, Attribute("RestApiBaseURL", ADDRESS, Reach("2.2"))] = ""
    revision: Annotated[str, Attribute("Revision", WORDS)] = ""
    serial_number: Annotated[str, Attribute("SerialNumber", WORDS)] = ""
    url_schemes: Annotated[tuple[str, ...], Attribute("URLSchemes", NAMES)] = ()
    xjmf_url: Annotated[str, Attribute("XJMFURL", ADDRESS)] = ""


@xjmf_element("ModuleInfo", clause="XJDF 2.1, ModuleInfo")
class ModuleInfo(MessageElement):
    """What one module of a device does."""

    hour_counter: Annotated[str, Attribute("HourCounter", DURATION)] = ""
    module_condition: Annotated[
        str,
        Attribute(
            "ModuleCondition", enumeration("module condition", words("OK NeedsAttention Failure Offline"))
        ),
    ] = ""
    module_id: Annotated[str, Attribute("ModuleID", NAME, required=True)]
    module_status: Annotated[
        str,
        Attribute(
            "ModuleStatus",
            enumeration(
                "module status", words("Idle NonProductive Offline Production Setup Cleanup Stopped")
            ),
            required=True,
        ),
    ]
    module_type: Annotated[str, Attribute("ModuleType", NAME)] = ""
    production_counter: Annotated[float | None, Attribute("ProductionCounter", AMOUNT)] = None
    status_details: Annotated[str, Attribute("StatusDetails", WORDS)] = ""
    total_production_counter: Annotated[float | None, Attribute("TotalProductionCounter", AMOUNT)] = None
    parts: Annotated[tuple[Part, ...], Child()] = ()


@xjmf_element("JobPhase", clause="XJDF 2.1, JobPhase")
class JobPhase(MessageElement):
    """How far a device is with a job."""

    amount: Annotated[float | None, Attribute("Amount", AMOUNT)] = None
    cost_center_id: Annotated[str, Attribute("CostCenterID", NAME)] = ""
    dead_line: Annotated[
        str, Attribute("DeadLine", enumeration("dead line", words("InTime Late Warning")))
    ] = ""
    end_time: Annotated[datetime | None, Attribute("EndTime", MOMENT, Reach("2.1"))] = None
    job_id: Annotated[str, Attribute("JobID", NAME, required=True)]
    job_part_id: Annotated[str, Attribute("JobPartID", NAME)] = ""
    module_ids: Annotated[tuple[str, ...], Attribute("ModuleIDs", NAMES)] = ()
    percent_completed: Annotated[float | None, Attribute("PercentCompleted", AMOUNT)] = None
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", NAME)] = ""
    related_job_id: Annotated[str, Attribute("RelatedJobID", NAME, Reach("2.1"))] = ""
    related_job_part_id: Annotated[str, Attribute("RelatedJobPartID", NAME, Reach("2.1"))] = ""
    rest_time: Annotated[str, Attribute("RestTime", DURATION)] = ""
    start_time: Annotated[datetime | None, Attribute("StartTime", MOMENT)] = None
    status: Annotated[
        str,
        Attribute(
            "Status",
            enumeration(
                "status", words("Aborted Cleanup Completed InProgress Setup Stopped Suspended Waiting")
            ),
            required=True,
        ),
    ]
    status_details: Annotated[str, Attribute("StatusDetails", NAME)] = ""
    tool_ids: Annotated[tuple[str, ...], Attribute("ToolIDs", NAMES, Reach("2.1"))] = ()
    total_amount: Annotated[float | None, Attribute("TotalAmount", AMOUNT, Reach("2.3"))] = None
    waste: Annotated[float | None, Attribute("Waste", AMOUNT)] = None
    work_step_id: Annotated[str, Attribute("WorkStepID", NAME, Reach("2.1"))] = ""
    parts: Annotated[tuple[Part, ...], Child()] = ()


@xjmf_element("DeviceInfo", clause="XJDF 2.1, DeviceInfo")
class DeviceInfo(MessageElement):
    """The state of a device and of the jobs on it."""

    counter_unit: Annotated[str, Attribute("CounterUnit", NAME)] = ""
    device_condition: Annotated[
        str,
        Attribute(
            "DeviceCondition",
            enumeration("device condition", words("OK NeedsAttention Failure Offline")),
            Reach("2.3"),
        ),
    ] = ""
    end_time: Annotated[datetime | None, Attribute("EndTime", MOMENT, Reach("2.1"))] = None
    hour_counter: Annotated[str, Attribute("HourCounter", DURATION)] = ""
    idle_start_time: Annotated[datetime | None, Attribute("IdleStartTime", MOMENT)] = None
    module_ids: Annotated[tuple[str, ...], Attribute("ModuleIDs", NAMES)] = ()
    power_on_time: Annotated[datetime | None, Attribute("PowerOnTime", MOMENT)] = None
    production_counter: Annotated[float | None, Attribute("ProductionCounter", AMOUNT)] = None
    speed: Annotated[float | None, Attribute("Speed", AMOUNT)] = None
    status: Annotated[
        str,
        Attribute(
            "Status",
            enumeration("status", words("Idle NonProductive Offline Production Setup Cleanup Stopped")),
            required=True,
        ),
    ]
    status_details: Annotated[str, Attribute("StatusDetails", NAME)] = ""
    tool_ids: Annotated[tuple[str, ...], Attribute("ToolIDs", NAMES, Reach("2.1"))] = ()
    total_production_counter: Annotated[float | None, Attribute("TotalProductionCounter", AMOUNT)] = None
    device: Annotated[Device | None, Child(Reach("2.3"))] = None
    job_phases: Annotated[tuple[JobPhase, ...], Child()] = ()
    modules: Annotated[tuple[ModuleInfo, ...], Child(Reach("2.3"))] = ()
