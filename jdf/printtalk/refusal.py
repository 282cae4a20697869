"""Refusal: the order, request or change is not taken."""

from typing import Annotated

from jdf.element import Attribute
from jdf.messages.value_types import NAMES
from jdf.printtalk.declare import BusinessObject, printtalk_element
from jdf.values import enumeration

_REASON = enumeration("reason", ("Busy", "InvalidPrice", "Milestone", "Other", "WrongProduct"))


@printtalk_element("Refusal", clause="PrintTalk 2.2, Refusal")
class Refusal(BusinessObject):
    """The reason is one of few; details and a comment may tell more."""

    reason: Annotated[str, Attribute("Reason", _REASON, required=True)]
    details: Annotated[tuple[str, ...], Attribute("ReasonDetails", NAMES)] = ()
