"""ModifyNode: a device asks that a node be switched on or off, or commented."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.value_types import WORDS
from jdf.values import enumeration
from jdf.vocabulary import ACTIVATION


@message_element("ModifyNodeCmdParams", clause="Messaging, Extending Messages to Jobs", reach=Reach("1.3"))
class ModifyNodeCmdParams(MessageElement):
    """Which node is to be changed."""

    activation: Annotated[str, Attribute("Activation", enumeration("activation", ACTIVATION))] = ""
    job_id: Annotated[str, Attribute("JobID", WORDS, required=True)]
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS, required=True)]


@message(
    "ModifyNode",
    (Family.COMMAND,),
    clause="Messaging, Extending Messages to Jobs",
    reach=Reach("1.3"),
    needs="params",
)
class ModifyNode(Body):
    """Asks that a node be changed."""

    params: Annotated[ModifyNodeCmdParams | None, Child()] = None


@answer(ModifyNode)
class ModifyNodeAnswer(Body):
    """The change as it was made."""

    params: Annotated[ModifyNodeCmdParams | None, Child()] = None
