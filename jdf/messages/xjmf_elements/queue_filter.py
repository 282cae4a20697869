"""QueueFilter: which entries of a queue are meant."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import MOMENT, NAME, NAMES, names_of
from jdf.messages.xjmf_elements.part import Part
from jdf.values import INTEGER
from jdf.vocabulary import words


@xjmf_element("QueueFilter", clause="XJDF 2.1, QueueFilter")
class QueueFilter(MessageElement):
    """Chooses entries of a queue."""

    first_entry: Annotated[str, Attribute("FirstEntry", NAME)] = ""
    gang_names: Annotated[tuple[str, ...], Attribute("GangNames", NAMES)] = ()
    job_id: Annotated[str, Attribute("JobID", NAME)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", NAME)] = ""
    last_entry: Annotated[str, Attribute("LastEntry", NAME)] = ""
    max_entries: Annotated[int | None, Attribute("MaxEntries", INTEGER)] = None
    max_priority: Annotated[int | None, Attribute("MaxPriority", INTEGER)] = None
    min_priority: Annotated[int | None, Attribute("MinPriority", INTEGER)] = None
    newer_than: Annotated[datetime | None, Attribute("NewerThan", MOMENT)] = None
    older_than: Annotated[datetime | None, Attribute("OlderThan", MOMENT)] = None
    queue_entry_ids: Annotated[tuple[str, ...], Attribute("QueueEntryIDs", NAMES)] = ()
    status_list: Annotated[
        tuple[str, ...],
        Attribute(
            "StatusList",
            names_of(
                "status list", words("Aborted Cleanup Completed InProgress Setup Stopped Suspended Waiting")
            ),
        ),
    ] = ()
    parts: Annotated[tuple[Part, ...], Child()] = ()
