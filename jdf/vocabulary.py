"""Closed lists of the standard as data: names, span values, and what our neutral words become in JDF.

The official schema types span values as free tokens, so that a misspelt one passes it; these tables are
what catches it. Clauses: JDF 1.5, chapters named beside each table.
"""

from collections.abc import Mapping
from typing import Final


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list written as one text."""
    return tuple(text.split())


VERSIONS: Final = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9")

# Structure of JDF Nodes and Jobs
ACTIVATION: Final = ("Inactive", "Informative", "Held", "Active", "TestRun", "TestRunAndGo")
LINK_USAGE: Final = ("Input", "Output")
NODE_STATUS: Final = words(
    "Waiting TestRunInProgress Ready FailedTestRun Setup InProgress Cleanup Spawned Suspended Stopped "
    "Completed Aborted Part Pool"
)
RESOURCE_CLASSES: Final = (
    "Parameter",
    "Intent",
    "Consumable",
    "Quantity",
    "Handling",
    "Implementation",
    "PlaceHolder",
)
PARTITION_KEYS: Final = frozenset(
    words(
        "BinderySignatureName BinderySignaturePaginationIndex BlockName BundleItemIndex CellIndex "
        "Condition DeliveryUnit0 DeliveryUnit1 DeliveryUnit2 DeliveryUnit3 DeliveryUnit4 DeliveryUnit5 "
        "DeliveryUnit6 DeliveryUnit7 DeliveryUnit8 DeliveryUnit9 DocCopies DocIndex DocRunIndex "
        "DocSheetIndex DocTags Edition EditionVersion FountainNumber ItemNames LayerIDs Location LotID "
        "Metadata0 Metadata1 Metadata2 Metadata3 Metadata4 Metadata5 Metadata6 Metadata7 Metadata8 "
        "Metadata9 Option PageNumber PageTags PartVersion PlateLayout PreflightRule PreviewType "
        "ProductPart RibbonName Run RunIndex RunPage RunSet RunTags SectionIndex Separation SetCopies "
        "SetDocIndex SetIndex SetRunIndex SetSheetIndex SetTags SheetIndex SheetName Side SignatureName "
        "StationName SubRun TileID WebName WebProduct WebSetup"
    )
)
PROCESS_NAMES: Final = frozenset(
    words(
        "AdhesiveBinding Approval AssetListCreation Bending BlockPreparation BoxFolding BoxPacking Buffer "
        "Bundling CaseMaking CasingIn ChannelBinding CoilBinding Collecting ColorCorrection "
        "ColorSpaceConversion Combine ContactCopying ContoneCalibration ConventionalPrinting "
        "CoverApplication Creasing Cutting CylinderLayoutPreparation DBDocTemplateLayout "
        "DBTemplateMerging Delivery DieDesign DieLayoutProduction DieMaking DigitalDelivery "
        "DigitalPrinting Dividing Embossing EndSheetGluing Feeding FilmToPlateCopying Folding "
        "FormatConversion GangPreparation Gathering Gluing HeadBandApplication HoleMaking IDPrinting "
        "ImageEnhancement ImageReplacement ImageSetting Imposition ImpositionPreparation "
        "InkZoneCalculation Inserting Interpreting Jacketing Labeling Laminating LayoutElementProduction "
        "LayoutPreparation LayoutShifting LongitudinalRibbonOperations ManualLabor Numbering Ordering "
        "PDFToPSConversion PDLCreation PSToPDFConversion Packing PageAssigning Palletizing Perforating "
        "PlasticCombBinding PlateMaking PlateSetting Preflight PrePressPreparation PreviewGeneration "
        "PrintRolling ProofImaging Proofing QualityControl RIPing RasterReading Rendering ResourceDefinition "
        "RingBinding SaddleStitching Scanning Screening Separation ShapeCutting ShapeDefProduction "
        "SheetOptimizing Shrinking SideSewing SoftProofing SpinePreparation SpineTaping Split Stacking "
        "StaticBlocking Stitching Strapping StripBinding Stripping ThreadSealing ThreadSewing Tiling "
        "Trapping Trimming Varnishing Verification WebInlineFinishing Winding WireCombBinding Wrapping "
        "ContentCreation"
    )
)

GENERIC_ATTRIBUTES: Final = frozenset(
    words(
        "BestEffortExceptions CommentURL DescriptiveName ID MustHonorExceptions "
        "OperatorInterventionExceptions SettingsPolicy AgentName AgentVersion Author"
    )
)
"""Attributes the standard allows on nearly every element."""

RESOURCE_ATTRIBUTES: Final = GENERIC_ATTRIBUTES | frozenset(
    words(
        "CatalogDetails CatalogID Class Expires Locked NoOp Orientation PartIDKeys PartUsage PipeID "
        "PipePartIDKeys PipeProtocol PipeURL ProductID SkipIndex SpawnIDs SpawnStatus Status UpdateID "
        "rRefs"
    )
)
"""Attributes the standard allows on every resource."""

# Administration resources
CHANNEL_TYPES: Final = words("ComputerName Email Fax InstantMessaging JMF Mobile Phone PrivateDirectory WWW")
DUE_LEVELS: Final = ("Unknown", "Trivial", "Penalty", "JobCancelled")
END_STATUS: Final = ("Aborted", "Completed", "FailedTestRun", "Ready", "Stopped")
NOTIFICATION_CLASSES: Final = ("Event", "Information", "Warning", "Error", "Fatal")

# Content resources
ELEMENT_TYPES: Final = words(
    "Auxiliary Barcode Composed Document Graphic IdentificationField Image MultiDocument MultiSet "
    "Page Reservation Surface Text Tile Unknown"
)
COMPONENT_TYPES: Final = words("Block Other Ribbon Sheet Web FinalProduct PartialProduct Proof")
PREFLIGHT_STATUS: Final = ("NotPerformed", "WithErrors", "WithWarnings", "WithoutErrors")

# Process Resources
PRESS_SIDES: Final = words(
    "OneSidedBack OneSidedBackFlipX OneSidedBackFlipY OneSidedFront TwoSided TwoSidedFlipX TwoSidedFlipY"
)
COLLATES: Final = ("None", "Sheet", "SheetAndSet", "SheetSetAndJob", "SystemSpecified")
BINDING_EDGES: Final = ("Left", "Right", "Top", "Bottom", "None")
STITCH_TYPES: Final = ("Saddle", "Side", "Corner")
SHEET_SIDES: Final = ("Front", "Back")
SIGNATURE_TYPES: Final = ("Die", "Fold", "Grid")
WORK_STYLES: Final = words("Simplex WorkAndBack Perfecting WorkAndTurn WorkAndTumble WorkAndTwist")

COLORS: Final = tuple(
    f"{clear}{shade}{color}"
    for clear in ("", "Clear")
    for shade in ("", "Dark", "Light")
    for color in words(
        "White Black Gray Red Yellow Green Blue Turquoise Violet Orange Brown Gold Silver Pink Buff Ivory Goldenrod "
        "Mustard Cyan Magenta MultiColor"
    )
)
"""The standard's names of colours of things: wire, foil, paper (JDF 1.5, NamedColor)."""

