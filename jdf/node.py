"""The node of a ticket, its pools and its links."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, element
from jdf.names import XSI_TYPE
from jdf.resources.audit_pool import AuditPool
from jdf.resources.comment import Comment
from jdf.resources.customer_info import CustomerInfo
from jdf.resources.general_id import GeneralID
from jdf.resources.node_info import NodeInfo
from jdf.values import (
    ID,
    IDREF,
    INTEGERS,
    LONG_STRING,
    NMTOKEN,
    NMTOKENS,
    NUMBER,
    SHORT_STRING,
    STRING,
    enumeration,
)
from jdf.vocabulary import ACTIVATION, LINK_USAGE, NODE_STATUS, PARTITION_KEYS, VERSIONS

_VERSION = enumeration("version", VERSIONS)


@element(
    "Part",
    clause="Structure of JDF Nodes and Jobs, Partitioned Resources",
    also=" ".join(sorted(PARTITION_KEYS - {"PartVersion"})),
)
class Part(Element):
    """Which partitions of a resource are meant, by their keys."""

    part_version: Annotated[str, Attribute("PartVersion", STRING)] = ""


@element(
    "PartAmount", clause="Structure of JDF Nodes and Jobs, AmountPool", also="MaxAmount MinAmount DraftOK"
)
class PartAmount(Element):
    """How many of some partitions are wanted, and how many were made."""

    amount: Annotated[float | None, Attribute("Amount", NUMBER)] = None
    actual_amount: Annotated[float | None, Attribute("ActualAmount", NUMBER)] = None
    parts: Annotated[tuple[Part, ...], Child()] = ()


@element("AmountPool", clause="Structure of JDF Nodes and Jobs, AmountPool", also="MaxAmount MinAmount")
class AmountPool(Element):
    """The amounts of partitions, where they differ."""

    amounts: Annotated[tuple[PartAmount, ...], Child()] = ()


@element(
    "ResourceLink",
    clause="Structure of JDF Nodes and Jobs",
    also="CombinedProcessType DraftOK Duration MaxAmount MinAmount MinLateStatus MinStatus"
    " PipePause PipeResume Recommendation RemotePipeEndPause RemotePipeEndResume Start StartOffset"
    " Transformation Orientation PipePartIDKeys PipeProtocol PipeURL rSubRef",
)
class ResourceLink(Element):
    """Says that a resource goes into a node or comes out of it; written as `<ComponentLink .../>`.

    The ordered quantity is the Amount of the root's output ComponentLink.
    """

    resource: str
    target: Annotated[str, Attribute("rRef", IDREF, required=True)]
    usage: Annotated[str, Attribute("Usage", enumeration("usage", LINK_USAGE), required=True)] = "Input"
    process_usage: Annotated[str, Attribute("ProcessUsage", STRING)] = ""
    amount: Annotated[float | None, Attribute("Amount", NUMBER)] = None
    actual_amount: Annotated[float | None, Attribute("ActualAmount", NUMBER)] = None
    steps: Annotated[tuple[int, ...], Attribute("CombinedProcessIndex", INTEGERS)] = ()
    amount_pool: Annotated[AmountPool | None, Child()] = None

    def xml_name(self) -> str:
        """Return the resource's name with the ending Link."""
        return f"{self.resource}Link"


@element("ResourcePool", clause="Structure of JDF Nodes and Jobs")
class ResourcePool(Element):
    """Holds the resources of a node and of all nodes below it."""

    resources: Annotated[tuple[Element, ...], Child()] = ()


@element("ResourceLinkPool", clause="Structure of JDF Nodes and Jobs")
class ResourceLinkPool(Element):
    """Holds the links of one node."""

    links: Annotated[tuple[ResourceLink, ...], Child()] = ()


@element(
    "JDF",
    clause="Structure of JDF Nodes and Jobs",
    also="NamedFeatures ProjectID RelatedJobID RelatedJobPartID RelatedProjectID SpawnID Template TemplateID"
    " TemplateVersion",
)
class JDF(Element):
    """One node of a job: what is wanted (Product) or what is done (a process).

    `xsi:type` repeats Type; with it the official schema also judges which links a node may have. CustomerInfo and
    NodeInfo are resources in the pool since 1.3, before that they stand in the node.
    """

    id: Annotated[str, Attribute("ID", ID, required=True)]
    type: Annotated[str, Attribute("Type", NMTOKEN, required=True)]
    xsi_type: Annotated[str, Attribute(XSI_TYPE, NMTOKEN)] = ""
    types: Annotated[tuple[str, ...], Attribute("Types", NMTOKENS)] = ()
    status: Annotated[str, Attribute("Status", enumeration("node status", NODE_STATUS), required=True)] = (
        "Waiting"
    )
    status_details: Annotated[str, Attribute("StatusDetails", SHORT_STRING)] = ""
    activation: Annotated[str, Attribute("Activation", enumeration("activation", ACTIVATION))] = ""
    job_id: Annotated[str, Attribute("JobID", SHORT_STRING)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", SHORT_STRING)] = ""
    version: Annotated[str, Attribute("Version", _VERSION)] = ""
    max_version: Annotated[str, Attribute("MaxVersion", _VERSION)] = ""
    category: Annotated[str, Attribute("Category", NMTOKEN)] = ""
    ics_versions: Annotated[tuple[str, ...], Attribute("ICSVersions", NMTOKENS)] = ()
    descriptive_name: Annotated[str, Attribute("DescriptiveName", LONG_STRING)] = ""
    audit_pool: Annotated[AuditPool | None, Child()] = None
    customer_info: Annotated[CustomerInfo | None, Child(Reach(until="1.2"))] = None
    node_info: Annotated[NodeInfo | None, Child(Reach(until="1.2"))] = None
    resource_pool: Annotated[ResourcePool | None, Child()] = None
    link_pool: Annotated[ResourceLinkPool | None, Child()] = None
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    general_ids: Annotated[tuple[GeneralID, ...], Child(Reach("1.4"))] = ()
    nodes: "Annotated[tuple[JDF, ...], Child()]" = ()
