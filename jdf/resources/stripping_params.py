"""StrippingParams, Position, StripCellParams: which sections lie on which press sheet."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reference, Resource, element
from jdf.values import INTEGERS, LENGTH, LENGTHS_XY, NMTOKENS, NUMBERS_BOX, STRING, enumeration
from jdf.vocabulary import WORK_STYLES

_WORK_STYLE = enumeration("work style", WORK_STYLES)


@element(
    "Position",
    clause="Process Resources, StrippingParams",
    also="AbsoluteBox BlockName MarginBottom MarginLeft MarginRight MarginTop Orientation",
)
class Position(Element):
    """Where a section lies on the sheet, as shares of its width and height."""

    relative_box: Annotated[tuple[float, ...], Attribute("RelativeBox", NUMBERS_BOX)] = ()


@element(
    "StripCellParams",
    clause="Process Resources, StrippingParams",
    also="BackOverfold Creep CutWidthFoot CutWidthHead FrontOverfold Mask MaskBleed MaskSeparation MillingDepth"
    " Sides Spine TrimFace TrimFoot TrimHead",
)
class StripCellParams(Element):
    """The trimmed page and its bleed at each edge; none at the spine, where pages meet."""

    bleed_face_mm: Annotated[float | None, Attribute("BleedFace", LENGTH)] = None
    bleed_foot_mm: Annotated[float | None, Attribute("BleedFoot", LENGTH)] = None
    bleed_head_mm: Annotated[float | None, Attribute("BleedHead", LENGTH)] = None
    bleed_spine_mm: Annotated[float | None, Attribute("BleedSpine", LENGTH)] = None
    trim_size_mm: Annotated[tuple[float, ...], Attribute("TrimSize", LENGTHS_XY)] = ()


@element(
    "StrippingParams",
    clause="Process Resources",
    resource_class="Parameter",
    also="AssemblyID AssemblyIDs Automated FeedSheetLay GangElementID InnermostShingling JobID OutermostShingling"
    " SheetLay SheetNameFormat SheetNameTemplate StackDepth",
)
class StrippingParams(Resource):
    """How the sections of a job are laid on press sheets, one partition a sheet (SignatureName, SheetName)."""

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    signature_name: Annotated[str, Attribute("SignatureName", STRING)] = ""
    sheet_name: Annotated[str, Attribute("SheetName", STRING)] = ""
    section_list: Annotated[tuple[int, ...], Attribute("SectionList", INTEGERS)] = ()
    work_style: Annotated[str, Attribute("WorkStyle", _WORK_STYLE)] = ""
    bindery_signature: Annotated[str, Reference("BinderySignature")] = ""
    media: Annotated[str, Reference("Media")] = ""
    position: Annotated[Position | None, Child()] = None
    strip_cell: Annotated[StripCellParams | None, Child()] = None
    partitions: "Annotated[tuple[StrippingParams, ...], Child()]" = ()
