"""Part: which part of a job is meant."""

from typing import Annotated

from jdf.element import Attribute, Reach
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import NAME
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("Part", clause="XJDF 2.1, Part")
class Part(MessageElement):
    """Which sheet, side, run or ink is meant; keys that are rarer than these are kept as they are."""

    part_version: Annotated[str, Attribute("PartVersion", NAME)] = ""
    product: Annotated[str, Attribute("Product", NAME, Reach("2.1"))] = ""
    run: Annotated[str, Attribute("Run", NAME)] = ""
    separation: Annotated[str, Attribute("Separation", NAME)] = ""
    sheet_name: Annotated[str, Attribute("SheetName", NAME)] = ""
    side: Annotated[str, Attribute("Side", enumeration("side", words("Back Front")))] = ""
