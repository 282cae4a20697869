"""Comment: free words for people."""

from typing import Annotated

from jdf.element import Attribute, Content, Element, Reach, element
from jdf.values import ID, NMTOKEN, TEXT


@element(
    "Comment",
    clause="Structure of JDF Nodes and Jobs",
    also="Attribute Box Language Path PersonalID TimeStamp",
)
class Comment(Element):
    """A remark in plain text, at most 20 480 characters; a device may show it and never acts on it."""

    name: Annotated[str, Attribute("Name", NMTOKEN)] = "Description"
    id: Annotated[str, Attribute("ID", ID, Reach("1.3"))] = ""
    text: Annotated[str, Content(TEXT)]
