"""PipeControl: how much flows between two machines that work at once."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import NAME
from jdf.messages.xjmf_elements.resource_set import ResourceSet
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("PipeParams", clause="XJDF 2.1, PipeParams")
class PipeParams(MessageElement):
    """Which pipe does what."""

    job_id: Annotated[str, Attribute("JobID", NAME, required=True)]
    job_part_id: Annotated[str, Attribute("JobPartID", NAME)] = ""
    operation: Annotated[
        str, Attribute("Operation", enumeration("operation", words("Close Pause Pull Push")), required=True)
    ]
    pipe_id: Annotated[str, Attribute("PipeID", NAME, required=True)]
    resource_set: Annotated[ResourceSet | None, Child()] = None


@xjmf_message("PipeControl", (Family.COMMAND,), clause="XJDF 2.1, PipeControl", needs="params")
class PipeControl(Body):
    """Pulls, pushes, pauses or closes a pipe."""

    params: Annotated[PipeParams | None, Child()] = None


@answer(PipeControl)
class PipeControlAnswer(Body):
    """Whether the pipe obeys."""
