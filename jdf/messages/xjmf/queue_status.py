"""QueueStatus: what lies in the queue of a device."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.xjmf_elements.queue import Queue
from jdf.messages.xjmf_elements.queue_filter import QueueFilter
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("QueueStatusParams", clause="XJDF 2.1, QueueStatusParams")
class QueueStatusParams(MessageElement):
    """Which entries to tell of, and whether all or only what changed."""

    update_granularity: Annotated[
        str, Attribute("UpdateGranularity", enumeration("update granularity", words("All ChangesOnly")))
    ] = ""
    queue_filter: Annotated[QueueFilter | None, Child()] = None


@xjmf_message("QueueStatus", (Family.QUERY,), clause="XJDF 2.1, QueueStatus")
class QueueStatus(Body):
    """Asks for the queue, once or again and again."""

    params: Annotated[QueueStatusParams | None, Child()] = None


@answer(QueueStatus)
class QueueStatusAnswer(Body):
    """The queue as it stands."""

    queue: Annotated[Queue | None, Child()] = None