# Intent Resources
SIDES: Final = ("OneSided", "OneSidedBack", "TwoSidedHeadToHead", "TwoSidedHeadToFoot", "Unprinted")
BINDING_ORDERS: Final = ("Collecting", "Gathering", "List", "None")
COATINGS: Final = (
    "None",
    "Coated",
    "Glossy",
    "HighGloss",
    "InkJet",
    "Matte",
    "Polymer",
    "Silver",
    "Satin",
    "Semigloss",
)
MEDIA_TYPES: Final = words(
    "Blanket CorrugatedBoard Disc EndBoard EmbossingFoil Film Foil GravureCylinder ImagingCylinder "
    "LaminatingFoil MountingTape Other Paper Plate Screen SelfAdhesive Sleeve ShrinkFoil Synthetic "
    "Textile Transparency Unknown Vinyl"
)
BINDING_TYPES: Final = words(
    "Adhesive ChannelBinding CoilBinding CornerStitch EdgeGluing HardCover LooseBinding None "
    "PlasticComb Ring SaddleStitch Sewn SideSewn SideStitch SoftCover StripBind Tape ThreadSealing "
    "WireComb"
)
BINDING_SIDES: Final = ("Top", "Bottom", "Left", "Right")
SURFACES: Final = ("Front", "Back", "Both")
GRAIN: Final = ("ShortEdge", "LongEdge", "SameDirection", "XDirection", "YDirection", "Any")
_ART_HANDLING: Final = (
    "Destroy",
    "Pickup",
    "PrinterOwns",
    "Return",
    "ReturnWithProduct",
    "ReturnWithProof",
    "Store",
)

