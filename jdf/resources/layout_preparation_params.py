"""LayoutPreparationParams: how pages come onto sheets."""

from typing import Annotated

from jdf.element import Attribute, Child, Resource, element
from jdf.values import NMTOKEN, NMTOKENS, NUMBERS_XY, PAGES, enumeration
from jdf.vocabulary import BINDING_EDGES, PRESS_SIDES

_SIDES = enumeration("sides of a sheet", PRESS_SIDES)
_EDGE = enumeration("binding edge", BINDING_EDGES)


@element(
    "LayoutPreparationParams",
    clause="Process Resources",
    resource_class="Parameter",
    also="BackMarkList CreepValue FinishingOrder FoldCatalog FoldCatalogOrientation FrontMarkList Gutter"
    " GutterMinimumLimit HorizontalCreep ImplicitGutter ImplicitGutterMinimumLimit PageOrder"
    " PresentationDirection Rotate StackDepth StepDocs StepRepeat SurfaceContentsBox VerticalCreep",
)
class LayoutPreparationParams(Resource):
    """Pages on a sheet (NumberUp), their order (Saddle, Sequential), the bound edge."""

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    run_index: Annotated[str, Attribute("RunIndex", PAGES)] = ""
    sides: Annotated[str, Attribute("Sides", _SIDES)] = ""
    number_up: Annotated[tuple[float, ...], Attribute("NumberUp", NUMBERS_XY)] = ()
    page_distribution_scheme: Annotated[str, Attribute("PageDistributionScheme", NMTOKEN)] = ""
    binding_edge: Annotated[str, Attribute("BindingEdge", _EDGE)] = ""
    partitions: "Annotated[tuple[LayoutPreparationParams, ...], Child()]" = ()
