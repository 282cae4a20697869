"""One page: its boxes, what is painted on it, and its annotations."""

from dataclasses import dataclass
from enum import StrEnum

from preflight.facts.marks import FillFacts, ImageFacts, LineFacts, Rect, TextFacts, TransparencyFacts


class Content(StrEnum):
    """What became of a page's content stream."""

    READ = "read"
    NONE = "none"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class AnnotationFacts:
    """An annotation: `kind` is its Subtype, `printable` says that its flags let it be printed, `text` is its note."""

    kind: str
    rect_mm: Rect
    printable: bool
    text: str = ""
    field: bool = False
    hidden: bool = False
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """The page's transparency group; `space` is its blending space as a place in Facts.spaces, if it says one."""

    space: int | None
    isolated: bool
    knockout: bool


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page: its boxes with Rotate and UserUnit applied, and what is painted on it.

    A box that the file does not give has the value ISO 32000-2, 14.11.2 gives it; `defined` names those the file
    gives itself. `has_marks` is None where the content could not be read to the end; `has_ink` leaves white on
    paper out. `extent_mm` is the rectangle around all that has ink. `spaces` are the colour spaces painted with, as
    places in Facts.spaces; `layers` the names of the layers that marks stand in, `hidden_layers` those whose marks
    do not print and are told nowhere else.

    `nodes` counts the points of all paths, `most_nodes` those of the largest one. `invisible_text` is text in render
    mode 3. `missing` names resources that are used and not there ("Font F1"). `device` names what is only right for
    one device: halftone, transfer, black-generation, undercolour-removal, flatness, smoothness. `objects` names what
    is no ordinary mark: opi, postscript, reference-xobject, alternate-image. `faults` tells what in the content made no
    sense and was passed over, `unknown_operators` the operators that no PDF knows. `halftones` are the types of the
    halftones set, those inside another too, and `named` where one has a name. Two pages that show the same have the
    same `fingerprint`.
    """

    number: int
    rotate: int
    user_unit: float
    media: Rect
    crop: Rect
    bleed: Rect
    trim: Rect
    art: Rect
    defined: tuple[str, ...]
    content: Content
    has_marks: bool | None
    has_ink: bool | None = None
    extent_mm: Rect | None = None
    images: tuple[ImageFacts, ...] = ()
    texts: tuple[TextFacts, ...] = ()
    fills: tuple[FillFacts, ...] = ()
    lines: tuple[LineFacts, ...] = ()
    transparency: tuple[TransparencyFacts, ...] = ()
    spaces: tuple[int, ...] = ()
    default_spaces: tuple[str, ...] = ()
    group: GroupFacts | None = None
    annotations: tuple[AnnotationFacts, ...] = ()
    layers: tuple[str, ...] = ()
    hidden_layers: tuple[str, ...] = ()
    rendering_intents: tuple[str, ...] = ()
    nodes: int = 0
    most_nodes: int = 0
    invisible_text: int = 0
    missing: tuple[str, ...] = ()
    device: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    halftones: tuple[str, ...] = ()
    unknown_operators: tuple[str, ...] = ()
    fingerprint: str = ""

    @property
    def is_single_image(self) -> bool:
        """Say whether the page is one picture and nothing else, as scans are; text under it that nobody sees may be."""
        return len(self.images) == 1 and not (self.texts or self.fills or self.lines)