SPAN_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "ArtHandling": _ART_HANDLING,
    "BackCoatings": COATINGS,
    "BackCoverColor": COLORS,
    "BindingColor": COLORS,
    "BindingLength": ("Long", "Short"),
    "BindingSide": BINDING_SIDES,
    "BindingType": BINDING_TYPES,
    "ColorName": COLORS,
    "CoverColor": COLORS,
    "CoilMaterial": ("Plastic", "Steel", "ColorCoatedSteel"),
    "ColorType": ("BasicColor", "MatchedColor", "Monochrome"),
    "CutDepth": ("Full", "Partial"),
    "CutType": ("Cut", "Perforate"),
    "DeliveryCharge": ("Printer", "Buyer"),
    "Direction": ("Raised", "Depressed", "Both"),
    "EdgeGlue": ("ColdGlue", "Hotmelt", "PUR"),
    "EdgeShape": ("Rounded", "Beveled"),
    "FinishedGrainDirection": ("ParallelToBind", "PerpendicularToBind"),
    "FoilColor": COLORS,
    "FrontCoatings": COATINGS,
    "GlueProcedure": ("Spine", "SideOnly", "SingleSide", "SideSpine"),
    "GlueType": ("Permanent", "Removable"),
    "GrainDirection": GRAIN,
    "ISOPaperSubstrate": ("PS1", "PS2", "PS3", "PS4", "PS5", "PS6", "PS7", "PS8"),
    "ImageStrategy": ("HighResolution", "LowResolution", "NoImages"),
    "HeadBandColor": COLORS,
    "Jacket": ("Glue", "Loose", "None"),
    "Method": ("BindIn", "BlowIn"),
    "StapleShape": ("Butted", "ClinchOut", "Crown", "Eyelet", "Overlap"),
    "Level": ("SingleLevel", "MultiLevel", "Sculpted"),
    "MediaColor": COLORS,
    "MediaType": MEDIA_TYPES,
    "MediaUnit": ("Sheet", "Roll", "Continuous"),
    "Opacity": ("Opaque", "Translucent", "Transparent"),
    "PrintPreference": ("Balanced", "CostEffective", "Fastest", "HighestQuality"),
    "PrintProcess": words(
        "Electrophotography Flexography Gravure Inkjet Letterpress Lithography Screen Thermography"
    ),
    "ProofType": ("None", "Page", "Imposition"),
    "Scoring": ("None", "TwiceScored", "QuadScored"),
    "ShapeType": ("Rectangular", "Round", "Path"),
    "SizePolicy": ("ClipToMaxPage", "FitToPage", "ReduceToFit", "Tile"),
    "SpineGlue": ("ColdGlue", "Hotmelt", "PUR"),
    "Surface": SURFACES,
    "SurplusHandling": ("Destroy", "Pickup", "PrinterOwns", "Return", "ReturnWithProduct", "Store"),
    "Temperature": ("Hot", "Cold"),
    "VariableQuality": ("Full", "Imprint", "Simple"),
    "VariableType": ("AddressField", "Area", "IdentificationField", "OneLine"),
    "WireCombShape": ("Single", "Twin"),
}
"""Closed values of enumeration spans by element name (JDF 1.5, Intent Resources)."""

