"""ShutDown: switch a device off, or to stand-by."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("ShutDownCmdParams", clause="XJDF 2.1, ShutDownCmdParams")
class ShutDownCmdParams(MessageElement):
    """How far the device is switched off."""

    shut_down_type: Annotated[
        str, Attribute("ShutDownType", enumeration("shut down type", words("StandBy Full")))
    ] = ""


@xjmf_message("ShutDown", (Family.COMMAND,), clause="XJDF 2.1, ShutDown", needs="params")
class ShutDown(Body):
    """Switches a device off."""

    params: Annotated[ShutDownCmdParams | None, Child()] = None


@answer(ShutDown)
class ShutDownAnswer(Body):
    """Whether the device obeys."""
