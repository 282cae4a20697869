"""What a file carries beside its pages: metadata, claims, layers, actions, attachments, forms, output intents."""

from collections.abc import Mapping
from dataclasses import dataclass

from preflight.facts.colour import IccFacts


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself; `info` is the Info dictionary, `xmp` the same and more from the XMP packet.

    Names in `xmp` have the usual prefixes: pdf:Producer, xmp:CreatorTool, dc:title, pdfx:GTS_PDFXVersion,
    pdfxid:GTS_PDFXVersion, pdfaid:part, xmpMM:DocumentID. `xmp_fault` says why a packet could not be read.
    """

    info: Mapping[str, str]
    xmp: Mapping[str, str]
    xmp_fault: str = ""
    has_xmp: bool = False
    trapped: str = ""
    piece_info: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A standard the file says it keeps, in the file's words ("PDF/X-1a:2003"); `source` is info or xmp."""

    standard: str
    source: str


@dataclass(frozen=True, slots=True)
class ColourSpecification:
    """How JPEG 2000 says what its colours are (ISO 15444-1, I.5.3.3); `enumerated` is 0 unless `method` is 1."""

    method: int
    approximation: int
    enumerated: int = 0


@dataclass(frozen=True, slots=True)
class Jpeg2000Facts:
    """The inside of a JPEG 2000 picture: its colour channels without those of transparency, and the bits of each."""

    object: int
    channels: int
    bits: tuple[int, ...]
    spaces: tuple[ColourSpecification, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfxFacts:
    """What is only asked of a file that claims a PDF/X (ISO 15930), and takes a walk through all of its objects.

    `filters` are those of any stream; `automatic_layers`: layers switch for view, print or export (AS);
    `printed_alternates`: an image has another that is printed instead; `presentations` are the keys that make slides
    of pages (AlternatePresentations, PresSteps).
    """

    filters: tuple[str, ...] = ()
    trapped_is_name: bool = True
    automatic_layers: bool = False
    printed_alternates: bool = False
    presentations: tuple[str, ...] = ()
    jpeg2000: tuple[Jpeg2000Facts, ...] = ()


@dataclass(frozen=True, slots=True)
class IntentFacts:
    """An output intent (ISO 32000-2, 14.11.5); `page` is given where a page has its own (PDF 2.0)."""

    subtype: str
    identifier: str
    condition: str
    registry: str
    info: str
    icc: IccFacts | None
    referenced: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class LayerFacts:
    """A layer: whether it shows on screen and in print by the default configuration, and the pages it is used on.

    `group` is its processing step's GTS_ProcStepsGroup (ISO 19593-1), empty for an ordinary layer, `step` its type.
    """

    name: str
    shown: bool
    printed: bool
    pages: str = ""
    locked: bool = False
    group: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """Something the file does by itself or on a click: `kind` is JavaScript, Launch, URI, SubmitForm, GoToR, ...

    `where` is open, close, print, save, page, annotation, field, names or outline; `target` is what it opens or the
    beginning of its script.
    """

    kind: str
    where: str
    target: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """A file inside the file; `where` is names, annotation or associated."""

    name: str
    where: str
    size_bytes: int | None = None
    relationship: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class FormFacts:
    """An interactive form: its fields, whether it is XFA, and its signatures (those that are signed)."""

    fields: int
    xfa: bool
    need_appearances: bool
    signature_fields: int
    signed: int


@dataclass(frozen=True, slots=True)
class ViewerFacts:
    """How a viewer is asked to show and print the file; empty where it says nothing."""

    direction: str = ""
    page_layout: str = ""
    page_mode: str = ""
    print_scaling: str = ""
    duplex: str = ""
    copies: int = 0
    print_area: str = ""
    print_clip: str = ""


@dataclass(frozen=True, slots=True)
class PageLabel:
    """How pages from `first_page` (1 is the first) on are numbered: D, R, r, A or a behind a prefix."""

    first_page: int
    style: str
    prefix: str
    start: int
