"""Layout: the sheets of a job, with all that is placed on them."""

from typing import Annotated

from jdf.element import Attribute, Child, Reference, Resource, element
from jdf.values import NMTOKENS, STRING, enumeration
from jdf.vocabulary import SHEET_SIDES


@element(
    "Layout",
    clause="Process Resources",
    resource_class="Parameter",
    also="Automated BaseOrdReset Border FinishedPageOrientation ForceFrontSide LockOrigins MaxCollect MaxDocOrd MaxOrd"
    " MaxSetOrd MinCollect Name NumberUp OrdReset OrdsConsumed PresentationDirection Rotate SheetCountReset"
    " SheetNameFormat SheetNameTemplate Sides SourceWorkStyle SurfaceContentsBox TemplateType",
)
class Layout(Resource):
    """One partition a signature, sheet and side; prepress fills in what lies where."""

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    signature_name: Annotated[str, Attribute("SignatureName", STRING)] = ""
    sheet_name: Annotated[str, Attribute("SheetName", STRING)] = ""
    side: Annotated[str, Attribute("Side", enumeration("side", SHEET_SIDES))] = ""
    media: Annotated[str, Reference("Media")] = ""
    partitions: "Annotated[tuple[Layout, ...], Child()]" = ()
