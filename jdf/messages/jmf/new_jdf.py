"""NewJDF: a device asks for a job that it has no ticket of."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.id_info import IDInfo
from jdf.messages.value_types import WORDS


@message_element("NewJDFQuParams", clause="Messaging, Extending Messages to Jobs")
class NewJDFQuParams(MessageElement):
    """Which job is asked for."""

    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""


@message_element("NewJDFCmdParams", clause="Messaging, Extending Messages to Jobs")
class NewJDFCmdParams(MessageElement):
    """What the new job is; it stands inside."""

    jdf_details: Annotated[str, Attribute("JDFDetails", WORDS)] = ""
    id_infos: Annotated[tuple[IDInfo, ...], Child()] = ()


@message(
    "NewJDF",
    (Family.QUERY, Family.COMMAND),
    clause="Messaging, Extending Messages to Jobs",
    needs="params command_params",
    only={"params": (Family.QUERY,), "command_params": (Family.COMMAND,)},
)
class NewJDF(Body):
    """Asks to be told of a job, or that one be made."""

    params: Annotated[NewJDFQuParams | None, Child()] = None
    command_params: Annotated[NewJDFCmdParams | None, Child()] = None


@answer(NewJDF, only={"params": (Family.SIGNAL,)})
class NewJDFAnswer(Body):
    """The identity of the job; a signal carries the question too."""

    params: Annotated[NewJDFQuParams | None, Child()] = None
    id_infos: Annotated[tuple[IDInfo, ...], Child()] = ()
