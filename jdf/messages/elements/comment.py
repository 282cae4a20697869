"""Comment: words for people, often the only ones that say why a device refused a job."""

from typing import Annotated

from jdf.element import Attribute, Content, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.value_types import NAME, WORDS


@message_element("Comment", clause="Structure of JDF Nodes and Jobs")
class Comment(MessageElement):
    """A remark of the sender: untrusted text, to be shown as text and nothing else."""

    name: Annotated[str, Attribute("Name", NAME)] = ""
    id: Annotated[str, Attribute("ID", NAME, Reach("1.3"))] = ""
    language: Annotated[str, Attribute("Language", WORDS)] = ""
    text: Annotated[str, Content(WORDS)] = ""
