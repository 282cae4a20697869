"""GangInfo and its filters: jobs that are printed together."""

from typing import Annotated

from jdf.element import Attribute
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import AMOUNT, NAME, NAMES
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("GangCmdFilter", clause="XJDF 2.1, GangCmdFilter")
class GangCmdFilter(MessageElement):
    """Which gangs are to be printed now."""

    gang_names: Annotated[tuple[str, ...], Attribute("GangNames", NAMES)] = ()
    policy: Annotated[str, Attribute("Policy", enumeration("policy", words("All Optimized")))] = ""


@xjmf_element("GangQuFilter", clause="XJDF 2.1, GangQuFilter")
class GangQuFilter(MessageElement):
    """Which gangs are asked for."""

    gang_names: Annotated[tuple[str, ...], Attribute("GangNames", NAMES)] = ()


@xjmf_element("GangInfo", clause="XJDF 2.1, GangInfo")
class GangInfo(MessageElement):
    """One gang, and how much waits in it."""

    amount: Annotated[float | None, Attribute("Amount", AMOUNT)] = None
    gang_name: Annotated[str, Attribute("GangName", NAME, required=True)]
