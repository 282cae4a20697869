"""UpdateJDF: a device asks that a ticket be changed."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.value_types import WORDS


@message_element("UpdateJDFCmdParams", clause="Messaging, Extending Messages to Jobs", reach=Reach("1.3"))
class UpdateJDFCmdParams(MessageElement):
    """Which ticket is to be changed; the change stands inside as it is."""

    parent_job_id: Annotated[str, Attribute("ParentJobID", WORDS, Reach("1.7"))] = ""
    parent_job_part_id: Annotated[str, Attribute("ParentJobPartID", WORDS, Reach("1.7"))] = ""


@message(
    "UpdateJDF",
    (Family.COMMAND,),
    clause="Messaging, Extending Messages to Jobs",
    reach=Reach("1.3"),
    needs="params",
)
class UpdateJDF(Body):
    """Asks that nodes, resources or links be added to a ticket."""

    params: Annotated[UpdateJDFCmdParams | None, Child()] = None


@answer(UpdateJDF)
class UpdateJDFAnswer(Body):
    """The change as it was made."""

    params: Annotated[UpdateJDFCmdParams | None, Child()] = None
