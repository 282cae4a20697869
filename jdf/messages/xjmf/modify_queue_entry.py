"""ModifyQueueEntry: hold, resume, move, suspend, remove, complete or abort entries of a queue."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import NAME
from jdf.messages.xjmf_elements.queue import QueueEntry
from jdf.messages.xjmf_elements.queue_filter import QueueFilter
from jdf.values import INTEGER, enumeration
from jdf.vocabulary import words


@xjmf_element("ModifyQueueEntryParams", clause="XJDF 2.1, ModifyQueueEntryParams")
class ModifyQueueEntryParams(MessageElement):
    """What is to be done, with which entries."""

    gang_name: Annotated[str, Attribute("GangName", NAME)] = ""
    next_queue_entry_id: Annotated[str, Attribute("NextQueueEntryID", NAME)] = ""
    operation: Annotated[
        str,
        Attribute(
            "Operation",
            enumeration("operation", words("Abort Complete Hold Move Remove Resume SetGang Suspend")),
            required=True,
        ),
    ]
    position: Annotated[int | None, Attribute("Position", INTEGER)] = None
    prev_queue_entry_id: Annotated[str, Attribute("PrevQueueEntryID", NAME)] = ""
    priority: Annotated[int | None, Attribute("Priority", INTEGER)] = None
    queue_filter: Annotated[QueueFilter | None, Child()] = None


@xjmf_message("ModifyQueueEntry", (Family.COMMAND,), clause="XJDF 2.1, ModifyQueueEntry", needs="params")
class ModifyQueueEntry(Body):
    """Changes the entries that a filter chooses."""

    params: Annotated[ModifyQueueEntryParams | None, Child()] = None


@answer(ModifyQueueEntry)
class ModifyQueueEntryAnswer(Body):
    """The entries after the change."""

    entries: Annotated[tuple[QueueEntry, ...], Child()] = ()
