"""What a page draws, before anything is drawn: which plates, how large each image gets, whether it is too much."""

import re
from dataclasses import dataclass, field
from math import hypot

import numpy as np
import pikepdf

from preflight.failure import TooComplexError
from preflight.pixels import content
from preflight.pixels.content import UPRIGHT, Inline, Linear, Named, Nest, Paint, Script, times
from preflight.pixels.images import Wanted
from preflight.pixels.passes import Amounts
from preflight.pixels.separation import Separator
from preflight.pixels.spaces import GRAY, PROCESS, Space, space_of

MOST_WEIGHT = 3_000_000
"""As many events a page may draw, its forms counted each time they are drawn."""

_GROUP_WEIGHT = 150
"""A group, or a mark seen through a soft mask, costs as much as so many events: it is painted apart."""

_CELLS_AN_EVENT = 4
_MOST_CELLS = 1e9
_A3_PT2 = 842.0 * 1191.0
_MOST_DEEP = 16
_MARK = re.compile(rb"(?<![^\s()<>\[\]])(?:[fFSsBb]\*?|T[jJ]|['\"])(?![^\s()<>\[\]/%])")
_KEYS = {
    "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode", "/DP": "/DecodeParms", "/F": "/Filter",
    "/H": "/Height", "/IM": "/ImageMask", "/I": "/Interpolate", "/W": "/Width",
}  # fmt: skip
_FILTERS = {
    "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode", "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode", "/DCT": "/DCTDecode",
}  # fmt: skip

Id = tuple[int, int]


@dataclass(slots=True)
class Unit:
    """A content stream with its resources: a page, a form, a pattern or a glyph."""

    script: Script
    resources: pikepdf.Object | None
    inline: dict[int, pikepdf.Stream] = field(default_factory=dict)
    plates: set[str] = field(default_factory=set)
    weight: int = 0
    tiled: set[Id] = field(default_factory=set)