# What our neutral words become
PRODUCT_TYPES: Final[Mapping[str, str]] = {
    "banner": "Banner",
    "booklet": "Brochure",
    "book": "Book",
    "brochure": "Brochure",
    "business-card": "BusinessCard",
    "calendar": "Calendar",
    "envelope": "Envelope",
    "flyer": "Flyer",
    "label": "Label",
    "letterhead": "Letter",
    "ncr-form": "Form",
    "postcard": "Postcard",
    "poster": "Poster",
}
PART_PRODUCT_TYPES: Final[Mapping[str, str]] = {
    "backing": "Backing",
    "body": "Body",
    "cover": "Cover",
    "envelope": "Envelope",
    "insert": "Insert",
    "label": "Label",
    "month": "Month",
    "ply": "Ply",
    "sheet": "Sheet",
    "single": "Single",
}
MEDIA_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "board": ("Paper", "Board"),
    "carbonless": ("Paper", "Carbonless"),
    "corrugated": ("CorrugatedBoard", ""),
    "envelope": ("Paper", "Envelope"),
    "film": ("Transparency", ""),
    "paper": ("Paper", ""),
    "selfAdhesive": ("SelfAdhesive", ""),
    "synthetic": ("Other", "Synthetic"),
    "textile": ("Textile", ""),
    "vinyl": ("Vinyl", ""),
}
"""Neutral media type -> MediaType and MediaTypeDetails; Synthetic is a MediaType of its own from 1.6 only."""

MEDIA_TYPES_SINCE: Final[Mapping[str, str]] = {"Textile": "1.4", "Vinyl": "1.4"}
"""MediaTypes that came after JDF 1.3; a process resource of an older version calls them Other."""

COATING_WORDS: Final[Mapping[str, str]] = {
    "none": "None",
    "coated": "Coated",
    "gloss": "Glossy",
    "highGloss": "HighGloss",
    "matte": "Matte",
    "satin": "Satin",
    "silk": "Satin",
}
BINDING_WORDS: Final[Mapping[str, str]] = {
    "coil": "CoilBinding",
    "comb": "PlasticComb",
    "cornerStitch": "CornerStitch",
    "hardCover": "HardCover",
    "loose": "LooseBinding",
    "padGlue": "EdgeGluing",
    "ring": "Ring",
    "saddleStitch": "SaddleStitch",
    "sideStitch": "SideStitch",
    "softCover": "SoftCover",
    "wire": "WireComb",
}
ORDER_WORDS: Final[Mapping[str, str]] = {"collect": "Collecting", "gather": "Gathering"}
EDGE_WORDS: Final[Mapping[str, str]] = {"left": "Left", "right": "Right", "top": "Top", "bottom": "Bottom"}
SURFACE_WORDS: Final[Mapping[str, str]] = {"front": "Front", "back": "Back", "both": "Both"}
TURN_WORDS: Final[Mapping[str, str]] = {"head": "TwoSidedHeadToHead", "foot": "TwoSidedHeadToFoot"}
PRESS_SIDES_WORDS: Final[Mapping[str, str]] = {
    "OneSided": "OneSidedFront",
    "TwoSidedHeadToHead": "TwoSidedFlipY",
    "TwoSidedHeadToFoot": "TwoSidedFlipX",
}
"""LayoutIntent/@Sides -> how a press turns the sheet."""

STITCH_WORDS: Final[Mapping[str, str]] = {
    "saddleStitch": "Saddle",
    "sideStitch": "Side",
    "cornerStitch": "Corner",
}
"""Bindings that a press's own stapler makes -> StitchType."""

TEXTURE_WORDS: Final[Mapping[str, str]] = {"gloss": "Gloss", "matte": "Matte", "softTouch": "SoftTouch"}
GRAIN_WORDS: Final[Mapping[str, str]] = {"short": "ShortEdge", "long": "LongEdge"}
CARBONLESS_WORDS: Final[Mapping[str, str]] = {"cb": "CB", "cfb": "CFB", "cf": "CF"}
GLUE_WORDS: Final[Mapping[str, str]] = {"cold": "ColdGlue", "hotmelt": "Hotmelt", "pur": "PUR"}
PROCESS_WORDS: Final[Mapping[str, str]] = {
    "flexo": "Flexography",
    "gravure": "Gravure",
    "inkjet": "Inkjet",
    "letterpress": "Letterpress",
    "offset": "Lithography",
    "screen": "Screen",
    "toner": "Electrophotography",
}
FROM_WORDS: Final[Mapping[str, str]] = {"front": "Front", "left": "Left"}
TO_WORDS: Final[Mapping[str, str]] = {"up": "Up", "down": "Down"}
VARIABLE_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "addressField": ("AddressField", "Imprint"),
    "full": ("Area", "Full"),
    "identification": ("IdentificationField", "Simple"),
    "imprint": ("OneLine", "Imprint"),
}
"""What varies -> VariableType and VariableQuality."""

