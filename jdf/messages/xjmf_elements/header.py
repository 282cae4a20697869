"""Header: who says it, when, and to which message it belongs."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Reach
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import MOMENT, NAME, NAMES, WORDS


@xjmf_element("Header", clause="XJDF 2.1, Header")
class Header(MessageElement):
    """Who says it, when, by which ID, and which message it answers."""

    agent_name: Annotated[str, Attribute("AgentName", WORDS)] = ""
    agent_version: Annotated[str, Attribute("AgentVersion", WORDS)] = ""
    author: Annotated[str, Attribute("Author", WORDS)] = ""
    descriptive_name: Annotated[str, Attribute("DescriptiveName", WORDS, Reach("2.1"))] = ""
    device_id: Annotated[str, Attribute("DeviceID", NAME, required=True)]
    ics_versions: Annotated[tuple[str, ...], Attribute("ICSVersions", NAMES)] = ()
    id: Annotated[str, Attribute("ID", NAME)] = ""
    personal_id: Annotated[str, Attribute("PersonalID", NAME)] = ""
    ref_id: Annotated[str, Attribute("refID", NAME)] = ""
    time: Annotated[datetime | None, Attribute("Time", MOMENT, required=True)]
