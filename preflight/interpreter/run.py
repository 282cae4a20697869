"""One content stream while it runs, and what all streams of a file share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from preflight.interpreter.budget import Budget
from preflight.interpreter.colour import Colours
from preflight.interpreter.fonts import Fonts
from preflight.interpreter.layers import Layers
from preflight.interpreter.matrix import IDENTITY, Box, Matrix, overlap
from preflight.interpreter.setting import Setting
from preflight.interpreter.sheet import Sheet
from preflight.interpreter.state import State, Under
from preflight.interpreter.values import table, word

Id = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ImageSource:
    """An image as the file holds it; `space` is None for a stencil."""

    width_px: int
    height_px: int
    bits: int
    kind: str
    space: int | None
    filters: tuple[str, ...]
    interpolate: bool
    soft_mask: bool
    opi: bool
    alternates: bool
    object: int


@dataclass(slots=True)
class Shared:
    """What is looked at once for a whole file, and the way to run a stream."""

    execute: Callable[["Run", bytes], None]
    layers: Layers
    colours: Colours = field(default_factory=Colours)
    fonts: Fonts = field(default_factory=Fonts)
    budget: Budget = field(default_factory=Budget)
    images: list[ImageSource] = field(default_factory=list)
    image_places: dict[Id, int] = field(default_factory=dict)
    forms: dict[object, Sheet] = field(default_factory=dict)
    changes: dict[Id, Any] = field(default_factory=dict)
    patterns: dict[Id, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Run:
    """A content stream being run: its state, the path and the text it is in the middle of.

    `active` are the forms it is inside of. `marked` has an entry for each open piece of marked content, true where
    it begins a part that does not print; `hidden` counts those. `unsaved` counts states too deep to be kept. `setting`
    is how text is shown at this place; whatever changes it sets it to None. `plain`: the path is one upright rectangle.
    """

    shared: Shared
    resources: object
    sheet: Sheet
    state: State
    active: frozenset[Id] = frozenset()
    coloured: bool = True
    saved: list[State] = field(default_factory=list)
    unsaved: int = 0
    marked: list[bool] = field(default_factory=list)
    hidden: int = 0
    path: Box | None = None
    nodes: int = 0
    plain: bool = False
    clips: bool = False
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY
    text_clip: Box | None = None
    setting: Setting | None = None
    drawn_glyphs: set[object] = field(default_factory=set)
    named: dict[tuple[str, str], Any] = field(default_factory=dict)
    used: list[Id] = field(default_factory=list)

    def resource(self, kind: str, name: object) -> Any:  # noqa: ANN401 - whatever the file holds there
        """Find a named resource; one that is missing is taken down."""
        key = (kind, str(name))
        if key not in self.named:
            held = table(self.resources, kind)
            found = held.get(key[1]) if held is not None and key[1].startswith("/") else None
            self.named[key] = found
            if found is None:
                self.lack(kind, key[1])
        return self.named[key]

    def lack(self, kind: str, name: str) -> None:
        """Take down that a resource is used and not there."""
        self.sheet.missing.add(f"{kind[1:]} {name[1:]}".encode("utf-8", "replace").decode()[:100])

    def visible(self, box: Box) -> Box | None:
        """Return the part of a box that can be seen."""
        if self.hidden:
            return None
        left, bottom, right, top = self.state.clip
        x0, y0, x1, y1 = box
        if left <= x0 < x1 <= right and bottom <= y0 < y1 <= top:
            return box
        return overlap(box, self.state.clip)

    def cover(self, box: Box) -> None:
        """Let what is opaque and fills a box hide what was painted under it."""
        state = self.state
        if state.exact and not state.under and not state.fill_overprint:
            self.sheet.cover(box)

    def under(self, box: Box, *, strokes: str) -> None:
        """Take down what makes a mark transparent; `strokes` is yes, no or only."""
        under: tuple[Under, ...] = self.state.under
        if strokes != "yes":
            other = "alpha" if strokes == "only" else "stroke-alpha"
            under = tuple(kind for kind in under if kind.kind != other)
        self.sheet.under(under, box)

    def belongs_to(self, layer: object) -> bool:
        """Say whether content of a layer prints, and take the layer down."""
        names = self.shared.layers.names(layer)
        prints = self.shared.layers.prints(layer)
        (self.sheet.layers if prints else self.sheet.hidden_layers).update(names)
        return prints


def type_of(value: object, key: str = "/Subtype") -> str:
    """Return a name in a dictionary or stream, or nothing."""
    get = getattr(value, "get", None)
    return word(get(key)) if get is not None else ""