@dataclass(slots=True)
class Survey:
    """Reads units of one file, each form once, and remembers how large its images become."""

    source: pikepdf.Pdf
    press: Separator
    units: dict[Id, Unit] = field(default_factory=dict)
    wanted: dict[Id, Wanted] = field(default_factory=dict)
    _amounts: dict[tuple[Space, tuple[float, ...]], Amounts] = field(default_factory=dict)
    _spaces: dict[Id, Space] = field(default_factory=dict)
    _walked: dict[Id, tuple[float, float]] = field(default_factory=dict)

    def amounts(self, space: Space, values: tuple[float, ...]) -> Amounts:
        """Return the inks of one colour."""
        key = (space, values)
        found = self._amounts.get(key)
        if found is None:
            if len(self._amounts) > 50_000:
                self._amounts.clear()
            inks = space.amounts(np.array([values], np.float32), self.press)[0] if space.plates else ()
            found = {plate: int(ink) for plate, ink in zip(space.plates, inks, strict=True)}
            self._amounts[key] = found
        return found

    def space(self, found: object, resources: pikepdf.Object | None) -> Space:
        """Read a colour space, once for each object."""
        key = found.objgen if isinstance(found, pikepdf.Object) else (0, 0)
        if key == (0, 0):
            return space_of(found, table(resources, "/ColorSpace"))
        if key not in self._spaces:
            self._spaces[key] = space_of(found, table(resources, "/ColorSpace"))
        return self._spaces[key]

    def unit(self, stream: bytes, resources: pikepdf.Object | None, depth: int = 0) -> Unit:
        """Read a content stream with its resources, and everything it draws."""
        named = table(resources, "/ColorSpace")
        known: dict[str, Space] = {}

        def space_named(name: str) -> Space:
            if name not in known:
                there = None if named is None else named.get(name)
                known[name] = self.space(pikepdf.Name(name) if there is None else there, resources)
            return known[name]

        script = content.read(stream, space_named)
        unit = Unit(script, resources, weight=len(script.events))
        self._look_through(unit, depth)
        return unit

    def form(self, form: pikepdf.Stream, resources: pikepdf.Object | None, depth: int) -> Unit:
        """Read a form (or tiling pattern) once; one without resources of its own uses those of its page."""
        key = form.objgen
        if key not in self.units:
            self.units[key] = Unit(Script(), resources)
            own = form.get("/Resources", resources)
            if depth < _MOST_DEEP:
                self.units[key] = self.unit(form.read_bytes(), own, depth + 1)
            if "/PaintType" in form:
                self.units[key].plates.add("Black")
        return self.units[key]

    def measure(self, unit: Unit, points_to_px: float) -> None:
        """Find out how large the images become that a page draws."""
        self._walk(unit, (points_to_px, 0.0, 0.0, points_to_px), 0)

    def image_space(self, image: pikepdf.Stream, resources: pikepdf.Object | None) -> Space | None:
        """Return an image's colour space; JPEG 2000 may have none in the file."""
        found = image.get("/ColorSpace")
        return None if found is None else self.space(found, resources)

    def _look_through(self, unit: Unit, depth: int) -> None:
        for index, event in enumerate(unit.script.events):
            if isinstance(event, Paint):
                self._paint(unit, event, depth)
            elif isinstance(event, Named):
                self._named(unit, event, depth)
            elif isinstance(event, Inline):
                unit.inline[index] = _stream_of(self.source, event)
                self._image(unit, unit.inline[index])
        self._masked(unit, depth)
        for font in entries(unit.resources, "/Font"):
            if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == pikepdf.Name.Type3:
                self._glyphs(unit, font, depth)

    def _paint(self, unit: Unit, event: Paint, depth: int) -> None:
        if event.pattern:
            pattern = lookup(unit.resources, "/Pattern", event.pattern)
            if isinstance(pattern, pikepdf.Stream) and pattern.objgen not in unit.tiled:
                unit.tiled.add(pattern.objgen)
                _weigh(unit, _cells(pattern) // _CELLS_AN_EVENT)
            if isinstance(pattern, pikepdf.Stream) and pattern.get("/PaintType") == 1:
                self._take(unit, self.form(pattern, unit.resources, depth))
            elif isinstance(pattern, pikepdf.Dictionary) and "/Shading" in pattern:
                unit.plates.update(self.shading_space(pattern.Shading, unit.resources).plates)
        if event.values:
            space = (event.space.base or event.space) if event.space.is_pattern else event.space
            unit.plates.update(plate for plate, ink in self.amounts(space, event.values).items() if ink)

    def _named(self, unit: Unit, event: Named, depth: int) -> None:
        if event.operator == "sh":
            shading = lookup(unit.resources, "/Shading", event.name)
            unit.plates.update(self.shading_space(shading, unit.resources).plates)
        elif event.operator == "Do":
            drawn = lookup(unit.resources, "/XObject", event.name)
            if not isinstance(drawn, pikepdf.Stream):
                return
            if drawn.get("/Subtype") == pikepdf.Name.Form:
                _weigh(unit, _GROUP_WEIGHT if "/Group" in drawn else 0)
                self._take(unit, self.form(drawn, unit.resources, depth))
            elif drawn.get("/Subtype") == pikepdf.Name.Image:
                self._image(unit, drawn)

    def shading_space(self, shading: object, resources: pikepdf.Object | None) -> Space:
        """Return the colour space of a shading."""
        found = (
            shading.get("/ColorSpace") if isinstance(shading, pikepdf.Dictionary | pikepdf.Stream) else None
        )
        return GRAY if found is None else self.space(found, resources)

    def _image(self, unit: Unit, image: pikepdf.Stream) -> None:
        if is_stencil(image):
            return
        space = self.image_space(image, unit.resources)
        unit.plates.update(PROCESS if space is None else space.plates)

    def _glyphs(self, unit: Unit, font: pikepdf.Dictionary, depth: int) -> None:
        for glyph in entries(font, "/CharProcs"):
            if isinstance(glyph, pikepdf.Stream):
                key = glyph.objgen
                if key not in self.units and depth < _MOST_DEEP:
                    self.units[key] = Unit(Script(), unit.resources)
                    own = font.get("/Resources", unit.resources)
                    self.units[key] = self.unit(glyph.read_bytes(), own, depth + 1)
                if key in self.units and not self.units[key].script.colourless:
                    unit.plates |= self.units[key].plates | {"Black"}

    def _take(self, unit: Unit, drawn: Unit) -> None:
        unit.plates |= drawn.plates
        _weigh(unit, drawn.weight)

    def _masked(self, unit: Unit, depth: int) -> None:
        """Weigh what is painted through soft masks: each mark draws its mask anew (11.6.5)."""
        now, saved = 0, list[int]()
        for event in unit.script.events:
            if isinstance(event, Nest):
                if event.saves:
                    saved.append(now)
                elif saved:
                    now = saved.pop()
            elif isinstance(event, Named) and event.operator == "gs":
                now = self._mask_weight(unit, event.name, depth, now)
            elif now and isinstance(event, bytes | Named):
                _weigh(unit, now * (len(_MARK.findall(event)) if isinstance(event, bytes) else 1))

    def _mask_weight(self, unit: Unit, name: str, depth: int, now: int) -> int:
        """Return what a mark costs from here on, beyond what it costs without a mask."""
        state = lookup(unit.resources, "/ExtGState", name)
        mask = state.get("/SMask") if isinstance(state, pikepdf.Dictionary) else None
        if mask is None:
            return now
        group = mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else None
        if not isinstance(group, pikepdf.Stream):
            return 0
        return _GROUP_WEIGHT + self.form(group, unit.resources, depth).weight

    def _walk(self, unit: Unit, scale: Linear, depth: int) -> None:
        for name, linear in unit.script.draws:
            drawn = lookup(unit.resources, "/XObject", name)
            if not isinstance(drawn, pikepdf.Stream):
                continue
            a, b, c, d = times(linear, scale)
            if drawn.get("/Subtype") == pikepdf.Name.Image:
                self._need(drawn.objgen, hypot(a, b), hypot(c, d))
            elif (
                depth < _MOST_DEEP and drawn.objgen in self.units and self._is_news(drawn.objgen, a, b, c, d)
            ):
                self._walk(self.units[drawn.objgen], times(linear_of(drawn), (a, b, c, d)), depth + 1)

    def _is_news(self, key: Id, *linear: float) -> bool:
        """Say whether a form was not walked yet, or only drawn smaller."""
        a, b, c, d = linear
        wide, high = self._walked.get(key, (0.0, 0.0))
        if hypot(a, b) <= wide * 1.05 and hypot(c, d) <= high * 1.05:
            return False
        self._walked[key] = max(wide, hypot(a, b)), max(high, hypot(c, d))
        return True

    def _need(self, key: Id, across: float, down: float) -> None:
        before = self.wanted.get(key, Wanted(1, 1))
        most = 1 << 16
        self.wanted[key] = Wanted(
            max(before.across, min(most, round(across))), max(before.down, min(most, round(down)))
        )


def _weigh(unit: Unit, weight: int) -> None:
    """Add to what a unit costs to draw, if that is bearable."""
    unit.weight += weight
    if unit.weight > MOST_WEIGHT:
        raise TooComplexError("the page draws the same things over and over, more than could be drawn")


def _cells(pattern: pikepdf.Stream) -> int:
    """Return how many cells of a tiling pattern cover the largest sheet of ordinary size, A3."""
    try:
        across, up = (abs(float(pattern.get(key, 0))) for key in ("/XStep", "/YStep"))
    except (TypeError, ValueError):
        return 0
    a, b, c, d = linear_of(pattern)
    wide, high = across * hypot(a, b), up * hypot(c, d)
    return int(min(_MOST_CELLS, _A3_PT2 / max(wide * high, 1e-9)))


def table(resources: object, name: str) -> pikepdf.Dictionary | None:
    """Return one table of resources, if it is there."""
    found = resources.get(name) if isinstance(resources, pikepdf.Dictionary) else None
    return found if isinstance(found, pikepdf.Dictionary) else None


def lookup(resources: object, kind: str, name: str) -> pikepdf.Object | None:
    """Return a resource by its kind and name, if it is there."""
    found = table(resources, kind)
    return None if found is None or not name.startswith("/") else found.get(name)


def entries(resources: object, kind: str) -> list[pikepdf.Object]:
    """Return all resources of a kind."""
    found = table(resources, kind)
    return [] if found is None else [found[key] for key in list(found.keys())[:2000]]


def is_stencil(image: pikepdf.Stream) -> bool:
    """Say whether an image is a mask through which the current colour is painted."""
    stencil: object = image.get("/ImageMask")
    return stencil is True


def linear_of(form: pikepdf.Stream) -> Linear:
    """Return the turning and scaling part of a form's matrix."""
    found = form.get("/Matrix")
    if not isinstance(found, pikepdf.Array) or len(found) != 6:
        return UPRIGHT
    try:
        a, b, c, d = (float(found[i]) for i in range(4))
    except (TypeError, ValueError):
        return UPRIGHT
    return a, b, c, d


def _stream_of(source: pikepdf.Pdf, inline: Inline) -> pikepdf.Stream:
    """Write an inline image as an ordinary one, its short names in full (8.9.7)."""
    stream = pikepdf.Stream(source, inline.data)
    try:
        short = pikepdf.Object.parse(b"<<" + inline.dictionary + b">>")
    except (pikepdf.PdfError, ValueError):
        return stream
    if isinstance(short, pikepdf.Dictionary):
        for key, value in short.items():
            name = _KEYS.get(key, key)
            if name not in {"/L", "/Length"}:
                stream[name] = _long(value) if name == "/Filter" else value
    return stream


def _long(value: pikepdf.Object) -> pikepdf.Object:
    if isinstance(value, pikepdf.Array):
        return pikepdf.Array([_long(value[i]) for i in range(len(value))])
    return pikepdf.Name(_FILTERS.get(str(value), str(value)))
