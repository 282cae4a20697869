"""What is true of a file whatever the order says; read once for each SHA-256 and kept as JSON.

`Facts` (document) holds what concerns the whole file, `PageFacts` (page) one page, and what is painted on it lies in
classes of marks that look alike (marks). Fonts and colour spaces are told once for the file; marks name them by their
place in `Facts.fonts` and `Facts.spaces`.
Only what is painted and can be seen in print counts: hidden layers, what is clipped away, off the page, invisible, or
wholly under an upright opaque rectangle or picture painted later is left out. A font without pages is only used by what
cannot be seen, and a colour space counts as used on the pages that name it in `PageFacts.spaces`. A file that is no PDF
has no pages but `ArtworkFacts` (artwork).

Lengths are in mm, sizes of text and line widths in points, as the page is shown (Rotate and UserUnit applied).
"""

from preflight.facts.artwork import (
    ArchiveFacts,
    ArtworkFacts,
    OfficeFacts,
    PackedPdfFacts,
    PictureFacts,
    PostscriptFacts,
    TableFacts,
)
from preflight.facts.colour import PROCESS_INKS, Colour, IccFacts, SpaceFacts, Trait
from preflight.facts.document import FACTS_SCHEMA, Damage, Encryption, Facts, StructureFacts
from preflight.facts.extras import (
    ActionFacts,
    AttachmentFacts,
    Claim,
    ColourSpecification,
    FormFacts,
    IntentFacts,
    Jpeg2000Facts,
    LayerFacts,
    Metadata,
    PageLabel,
    PdfxFacts,
    ViewerFacts,
)
from preflight.facts.marks import (
    MOST_CLASSES,
    MOST_IMAGES,
    MOST_RECTS,
    FillFacts,
    FontFacts,
    ImageFacts,
    LineFacts,
    Overprint,
    Rect,
    TextFacts,
    TransparencyFacts,
)
from preflight.facts.page import AnnotationFacts, Content, GroupFacts, PageFacts

__all__ = [
    "FACTS_SCHEMA",
    "MOST_CLASSES",
    "MOST_IMAGES",
    "MOST_RECTS",
    "PROCESS_INKS",
    "ActionFacts",
    "AnnotationFacts",
    "ArchiveFacts",
    "ArtworkFacts",
    "AttachmentFacts",
    "Claim",
    "Colour",
    "ColourSpecification",
    "Content",
    "Damage",
    "Encryption",
    "Facts",
    "FillFacts",
    "FontFacts",
    "FormFacts",
    "GroupFacts",
    "IccFacts",
    "ImageFacts",
    "IntentFacts",
    "Jpeg2000Facts",
    "LayerFacts",
    "LineFacts",
    "Metadata",
    "OfficeFacts",
    "Overprint",
    "PackedPdfFacts",
    "PageFacts",
    "PageLabel",
    "PdfxFacts",
    "PictureFacts",
    "PostscriptFacts",
    "Rect",
    "SpaceFacts",
    "StructureFacts",
    "TableFacts",
    "TextFacts",
    "Trait",
    "TransparencyFacts",
    "ViewerFacts",
]
