"""Cancellation: take an order back."""

from typing import Annotated

from jdf.element import Attribute
from jdf.messages.value_types import NAME
from jdf.printtalk.declare import BusinessObject, printtalk_element


@printtalk_element("Cancellation", clause="PrintTalk 2.2, Cancellation")
class Cancellation(BusinessObject):
    """Without a job all of the order it refers to is taken back."""

    job_id: Annotated[str, Attribute("JobIDRef", NAME)] = ""
