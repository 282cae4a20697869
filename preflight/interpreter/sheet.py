"""What was painted on a page, or in a form: marks that look alike counted together, with where they are."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from preflight.facts import MOST_RECTS, Overprint
from preflight.interpreter.budget import drawn
from preflight.interpreter.matrix import (
    Box,
    Matrix,
    join,
    left_beside,
    overlap,
    scale,
    significant,
    thinnest,
    through,
    times,
)
from preflight.interpreter.state import Ink, Under

_MOST_LOOKS = 2000
_MOST_IMAGES = 400
_GAP_PT = 12.0
_MOST_OPERATORS = 20
_MOST_COVERS = 100
_LEAST_COVER = 400.0


def _vague(ink: Ink | None) -> Ink | None:
    return None if ink is None else ink._replace(values=())


class TextLook(NamedTuple):
    """What text of one class has in common; the size is that of the em, in units of the sheet."""

    font: int
    size: float
    fill: Ink | None
    stroke: Ink | None
    overprint: Overprint
    stroke_overprint: Overprint
    line: float

    def vague(self) -> "TextLook":
        """Return the same of any colour."""
        return self._replace(fill=_vague(self.fill), stroke=_vague(self.stroke))


class FillLook(NamedTuple):
    """What filled areas of one class have in common."""

    what: str
    ink: Ink
    overprint: Overprint

    def vague(self) -> "FillLook":
        """Return the same of any colour."""
        return self._replace(ink=self.ink._replace(values=()))


class LineLook(NamedTuple):
    """What lines of one class have in common; the width is in units of the sheet, at its thinnest."""

    width: float
    ink: Ink
    overprint: Overprint

    def vague(self) -> "LineLook":
        """Return the same of any colour."""
        return self._replace(ink=self.ink._replace(values=()))


Look = TypeVar("Look", TextLook, FillLook, LineLook, Under)


@dataclass(slots=True)
class Tally:
    """How many marks of a class there are, where, and the thinnest side of any of them."""

    count: int = 0
    least: float = 1e6
    boxes: list[Box] = field(default_factory=list)

    def add(self, box: Box, count: int = 1) -> None:
        """Count marks in; what lies close to the last is told together with it."""
        self.count += count
        boxes = self.boxes
        if boxes:
            x0, y0, x1, y1 = box
            a, b, c, d = last = boxes[-1]
            gap = min(y1 - y0, x1 - x0, _GAP_PT)
            if (x0 - c <= gap and a - x1 <= gap and y0 - d <= gap and b - y1 <= gap) or len(
                boxes
            ) >= MOST_RECTS:
                boxes[-1] = join(last, box)
                return
        boxes.append(box)

    def forget(self, cover: Box) -> None:
        """Leave out what lies under a cover; of a class that is seen elsewhere too, the number of marks stays."""
        boxes = left_beside(cover, self.boxes)
        if len(boxes) < len(self.boxes):
            self.boxes = boxes
            if not boxes:
                self.count, self.least = 0, 1e6


class PlacedImage(NamedTuple):
    """An image where it is drawn; `source` is its place in the list of images, `space` that of its colour space."""

    source: int
    matrix: Matrix
    seen: Box
    ink: Ink | None
    overprint: Overprint
    space: int | None


@dataclass(slots=True)
class Sheet:
    """All that was painted; `unknown` says that something drawn could not be looked into.

    `lacking` are the places of fonts that show letters which they lack, `operators` those that no PDF knows.
    """

    texts: dict[TextLook, Tally] = field(default_factory=dict)
    fills: dict[FillLook, Tally] = field(default_factory=dict)
    lines: dict[LineLook, Tally] = field(default_factory=dict)
    images: list[PlacedImage] = field(default_factory=list)
    transparent: dict[Under, Tally] = field(default_factory=dict)
    spaces: set[int] = field(default_factory=set)
    lacking: set[int] = field(default_factory=set)
    layers: set[str] = field(default_factory=set)
    hidden_layers: set[str] = field(default_factory=set)
    intents: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    device: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)
    halftones: set[str] = field(default_factory=set)
    operators: set[str] = field(default_factory=set)
    nodes: int = 0
    most_nodes: int = 0
    covers: int = 0
    invisible_text: int = 0
    drawn: int = 0
    unknown: bool = False

    @property
    def has_marks(self) -> bool:
        """Say whether anything was painted, in whatever colour."""
        return bool(self.texts or self.fills or self.lines or self.images)

    def text(self, look: TextLook) -> Tally:
        """Return what counts letters of a class; who has it sees something of that class."""
        return _tally(self.texts, look)

    def fill(self, look: FillLook, box: Box, least: float) -> None:
        """Count a filled area in, whose smaller side is told."""
        tally = _tally(self.fills, look)
        tally.least = min(tally.least, least)
        tally.add(box)

    def line(self, look: LineLook, box: Box) -> None:
        """Count a drawn path in."""
        _tally(self.lines, look).add(box)

    def image(self, placed: PlacedImage) -> None:
        """Take an image down; of very many the largest pixels stay."""
        self.images.append(placed)
        if len(self.images) > 2 * _MOST_IMAGES:
            self.images.sort(key=lambda each: -scale(each.matrix))
            self.spaces.update(each.space for each in self.images[_MOST_IMAGES:] if each.space is not None)
            del self.images[_MOST_IMAGES:]

    def undefined(self, operator: bytes) -> None:
        """Take down an operator that no PDF knows; of very many the first."""
        if len(self.operators) < _MOST_OPERATORS:
            self.operators.add(operator.decode("latin-1")[:_MOST_OPERATORS])

    def under(self, kinds: tuple[Under, ...], box: Box) -> None:
        """Count a mark in that something makes transparent."""
        for kind in kinds:
            _tally(self.transparent, kind).add(box)

    def cover(self, box: Box) -> None:
        """Forget the marks that lie wholly under something opaque that is painted now.

        Only what covers much is looked at, and only so often; then some of what nobody sees is told too.
        """
        wide, high = box[2] - box[0], box[3] - box[1]
        if self.covers >= _MOST_COVERS or wide * high < _LEAST_COVER or not self.has_marks:
            return
        self.covers += 1
        for tallies in (self.texts, self.fills, self.lines, self.transparent):
            for tally in tallies.values():
                tally.forget(box)
        if self.images:
            seen = set(left_beside(box, [image.seen for image in self.images]))
            self.images = [image for image in self.images if image.seen in seen]

    def absorb(self, form: "Sheet", matrix: Matrix, clip: Box, *, tiled: bool = False) -> bool:
        """Take in what a form paints, placed by a matrix and clipped; say whether any of it can be seen.

        What is `tiled` (the cell of a pattern) is seen wherever the clip is.
        """
        self.drawn = drawn(self.drawn + form.drawn)
        seen = self._absorb_marks(form, matrix, clip, tiled=tiled)
        if seen:
            for name in ("spaces", "lacking", "layers", "intents", "device", "halftones", "objects"):
                getattr(self, name).update(getattr(form, name))
            self.nodes = min(self.nodes + form.nodes, 1 << 50)
            self.most_nodes = max(self.most_nodes, form.most_nodes)
        for name in ("hidden_layers", "missing", "faults", "operators"):
            getattr(self, name).update(getattr(form, name))
        self.invisible_text = min(self.invisible_text + form.invisible_text, 1 << 50)
        self.unknown = self.unknown or form.unknown
        return seen

    def _absorb_marks(self, form: "Sheet", matrix: Matrix, clip: Box, *, tiled: bool) -> bool:
        larger, wider = scale(matrix), thinnest(matrix)
        seen = False
        for text, tally in form.texts.items():
            placed = text._replace(size=significant(text.size * larger), line=significant(text.line * wider))
            seen |= _move(tally, self.texts, placed, (matrix, clip), tiled=tiled)
        for fill, tally in form.fills.items():
            thin = Tally(tally.count, tally.least * wider, tally.boxes)
            seen |= _move(thin, self.fills, fill, (matrix, clip), tiled=tiled)
        for line, tally in form.lines.items():
            width = line._replace(width=significant(line.width * wider))
            seen |= _move(tally, self.lines, width, (matrix, clip), tiled=tiled)
        for image in form.images:
            box = clip if tiled else overlap(through(image.seen, matrix), clip)
            if box is not None:
                seen = True
                self.image(image._replace(matrix=times(image.matrix, matrix), seen=box))
        for under, tally in form.transparent.items():
            _move(tally, self.transparent, under, (matrix, clip), tiled=tiled)
        return seen


def _tally(tallies: dict[Look, Tally], look: Look) -> Tally:
    """Find the tally of a class; where there are very many, colours are no longer told apart."""
    tally = tallies.get(look)
    if tally is None:
        if len(tallies) >= _MOST_LOOKS:
            look = look.vague()
        tally = tallies.setdefault(look, Tally())
    return tally


def _move(
    tally: Tally, into: dict[Look, Tally], look: Look, place: tuple[Matrix, Box], *, tiled: bool
) -> bool:
    """Put the marks of a form's class where the form is placed; say whether any can be seen."""
    matrix, clip = place
    boxes = [clip] if tiled else [through(box, matrix) for box in tally.boxes]
    seen = [found for box in boxes if (found := overlap(box, clip)) is not None]
    if not seen:
        return False
    target = _tally(into, look)
    for box in seen:
        target.add(box, 0)
    target.count = min(target.count + tally.count, 1 << 50)
    target.least = min(target.least, tally.least)
    return True
