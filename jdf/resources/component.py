"""Component: the product, or a part of it."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach, Resource, element
from jdf.values import LENGTHS_XYZ, NMTOKEN, NMTOKENS, STRING, enumerations
from jdf.vocabulary import COMPONENT_TYPES


@element(
    "Component",
    clause="Intent Resources and Process Resources",
    resource_class="Quantity",
    also="AlternateBrand Amount AmountProduced AmountRequired AssemblyIDs Automation BatchID Brand"
    " CartonTopFlaps Columns GrossWeight IsWaste LotControl Manufacturer MaxHeat Overfold OverfoldSide"
    " PageListIndex ReaderPageCount ResourceWeight SheetPart SourceRibbon SourceSheet SourceWeb"
    " SpineThickness SurfaceCount Transformation Unit WindingResult",
)
class Component(Resource):
    """What comes out of a node: FinalProduct at the root, PartialProduct below it.

    Its Status is Unavailable until somebody has made it; devices refuse a ticket that says otherwise.
    """

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    part_version: Annotated[str, Attribute("PartVersion", STRING)] = ""
    component_type: Annotated[
        str, Attribute("ComponentType", enumerations("component type", COMPONENT_TYPES), required=True)
    ] = ""
    product_type: Annotated[str, Attribute("ProductType", NMTOKEN)] = ""
    product_type_details: Annotated[str, Attribute("ProductTypeDetails", STRING, Reach("1.3"))] = ""
    dimensions_mm: Annotated[tuple[float, ...], Attribute("Dimensions", LENGTHS_XYZ)] = ()
    versions: "Annotated[tuple[Component, ...], Child()]" = ()
