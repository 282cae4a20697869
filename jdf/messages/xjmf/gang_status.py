"""GangStatus: what waits in gangs."""

from typing import Annotated

from jdf.element import Child
from jdf.messages.declare import Body, Family, answer, xjmf_message
from jdf.messages.xjmf_elements.gang import GangInfo, GangQuFilter


@xjmf_message("GangStatus", (Family.QUERY,), clause="XJDF 2.1, GangStatus")
class GangStatus(Body):
    """Asks what waits in gangs."""

    gang_filter: Annotated[GangQuFilter | None, Child()] = None


@answer(GangStatus)
class GangStatusAnswer(Body):
    """What waits in gangs."""

    gangs: Annotated[tuple[GangInfo, ...], Child()] = ()
