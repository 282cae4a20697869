"""ColorantControl: which inks a press prints."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reference, Resource, element
from jdf.resources.color_intent import SeparationSpec
from jdf.values import NMTOKEN, NMTOKENS, PAGES, STRING, enumeration
from jdf.vocabulary import SHEET_SIDES

_SIDE = enumeration("side", SHEET_SIDES)


@element("ColorantParams", clause="Process Resources")
class ColorantParams(Element):
    """The spot colours, by name, beside those of the process color model."""

    inks: Annotated[tuple[SeparationSpec, ...], Child()] = ()


@element(
    "ColorantControl",
    clause="Process Resources",
    resource_class="Parameter",
    also="ForceSeparations InternalColorModel MappingSelection",
)
class ColorantControl(Resource):
    """The inks by model (DeviceCMYK, DeviceGray) and name, for all pages or by part and side."""

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    run_index: Annotated[str, Attribute("RunIndex", PAGES)] = ""
    signature_name: Annotated[str, Attribute("SignatureName", STRING)] = ""
    sheet_name: Annotated[str, Attribute("SheetName", STRING)] = ""
    side: Annotated[str, Attribute("Side", _SIDE)] = ""
    process_color_model: Annotated[str, Attribute("ProcessColorModel", NMTOKEN)] = ""
    color_pool: Annotated[str, Reference("ColorPool")] = ""
    colorant_params: Annotated[ColorantParams | None, Child()] = None
    partitions: "Annotated[tuple[ColorantControl, ...], Child()]" = ()
