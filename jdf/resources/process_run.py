"""ProcessRun: how a device's run ended."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Element, element
from jdf.values import DATE_TIME, DURATION, ID, STRING, enumeration
from jdf.vocabulary import END_STATUS


@element("ProcessRun", clause="Audit Elements", also="QueueEntryID ReturnTime SpawnID SubmissionTime refID")
class ProcessRun(Element):
    """A device's closing entry: from when to when it ran and with what result."""

    agent_name: Annotated[str, Attribute("AgentName", STRING)] = ""
    agent_version: Annotated[str, Attribute("AgentVersion", STRING)] = ""
    id: Annotated[str, Attribute("ID", ID)] = ""
    time_stamp: Annotated[datetime, Attribute("TimeStamp", DATE_TIME, required=True)]
    start: Annotated[datetime | None, Attribute("Start", DATE_TIME)] = None
    end: Annotated[datetime | None, Attribute("End", DATE_TIME)] = None
    end_status: Annotated[str, Attribute("EndStatus", enumeration("end status", END_STATUS), required=True)]
    duration: Annotated[str, Attribute("Duration", DURATION)] = ""
