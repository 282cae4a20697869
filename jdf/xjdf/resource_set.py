"""ResourceSet, Resource, Part: what goes in and comes out, each kind in a set of its own."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, xjdf_element
from jdf.values import NMTOKEN, STRING, enumeration
from jdf.vocabulary import LINK_USAGE


@xjdf_element(
    "Part",
    clause="XJDF 2.1, Part",
    also="BinderySignatureID BlockName BundleItemName DocIndex Location LotID Metadata Option PageNumber PreviewType"
    " PrintCondition Product ProductPart QualityMeasurement RunIndex SetIndex SheetIndex SheetName Side StationName"
    " TileID TransferCurveName WebName",
)
class Part(Element):
    """Which resource of the set is meant: of which contact, drop, version, run or ink."""

    contact_type: Annotated[str, Attribute("ContactType", NMTOKEN)] = ""
    drop_id: Annotated[str, Attribute("DropID", NMTOKEN)] = ""
    part_version: Annotated[str, Attribute("PartVersion", NMTOKEN)] = ""
    run: Annotated[str, Attribute("Run", NMTOKEN)] = ""
    separation: Annotated[str, Attribute("Separation", NMTOKEN)] = ""


@xjdf_element(
    "Resource",
    clause="XJDF 2.1, Resource",
    also="Brand CommentURL Duration Expires ExternalID GrossWeight ID Orientation ResourceWeight Start StartOffset"
    " Status Transformation",
)
class Resource(Element):
    """One resource of a set: its parts, and what it is."""

    descriptive_name: Annotated[str, Attribute("DescriptiveName", STRING)] = ""
    parts: Annotated[tuple[Part, ...], Child()] = ()
    specific: Annotated[Element | None, Child()] = None


@xjdf_element(
    "ResourceSet",
    clause="XJDF 2.1, ResourceSet",
    also="CombinedProcessIndex CommentURL DescriptiveName ID ProcessUsage Unit",
)
class ResourceSet(Element):
    """All resources of one kind."""

    name: Annotated[str, Attribute("Name", NMTOKEN, required=True)]
    usage: Annotated[str, Attribute("Usage", enumeration("usage", LINK_USAGE))] = ""
    resources: Annotated[tuple[Resource, ...], Child()] = ()
