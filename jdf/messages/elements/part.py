"""Part: which part of a partitioned job is meant."""

from typing import Annotated

from jdf.element import Attribute
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.value_types import NAME, WORDS


@message_element("Part", clause="Structure of JDF Nodes and Jobs")
class Part(MessageElement):
    """Which sheet, side, run or ink is meant; keys that are rarer than these are kept as they are."""

    run: Annotated[str, Attribute("Run", NAME)] = ""
    separation: Annotated[str, Attribute("Separation", WORDS)] = ""
    sheet_name: Annotated[str, Attribute("SheetName", WORDS)] = ""
    side: Annotated[str, Attribute("Side", NAME)] = ""
    signature_name: Annotated[str, Attribute("SignatureName", WORDS)] = ""
