"""ExposedMedia: the plates of a job."""

from typing import Annotated

from jdf.element import Attribute, Child, Reference, Resource, element
from jdf.values import NMTOKENS, STRING, enumeration
from jdf.vocabulary import SHEET_SIDES


@element(
    "ExposedMedia",
    clause="Process Resources",
    resource_class="Handling",
    also="AlternateBrand Amount AmountProduced AmountRequired BatchID Brand ColorType GrossWeight LotControl"
    " Manufacturer PageListIndex PlateType Polarity ProofName ProofQuality ProofType PunchType Resolution"
    " ResourceWeight Unit",
)
class ExposedMedia(Resource):
    """A plate for each ink of each printed side of each sheet, and the raw plate they are made of."""

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    signature_name: Annotated[str, Attribute("SignatureName", STRING)] = ""
    sheet_name: Annotated[str, Attribute("SheetName", STRING)] = ""
    side: Annotated[str, Attribute("Side", enumeration("side", SHEET_SIDES))] = ""
    separation: Annotated[str, Attribute("Separation", STRING)] = ""
    media: Annotated[str, Reference("Media")] = ""
    partitions: "Annotated[tuple[ExposedMedia, ...], Child()]" = ()
