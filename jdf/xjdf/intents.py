"""The intents of XJDF: plain attributes where JDF 1.x has spans, and closed values."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, xjdf_element
from jdf.values import (
    BOOLEAN,
    IDREF,
    INTEGER,
    LENGTH,
    LENGTHS_BOX,
    LENGTHS_XY,
    LENGTHS_XYZ,
    NMTOKEN,
    NMTOKENS,
    NUMBER,
    PATH,
    STRING,
    enumeration,
)
from jdf.vocabulary import (
    BINDING_SIDES,
    MEDIA_TYPES,
    SIDES,
    SPAN_VALUES,
    XJDF_BINDING_TYPES,
    XJDF_COATINGS,
)

_CLAUSE = "XJDF 2.1, Product Intent"
_COATING = enumeration("coating", XJDF_COATINGS)
_GLUE = enumeration("glue", SPAN_VALUES["SpineGlue"])
_SIDE = enumeration("side", ("Front", "Back"))


@xjdf_element("Certification", clause=_CLAUSE, also="Claim Identifier")
class Certification(Element):
    """A certificate of origin by the organisation that gives it."""

    organization: Annotated[str, Attribute("Organization", NMTOKEN)] = ""


@xjdf_element("LayoutIntent", clause=_CLAUSE, also="NamedDimensions NumberUp Orientation SpreadType")
class LayoutIntent(Element):
    """The trimmed piece with its spine, the open sheet, pages and sides."""

    bleed_mm: Annotated[float | None, Attribute("Bleed", LENGTH)] = None
    dimensions_mm: Annotated[tuple[float, ...], Attribute("Dimensions", LENGTHS_XY)] = ()
    finished_dimensions_mm: Annotated[tuple[float, ...], Attribute("FinishedDimensions", LENGTHS_XYZ)] = ()
    pages: Annotated[int | None, Attribute("Pages", INTEGER)] = None
    sides: Annotated[str, Attribute("Sides", enumeration("sides", SIDES))] = ""


@xjdf_element(
    "MediaIntent",
    clause=_CLAUSE,
    also="BackISOPaperSubstrate Flute FluteDirection ISOPaperSubstrate LabColorValue MediaColor Opacity PrePrinted"
    " Texture",
)
class MediaIntent(Element):
    """The stock; MediaType cannot be left out."""

    back_coating: Annotated[str, Attribute("BackCoating", _COATING)] = ""
    brand: Annotated[str, Attribute("Brand", STRING)] = ""
    buyer_supplied: Annotated[bool | None, Attribute("BuyerSupplied", BOOLEAN)] = None
    coating: Annotated[str, Attribute("Coating", _COATING)] = ""
    grain_direction: Annotated[
        str,
        Attribute(
            "GrainDirection", enumeration("direction", ("Any", "SameDirection", "XDirection", "YDirection"))
        ),
    ] = ""
    media_color_details: Annotated[str, Attribute("MediaColorDetails", STRING)] = ""
    media_quality: Annotated[str, Attribute("MediaQuality", STRING)] = ""
    media_type: Annotated[str, Attribute("MediaType", enumeration("media type", MEDIA_TYPES), required=True)]
    media_type_details: Annotated[str, Attribute("MediaTypeDetails", NMTOKEN)] = ""
    stock_type: Annotated[str, Attribute("StockType", NMTOKEN)] = ""
    thickness_um: Annotated[float | None, Attribute("Thickness", NUMBER)] = None
    weight_gsm: Annotated[float | None, Attribute("Weight", NUMBER)] = None
    certifications: Annotated[tuple[Certification, ...], Child()] = ()


@xjdf_element("SurfaceColor", clause=_CLAUSE, also="Coverage")
class SurfaceColor(Element):
    """The inks and varnishes of one side, as name tokens."""

    coatings: Annotated[tuple[str, ...], Attribute("Coatings", NMTOKENS)] = ()
    colors_used: Annotated[tuple[str, ...], Attribute("ColorsUsed", NMTOKENS)] = ()
    print_standard: Annotated[str, Attribute("PrintStandard", NMTOKEN)] = ""
    surface: Annotated[str, Attribute("Surface", _SIDE, required=True)]


@xjdf_element("ColorIntent", clause=_CLAUSE)
class ColorIntent(Element):
    """The inks of the printed sides."""

    surfaces: Annotated[tuple[SurfaceColor, ...], Child()] = ()


@xjdf_element("EdgeGluing", clause=_CLAUSE)
class EdgeGluing(Element):
    """A pad or a set, glued at one edge."""

    edge_glue: Annotated[str, Attribute("EdgeGlue", _GLUE)] = ""


@xjdf_element(
    "HardCoverBinding",
    clause=_CLAUSE,
    also="CoverStyle EndSheets HeadBandColor HeadBandColorDetails HeadBands Jacket JacketFoldingWidth JapanBind"
    " SpineOperations Thickness TightBacking",
)
class HardCoverBinding(Element):
    """A book in boards."""

    block_thread_sewing: Annotated[bool | None, Attribute("BlockThreadSewing", BOOLEAN)] = None
    spine_glue: Annotated[str, Attribute("SpineGlue", _GLUE)] = ""


@xjdf_element("SaddleStitching", clause=_CLAUSE, also="StapleShape")
class SaddleStitching(Element):
    """Staples through the fold."""

    stitch_number: Annotated[int | None, Attribute("StitchNumber", INTEGER)] = None


@xjdf_element("SideStitching", clause=_CLAUSE, also="StapleShape")
class SideStitching(Element):
    """Staples through the side."""

    stitch_number: Annotated[int | None, Attribute("StitchNumber", INTEGER)] = None


@xjdf_element(
    "SoftCoverBinding",
    clause=_CLAUSE,
    also="EndSheets FoldingWidth FoldingWidthBack GlueProcedure Scoring SpineOperations",
)
class SoftCoverBinding(Element):
    """A book in a paper cover."""

    block_thread_sewing: Annotated[bool | None, Attribute("BlockThreadSewing", BOOLEAN)] = None
    spine_glue: Annotated[str, Attribute("SpineGlue", _GLUE)] = ""


@xjdf_element(
    "BindingIntent",
    clause=_CLAUSE,
    also="BackCoverColor BackCoverColorDetails BindingColor CoverColor CoverColorDetails",
)
class BindingIntent(Element):
    """How the parts, named in their order, are held together."""

    binding_color_details: Annotated[str, Attribute("BindingColorDetails", STRING)] = ""
    binding_order: Annotated[
        str, Attribute("BindingOrder", enumeration("binding order", ("None", "Collecting", "Gathering")))
    ] = ""
    binding_side: Annotated[str, Attribute("BindingSide", enumeration("binding side", BINDING_SIDES))] = ""
    binding_type: Annotated[
        str, Attribute("BindingType", enumeration("binding type", XJDF_BINDING_TYPES), required=True)
    ]
    children: Annotated[tuple[str, ...], Attribute("ChildRefs", NMTOKENS)] = ()
    edge_gluing: Annotated[EdgeGluing | None, Child()] = None
    hard_cover: Annotated[HardCoverBinding | None, Child()] = None
    saddle_stitching: Annotated[SaddleStitching | None, Child()] = None
    side_stitching: Annotated[SideStitching | None, Child()] = None
    soft_cover: Annotated[SoftCoverBinding | None, Child()] = None


@xjdf_element("Crease", clause=_CLAUSE, also="StartPosition WorkingDirection WorkingPath")
class Crease(Element):
    """A pressed line; without a path, where the fold lies."""

    depth_um: Annotated[float | None, Attribute("Depth", NUMBER)] = None


@xjdf_element("Fold", clause=_CLAUSE)
class Fold(Element):
    """One fold: from which edge, where to, how far."""

    origin: Annotated[str, Attribute("From", enumeration("from", ("Front", "Left")), required=True)]
    to: Annotated[str, Attribute("To", enumeration("to", ("Up", "Down")), required=True)]
    travel_mm: Annotated[float | None, Attribute("Travel", LENGTH)] = None


@xjdf_element("FoldingIntent", clause=_CLAUSE, also="FoldingDetails Orientation")
class FoldingIntent(Element):
    """The fold by its catalogue name, its steps, and creases."""

    fold_catalog: Annotated[str, Attribute("FoldCatalog", NMTOKEN)] = ""
    creases: Annotated[tuple[Crease, ...], Child()] = ()
    folds: Annotated[tuple[Fold, ...], Child()] = ()


@xjdf_element("LaminatingIntent", clause=_CLAUSE, also="Temperature Thickness")
class LaminatingIntent(Element):
    """A film over the print of the front, the back or both."""

    surfaces: Annotated[tuple[str, ...], Attribute("Surface", NMTOKENS, required=True)]
    texture: Annotated[str, Attribute("Texture", NMTOKEN)] = ""


@xjdf_element("EmbossingItem", clause=_CLAUSE, also="Face FoilColor Height Position Separation ToolName")
class EmbossingItem(Element):
    """One foil or relief."""

    direction: Annotated[
        str, Attribute("Direction", enumeration("direction", ("Both", "Depressed", "Flat", "Raised")))
    ] = ""
    embossing_type: Annotated[str, Attribute("EmbossingType", NMTOKEN, required=True)]
    foil_color_details: Annotated[str, Attribute("FoilColorDetails", STRING)] = ""
    image_size_mm: Annotated[tuple[float, ...], Attribute("ImageSize", LENGTHS_XY)] = ()


@xjdf_element("EmbossingIntent", clause=_CLAUSE)
class EmbossingIntent(Element):
    """All foils and reliefs of a piece."""

    items: Annotated[tuple[EmbossingItem, ...], Child()] = ()


@xjdf_element(
    "HolePattern", clause=_CLAUSE, also="CenterReference HoleCount Pattern Pitch ReferenceEdge Reinforcement"
)
class HolePattern(Element):
    """Holes: here one by its centre."""

    center_mm: Annotated[tuple[float, ...], Attribute("Center", LENGTHS_XY)] = ()
    extent_mm: Annotated[tuple[float, ...], Attribute("Extent", LENGTHS_XY)] = ()
    shape: Annotated[
        str, Attribute("Shape", enumeration("hole shape", ("Round", "Rectangular", "Elliptical")))
    ] = ""


@xjdf_element("HoleMakingIntent", clause=_CLAUSE)
class HoleMakingIntent(Element):
    """All holes of a piece."""

    patterns: Annotated[tuple[HolePattern, ...], Child()] = ()


@xjdf_element("ShapeCut", clause=_CLAUSE, also="CutOut")
class ShapeCut(Element):
    """One cut that is not the straight trim."""

    cut_box_mm: Annotated[tuple[float, ...], Attribute("CutBox", LENGTHS_BOX)] = ()
    cut_depth: Annotated[str, Attribute("CutDepth", enumeration("cut depth", SPAN_VALUES["CutDepth"]))] = ""
    cut_path: Annotated[str, Attribute("CutPath", PATH)] = ""
    cut_type: Annotated[str, Attribute("CutType", enumeration("cut type", SPAN_VALUES["CutType"]))] = ""
    shape_type: Annotated[
        str, Attribute("ShapeType", enumeration("shape type", SPAN_VALUES["ShapeType"]), required=True)
    ]
    shape_type_details: Annotated[str, Attribute("ShapeTypeDetails", STRING)] = ""


@xjdf_element("ShapeCuttingIntent", clause=_CLAUSE)
class ShapeCuttingIntent(Element):
    """All such cuts of a piece."""

    cuts: Annotated[tuple[ShapeCut, ...], Child()] = ()


@xjdf_element("ProductionIntent", clause=_CLAUSE, also="PrintPreference")
class ProductionIntent(Element):
    """The printing process, where the customer may choose it."""

    print_process: Annotated[str, Attribute("PrintProcess", NMTOKEN)] = ""


@xjdf_element(
    "VariableIntent", clause=_CLAUSE, also="Area ChildRefs ColorsUsedBack ColorsUsedFront MaxPages MinPages"
)
class VariableIntent(Element):
    """What differs from piece to piece; running numbers too, for XJDF has no intent of their own."""

    average_pages: Annotated[int | None, Attribute("AveragePages", INTEGER)] = None
    number_of_copies: Annotated[int | None, Attribute("NumberOfCopies", INTEGER)] = None
    variable_quality: Annotated[
        str, Attribute("VariableQuality", enumeration("variable quality", SPAN_VALUES["VariableQuality"]))
    ] = ""
    variable_type: Annotated[
        str,
        Attribute("VariableType", enumeration("variable type", SPAN_VALUES["VariableType"]), required=True),
    ]


@xjdf_element("BindIn", clause=_CLAUSE, also="Orientation Position")
class BindIn(Element):
    """A part bound in behind a page."""

    child: Annotated[str, Attribute("ChildRef", IDREF, required=True)]
    folio: Annotated[int | None, Attribute("Folio", INTEGER)] = None


@xjdf_element("BlowIn", clause=_CLAUSE, also="Orientation")
class BlowIn(Element):
    """A part put in loose between pages."""

    child: Annotated[str, Attribute("ChildRef", IDREF, required=True)]
    folio_from: Annotated[int | None, Attribute("FolioFrom", INTEGER)] = None
    folio_to: Annotated[int | None, Attribute("FolioTo", INTEGER)] = None


@xjdf_element("AssemblingIntent", clause=_CLAUSE)
class AssemblingIntent(Element):
    """What is put into which product."""

    container: Annotated[str, Attribute("Container", IDREF, required=True)]
    bound: Annotated[tuple[BindIn, ...], Child()] = ()
    blown: Annotated[tuple[BlowIn, ...], Child()] = ()


@xjdf_element("ProofItem", clause=_CLAUSE, also="HalfTone ID PageIndex ProofTarget")
class ProofItem(Element):
    """One proof."""

    amount: Annotated[int | None, Attribute("Amount", INTEGER)] = None
    color_type: Annotated[
        str, Attribute("ColorType", enumeration("color type", SPAN_VALUES["ColorType"]))
    ] = ""
    contract: Annotated[bool | None, Attribute("Contract", BOOLEAN)] = None


@xjdf_element("ContentCheckIntent", clause=_CLAUSE)
class ContentCheckIntent(Element):
    """The proofs the customer sees."""

    proofs: Annotated[tuple[ProofItem, ...], Child()] = ()
