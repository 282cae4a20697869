"""WakeUp: switch a device on again."""

from jdf.messages.declare import Body, Family, answer, xjmf_message


@xjmf_message("WakeUp", (Family.COMMAND,), clause="XJDF 2.1, WakeUp")
class WakeUp(Body):
    """Wakes a device."""


@answer(WakeUp)
class WakeUpAnswer(Body):
    """Whether the device obeys."""
