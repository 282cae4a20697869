"""Comment and GeneralID: free words and foreign numbers, anywhere in XJDF."""

from typing import Annotated

from jdf.element import Attribute, Content, Element, xjdf_element
from jdf.values import NMTOKEN, STRING, TEXT


@xjdf_element("Comment", clause="XJDF 2.1, Comment", also="Author ExternalID Language PersonalID TimeStamp")
class Comment(Element):
    """A remark for people."""

    type: Annotated[str, Attribute("Type", NMTOKEN)] = ""
    text: Annotated[str, Content(TEXT)]


@xjdf_element("GeneralID", clause="XJDF 2.1, GeneralID", also="DataType")
class GeneralID(Element):
    """A number of somebody else's, and whose it is."""

    id_usage: Annotated[str, Attribute("IDUsage", NMTOKEN, required=True)]
    id_value: Annotated[str, Attribute("IDValue", STRING, required=True)]