WRAPPING_WORDS: Final[Mapping[str, str]] = {"banded": "PaperBand", "shrinkWrapped": "ShrinkWrap"}
PROOF_WORDS: Final[Mapping[str, str]] = {"page": "Page", "imposition": "Imposition"}
PROOF_COLOR_WORDS: Final[Mapping[str, str]] = {
    "basic": "BasicColor",
    "matched": "MatchedColor",
    "monochrome": "Monochrome",
}
INSERTION_WORDS: Final[Mapping[str, str]] = {"bindIn": "BindIn", "blowIn": "BlowIn"}
INSERTION_GLUE_WORDS: Final[Mapping[str, str]] = {"permanent": "Permanent", "removable": "Removable"}
ART_WAY_WORDS: Final[Mapping[str, str]] = {
    "hardcopy": "OriginalPhysicalArt",
    "media": "DigitalMedia",
    "negatives": "Negatives",
    "network": "DigitalNetwork",
}
ART_HANDLING_WORDS: Final[Mapping[str, str]] = {
    "destroy": "Destroy",
    "pickup": "Pickup",
    "printerOwns": "PrinterOwns",
    "return": "Return",
    "returnWithProduct": "ReturnWithProduct",
    "returnWithProof": "ReturnWithProof",
    "store": "Store",
}
VARNISH_WORDS: Final[Mapping[str, str]] = {
    "": "Varnish",
    "gloss": "GlossVarnish",
    "matte": "DullVarnish",
    "softTouch": "SoftTouch",
}
RELIEF_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "deboss": ("BlindEmbossing", "Depressed"),
    "emboss": ("BlindEmbossing", "Raised"),
    "foil": ("FoilStamping", "Depressed"),
}
"""A relief -> EmbossingType and Direction."""

# XJDF 2.x
XJDF_VERSIONS: Final = ("2.0", "2.1", "2.2", "2.3")
JDF_VERSIONS: Final = (*VERSIONS, *XJDF_VERSIONS)
"""Every version of the standards, JDF 1.x and XJDF 2.x."""

XJDF_PROCESS_NAMES: Final = frozenset(
    words("Product PDLCreation ColorCorrection LooseBinding PrepressPreparation ThreadSewing Punching")
)
"""Process names that XJDF has beside those of JDF."""

XJDF_BINDING_TYPES: Final = words(
    "AdhesiveNote ChannelBinding CoilBinding CombBinding CornerStitch EdgeGluing HardCover LooseBinding None "
    "RingBinding SaddleStitch SideStitch SoftCover StripBinding Tape WireComb"
)
XJDF_COATINGS: Final = ("Coated", "Gloss", "Matte", "None", "Satin")
XJDF_BINDING_WORDS: Final[Mapping[str, str]] = {**BINDING_WORDS, "comb": "CombBinding", "ring": "RingBinding"}
XJDF_COATING_WORDS: Final[Mapping[str, str]] = {
    "none": "None",
    "coated": "Coated",
    "gloss": "Gloss",
    "highGloss": "Gloss",
    "matte": "Matte",
    "satin": "Satin",
    "silk": "Satin",
}
XJDF_PRODUCT_TYPES: Final[Mapping[str, str]] = {
    **PRODUCT_TYPES,
    "booklet": "Booklet",
    "flyer": "Leaflet",
}
"""Our products as CIP4's own library names those of XJDF; a banner, a set and a calendar have no name there."""
