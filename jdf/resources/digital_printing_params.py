"""DigitalPrintingParams: how a digital press prints."""

from typing import Annotated

from jdf.element import Attribute, Child, Reference, Resource, element
from jdf.values import NMTOKENS, PAGES, enumeration
from jdf.vocabulary import COLLATES, PRESS_SIDES

_SIDES = enumeration("sides of a sheet", PRESS_SIDES)
_COLLATE = enumeration("collate", COLLATES)


@element(
    "DigitalPrintingParams",
    clause="Process Resources",
    resource_class="Parameter",
    also="DirectProofAmount ManualFeed NonPrintableMarginBottom NonPrintableMarginLeft NonPrintableMarginRight"
    " NonPrintableMarginTop OutputBin PageDelivery PrintPass PrintQuality PrintingType SheetLay StackAmount",
)
class DigitalPrintingParams(Resource):
    """Sides, collation and stock; where parts differ, each has a partition of its pages (RunIndex)."""

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    run_index: Annotated[str, Attribute("RunIndex", PAGES)] = ""
    sides: Annotated[str, Attribute("Sides", _SIDES)] = ""
    collate: Annotated[str, Attribute("Collate", _COLLATE)] = ""
    media: Annotated[str, Reference("Media")] = ""
    partitions: "Annotated[tuple[DigitalPrintingParams, ...], Child()]" = ()
