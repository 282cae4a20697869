"""ForceGang: print gangs now, though they are not full."""

from typing import Annotated

from jdf.element import Child
from jdf.messages.declare import Body, Family, answer, xjmf_message
from jdf.messages.xjmf_elements.gang import GangCmdFilter


@xjmf_message("ForceGang", (Family.COMMAND,), clause="XJDF 2.1, ForceGang", needs="gang_filter")
class ForceGang(Body):
    """Prints gangs now."""

    gang_filter: Annotated[GangCmdFilter | None, Child()] = None


@answer(ForceGang)
class ForceGangAnswer(Body):
    """Whether the gangs will be printed."""
