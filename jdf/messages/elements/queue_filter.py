"""QueueFilter and QueueEntryDef: which entries of a queue are meant, and how much to tell of them."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.elements.device import Device
from jdf.messages.elements.part import Part
from jdf.messages.value_types import MOMENT, NAMES, WORDS, names_of
from jdf.messages.vocabulary import ENTRY_DETAILS, GRANULARITIES, QUEUE_ENTRY_STATES
from jdf.values import INTEGER, enumeration
from jdf.vocabulary import ACTIVATION


@message_element("QueueEntryDef", clause="Messaging, Queue Support")
class QueueEntryDef(MessageElement):
    """Names one entry of a queue."""

    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS, required=True)]


@message_element("QueueFilter", clause="Messaging, Queue Support")
class QueueFilter(MessageElement):
    """Chooses entries of a queue; one that says nothing means all of them."""

    max_entries: Annotated[int | None, Attribute("MaxEntries", INTEGER)] = None
    older_than: Annotated[datetime | None, Attribute("OlderThan", MOMENT)] = None
    newer_than: Annotated[datetime | None, Attribute("NewerThan", MOMENT)] = None
    queue_entry_details: Annotated[
        str, Attribute("QueueEntryDetails", enumeration("entry details", ENTRY_DETAILS))
    ] = ""
    status_list: Annotated[
        tuple[str, ...], Attribute("StatusList", names_of("entry state", QUEUE_ENTRY_STATES))
    ] = ()
    gang_names: Annotated[tuple[str, ...], Attribute("GangNames", NAMES, Reach("1.3"))] = ()
    job_id: Annotated[str, Attribute("JobID", WORDS, Reach("1.4"))] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS, Reach("1.4"))] = ""
    preview_usages: Annotated[str, Attribute("PreviewUsages", WORDS, Reach("1.4"))] = ""
    update_granularity: Annotated[
        str, Attribute("UpdateGranularity", enumeration("granularity", GRANULARITIES), Reach("1.4"))
    ] = ""
    activation: Annotated[
        str, Attribute("Activation", enumeration("activation", ACTIVATION), Reach("1.5"))
    ] = ""
    first_entry: Annotated[str, Attribute("FirstEntry", WORDS, Reach("1.6"))] = ""
    last_entry: Annotated[str, Attribute("LastEntry", WORDS, Reach("1.6"))] = ""
    max_priority: Annotated[int | None, Attribute("MaxPriority", INTEGER, Reach("1.6"))] = None
    min_priority: Annotated[int | None, Attribute("MinPriority", INTEGER, Reach("1.6"))] = None
    queue_entry_defs: Annotated[tuple[QueueEntryDef, ...], Child()] = ()
    devices: Annotated[tuple[Device, ...], Child()] = ()
    parts: Annotated[tuple[Part, ...], Child(Reach("1.4"))] = ()
