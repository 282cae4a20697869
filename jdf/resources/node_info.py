"""NodeInfo: by when the work is due and where the finished ticket goes."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Resource, element
from jdf.values import DATE_TIME, INTEGER, STRING, URL, enumeration
from jdf.vocabulary import DUE_LEVELS, NODE_STATUS


@element(
    "NodeInfo",
    clause="Common Resources",
    resource_class="Parameter",
    also="CleanupDuration IPPVersion MergeTarget NaturalLang SetupDuration TotalDuration WorkStepID",
)
class NodeInfo(Resource):
    """Planning of a node; the deadline is LastEnd, the return folder TargetRoute.

    TargetRoute belongs to two-way hot folders without JMF and is left away in any other case.
    """

    start: Annotated[datetime | None, Attribute("Start", DATE_TIME)] = None
    end: Annotated[datetime | None, Attribute("End", DATE_TIME)] = None
    first_start: Annotated[datetime | None, Attribute("FirstStart", DATE_TIME)] = None
    last_start: Annotated[datetime | None, Attribute("LastStart", DATE_TIME)] = None
    first_end: Annotated[datetime | None, Attribute("FirstEnd", DATE_TIME)] = None
    last_end: Annotated[datetime | None, Attribute("LastEnd", DATE_TIME)] = None
    job_priority: Annotated[int | None, Attribute("JobPriority", INTEGER)] = None
    due_level: Annotated[str, Attribute("DueLevel", enumeration("due level", DUE_LEVELS))] = ""
    node_status: Annotated[str, Attribute("NodeStatus", enumeration("node status", NODE_STATUS))] = ""
    node_status_details: Annotated[str, Attribute("NodeStatusDetails", STRING)] = ""
    route: Annotated[str, Attribute("Route", URL)] = ""
    target_route: Annotated[str, Attribute("TargetRoute", URL)] = ""
