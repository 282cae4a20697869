"""Pages rewritten into a throw-away document whose red, green and blue are plates.

Only colours change: paths, text, masks and blending stay the file's. Soft masks keep their own colours, for what
counts in them is brightness (ISO 32000-2, 11.5.3).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TypeVar, cast

import numpy as np
import pikepdf

from preflight.interpreter.values import whole
from preflight.pixels.content import Event, Inline, Named, Nest, Paint
from preflight.pixels.images import (
    Inked,
    UnreadableImageError,
    Wanted,
    filters_of,
    inked,
    looks_negative,
    tones_of,
)
from preflight.pixels.passes import Blend, Mode, Pass, mode_in, touched
from preflight.pixels.pixel_facts import DAMAGED, JpegFacts
from preflight.pixels.recompressed import LEAST_LAST, MOST_PX, earlier_quality
from preflight.pixels.separation import Bytes
from preflight.pixels.spaces import EVERY, GRAY, Kind, Space
from preflight.pixels.survey import Id, Survey, Unit, is_stencil, lookup, table

Made = TypeVar("Made", bound=pikepdf.Object | None)
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array

MOST_KEPT_BYTES = 48 << 20
MOST_TOLD = 2000
"""So many pictures of a file are told by their objects."""

_MOST_DEEP = 16
_LARGE_MASK_PX = 1 << 19
_FAX = frozenset({"/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})
_STATE_KEYS = ("/LW", "/LC", "/LJ", "/ML", "/D", "/Font", "/SMask", "/AIS", "/TK")
_FORM_KEYS = ("/BBox", "/Matrix", "/OC", "/PaintType", "/TilingType", "/XStep", "/YStep")
_OVER_EVERYTHING = "/PxPattern"


@dataclass(slots=True)
class Pictures:
    """Decoded images of a file, the latest at hand; what could not be decoded is told to `unread`.

    `jpegs` tells by its object how each JPEG is coded, `broken` which objects hold damaged data.
    """

    survey: Survey
    unread: set[str] = field(default_factory=set)
    jpegs: dict[int, JpegFacts] = field(default_factory=dict)
    broken: set[int] = field(default_factory=set)
    _kept: dict[Id, tuple[Wanted, Inked]] = field(default_factory=dict)
    _bytes: int = 0

    def inked(self, image: pikepdf.Stream, space: Space | None) -> Inked | None:
        """Return an image in inks as large as it is wanted, decoded anew only if it is wanted larger."""
        key = image.objgen
        wanted = self.survey.wanted.get(key, Wanted(1 << 16, 1 << 16))
        before = self._kept.get(key)
        if before is not None and before[0].across >= wanted.across and before[0].down >= wanted.down:
            return self._known(key, before[1])
        try:
            found = inked(image, space, wanted, self.survey.press)
        except UnreadableImageError as fault:
            self._doubt(key, str(fault))
            return None
        self._take_down(key, image, found)
        if self._bytes > MOST_KEPT_BYTES:
            self._kept.clear()
            self._bytes = 0
        if key != (0, 0):
            self._kept[key] = wanted, found
            self._bytes += found.amounts.nbytes
        return self._known(key, found)

    def _known(self, key: Id, found: Inked) -> Inked:
        if found.lacks > 0:
            self._doubt(key, f"{DAMAGED} end early, rows are missing")
        return found

    def _doubt(self, key: Id, why: str) -> None:
        self.unread.add(why)
        if why.startswith(DAMAGED) and len(self.broken) < MOST_TOLD:
            self.broken.add(key[0])

    def _take_down(self, key: Id, image: pikepdf.Stream, found: Inked) -> None:
        if found.quality is None or key == (0, 0) or len(self.jpegs) >= MOST_TOLD:
            return
        before = self.jpegs.get(key[0])
        earlier = before.earlier if before is not None else _earlier(image, found.quality)
        self.jpegs[key[0]] = JpegFacts(key[0], found.quality, looks_negative(found), earlier)


def _earlier(image: pikepdf.Stream, last: int) -> int:
    """Return the quality that a picture had before it was saved again at a good one; 0 where that is not known."""
    if last < LEAST_LAST or filters_of(image) not in (["/DCTDecode"], ["/DCT"]):
        return 0
    if whole(image.get("/Width")) * whole(image.get("/Height")) > MOST_PX:
        return 0
    return earlier_quality(image.read_raw_bytes())


@dataclass(slots=True)
class _Look:
    """The state that decides how the next object is painted in a pass."""

    fill: frozenset[str] | None = frozenset({"Black"})
    stroke: frozenset[str] | None = frozenset({"Black"})
    fill_paint: Paint | None = None
    stroke_paint: Paint | None = None
    fills_over: bool = False
    strokes_over: bool = False
    only_inked: bool = False
    blend: Blend = field(default_factory=Blend)
    shown: Blend = field(default_factory=Blend)


class Draft:
    """A throw-away document: each page of the file comes as one page for each pass."""

    def __init__(self, survey: Survey, pictures: Pictures) -> None:
        self.document = pikepdf.new()
        self._survey, self._pictures = survey, pictures
        self._made: dict[tuple[str, Id, tuple[str, ...]], tuple[pikepdf.Object | None, set[str]]] = {}
        self._white: pikepdf.Object | None = None
        self._copy_layers()

    def add(self, page: pikepdf.Object, unit: Unit, drawn: Pass, media: Iterable[float], rotate: int) -> None:
        """Write a page as it is in one pass."""
        written = _Writer(self, unit, drawn)
        body = written.begin() + written.body()
        made = Dictionary(
            Type=Name.Page,
            MediaBox=Array(list(media)),
            Rotate=rotate,
            Resources=written.resources(),
            Contents=pikepdf.Stream(self.document, body),
        )
        group = page.get("/Group")
        if isinstance(group, Dictionary):
            made.Group = _group(group)
        self.document.pages.append(pikepdf.Page(self.document.make_indirect(made)))

    def copied(self, found: pikepdf.Object) -> pikepdf.Object:
        """Return an object of the file in this document, with all it refers to; plain numbers are values already."""
        if not isinstance(cast("object", found), pikepdf.Object):
            return found
        if found.is_indirect:
            return self.document.copy_foreign(found)
        if isinstance(found, Dictionary | Array | pikepdf.Stream):
            return self.document.copy_foreign(self._survey.source.make_indirect(found))
        return found

    def once(
        self, kind: str, found: pikepdf.Object, plates: tuple[str, ...], make: Callable[[], Made]
    ) -> Made:
        """Make something once for each object of the file and pass; what it could not read counts each time."""
        key = (kind, found.objgen, plates)
        if found.objgen == (0, 0):
            return make()
        if key not in self._made:
            outside, self._pictures.unread = self._pictures.unread, set()
            self._made[key] = make(), self._pictures.unread
            self._pictures.unread = outside
        made, unread = self._made[key]
        self._pictures.unread |= unread
        return cast("Made", made)

    def form(self, form: pikepdf.Stream, unit: Unit, drawn: Pass, depth: int) -> pikepdf.Object:
        """Write a form or a coloured tiling pattern as it is in a pass; a pattern begins with black of its own."""
        written = _Writer(self, unit, drawn, depth)
        tiles = "/PaintType" in form
        made = pikepdf.Stream(self.document, (written.begin() if tiles else b"") + written.body())
        for key in _FORM_KEYS:
            if key in form:
                made[key] = self.copied(form[key])
        if tiles:
            made.PatternType = 1
        else:
            made.Type, made.Subtype = Name.XObject, Name.Form
        group = form.get("/Group")
        if isinstance(group, Dictionary):
            made.Group = _group(group)
        made.Resources = written.resources()
        return self.document.make_indirect(made)

    def image(self, image: pikepdf.Stream, space: Space | None, drawn: Pass) -> pikepdf.Object | None:
        """Write an image as it is in a pass."""
        if space is not None and space.count == 1 and not _FAX.isdisjoint(filters_of(image)):
            return self._fax(image, space, drawn)
        made = self._pictures.inked(image, space)
        if made is None:
            return None
        stream = self._picture(made, drawn)
        self._mask(image, stream, made)
        return self.document.make_indirect(stream)

    def _picture(self, made: Inked, drawn: Pass) -> pikepdf.Stream:
        high, wide, _ = made.amounts.shape
        every = made.plates.index(EVERY) if EVERY in made.plates else None
        where = [made.plates.index(p) if p in made.plates else every for p in drawn.plates]
        if all(at is None for at in where) and made.mask is None:
            return _rgb(self.document, np.full((1, 1, 3), 255, np.uint8))
        pixels = np.full((high, wide, 3), 255, np.uint8)
        for channel, at in enumerate(where):
            if at is not None:
                np.subtract(255, made.amounts[:, :, at], out=pixels[:, :, channel])
        return _rgb(self.document, pixels)

    def _mask(self, image: pikepdf.Stream, stream: pikepdf.Stream, made: Inked) -> None:
        soft, hard = image.get("/SMask"), image.get("/Mask")
        if isinstance(soft, pikepdf.Stream):
            stream.SMask = self.once("mask", soft, (), lambda: self._soft(image, soft))
        elif isinstance(hard, pikepdf.Stream):
            stream.Mask = self.copied(hard)
        elif made.mask is not None:
            stream.SMask = self.document.make_indirect(_gray(self.document, made.mask))

    def _soft(self, image: pikepdf.Stream, soft: pikepdf.Stream) -> pikepdf.Object:
        """Copy a soft mask; a large one is made smaller first."""
        width, height = int(soft.get("/Width", 0)), int(soft.get("/Height", 0))
        wanted = self._survey.wanted.get(image.objgen)
        if width * height < _LARGE_MASK_PX or wanted is None:
            return self.copied(soft)
        try:
            return self.document.make_indirect(_gray(self.document, tones_of(soft, wanted)))
        except UnreadableImageError:
            return self.copied(soft)

    def _fax(self, image: pikepdf.Stream, space: Space, drawn: Pass) -> pikepdf.Object:
        """Leave a fax image packed and give it a palette of this pass: white and what 1 stands for."""
        ends = np.array([[0.0], [1.0]], np.float32)
        decode = image.get("/Decode")
        turned = isinstance(decode, Array) and len(decode) == 2 and float(decode[0]) > float(decode[1])
        inks = space.amounts(ends[::-1] if turned else ends, self._survey.press)
        colours = [drawn.colour(dict(zip(space.plates, map(int, row), strict=True))) for row in inks]
        made = self.copied(image)
        palette = bytes(tone for colour in colours for tone in colour)
        stream = pikepdf.Stream(self.document, made.read_raw_bytes())
        for key in (
            "/Type",
            "/Subtype",
            "/Width",
            "/Height",
            "/BitsPerComponent",
            "/Filter",
            "/DecodeParms",
            "/Mask",
        ):
            if key in made:
                stream[key] = made[key]
        stream.ColorSpace = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(palette)])
        return self.document.make_indirect(stream)

    def shading(self, shading: pikepdf.Object, space: Space, drawn: Pass) -> pikepdf.Object:
        """Write a shading as it is in a pass: only its space changes, whose colours become those of the plates."""
        meshes = isinstance(shading, pikepdf.Stream)
        made = pikepdf.Stream(self.document, shading.read_bytes()) if meshes else Dictionary()
        for key, value in shading.items():
            if key not in {"/Length", "/Filter", "/DecodeParms", "/ColorSpace"}:
                made[key] = self.copied(value)
        made.ColorSpace = self._space_in(space, drawn)
        return self.document.make_indirect(made)

    def _space_in(self, space: Space, drawn: Pass) -> pikepdf.Object:
        """Write a space of as many components whose colours are those of a pass, as a table (7.10.2)."""
        steps = {1: 256, 3: 9, 4: 2}.get(space.count, 2)
        if space.count > 8 or space.kind in {Kind.INDEXED, Kind.PATTERN}:
            return Name.DeviceGray
        lows, highs = _bounds(space)
        grid = np.array(list(product(np.linspace(0.0, 1.0, steps), repeat=space.count)), np.float32)[:, ::-1]
        inks = space.amounts((lows + grid * (highs - lows)).astype(np.float32), self._survey.press)
        rows = (drawn.colour(dict(zip(space.plates, map(int, row), strict=True))) for row in inks)
        function = pikepdf.Stream(self.document, bytes(tone for row in rows for tone in row))
        function.FunctionType, function.BitsPerSample = 0, 8
        function.Domain = Array([float(e) for pair in zip(lows, highs, strict=True) for e in pair])
        function.Range, function.Size = Array([0, 1] * 3), Array([steps] * space.count)
        names = Array([Name(f"/Px{i}") for i in range(space.count)])
        return Array([Name.DeviceN, names, Name.DeviceRGB, self.document.make_indirect(function)])

    def _copy_layers(self) -> None:
        """Let layers be as visible as in the file (8.11.4)."""
        layers = self._survey.source.Root.get("/OCProperties")
        if isinstance(layers, Dictionary):
            self.document.Root.OCProperties = self.copied(layers)


class _Writer:
    """Writes one unit for one pass, and the resources it needs."""

    def __init__(self, draft: Draft, unit: Unit, drawn: Pass, depth: int = 0) -> None:
        self._draft, self._unit, self._pass, self._depth = draft, unit, drawn, depth
        self._survey = draft._survey  # noqa: SLF001 - one thing in two classes
        self._look = _Look()
        self._saved: list[_Look] = []
        self._made: dict[str, dict[str, pikepdf.Object]] = {}
        self._blends: dict[Blend, str] = {}

    def begin(self) -> bytes:
        """Set black of DeviceGray, with which every page begins (8.6.3)."""
        black = Paint(GRAY, (0.0,), stroke=False)
        return self._painted(black) + self._painted(replace(black, stroke=True))

    def body(self) -> bytes:
        """Write the content."""
        if self._unit.script.colourless:
            return b" ".join(self._plain(event) for event in self._unit.script.events)
        return b" ".join(self._event(i, event) for i, event in enumerate(self._unit.script.events))

    def resources(self) -> pikepdf.Dictionary:
        """Write what the content uses; call it when the content is written."""
        made = Dictionary({kind: Dictionary(found) for kind, found in self._made.items()})
        fonts = table(self._unit.resources, "/Font")
        if fonts is not None:
            made.Font = Dictionary({key: self._font(fonts[key]) for key in list(fonts.keys())[:2000]})
        layers = table(self._unit.resources, "/Properties")
        if layers is not None:
            made.Properties = self._draft.copied(layers)
        return made

    def _plain(self, event: Event) -> bytes:
        """Write a glyph that has no colour of its own: what sets colours does nothing there (9.6.4)."""
        if isinstance(event, bytes):
            return event
        if isinstance(event, Nest):
            return b"q" if event.saves else b"Q"
        if isinstance(event, Inline):
            return b"BI" + event.dictionary + b"ID " + event.data + b"\nEI"
        return b""

    def _event(self, index: int, event: Event) -> bytes:
        if isinstance(event, bytes):
            return event
        if isinstance(event, Paint):
            return self._painted(event) + self._shown(self._wanted())
        if isinstance(event, Nest):
            return self._nest(saves=event.saves)
        if isinstance(event, Inline):
            return self._draw(f"/PxInline{index}", self._unit.inline[index])
        return self._named(event)

    def _named(self, event: Named) -> bytes:
        if event.operator == "gs":
            return self._state(event.name)
        if event.operator == "sh":
            return self._shade(event.name)
        return self._draw(event.name, lookup(self._unit.resources, "/XObject", event.name))

    def _nest(self, *, saves: bool) -> bytes:
        if saves:
            self._saved.append(replace(self._look))
        elif self._saved:
            self._look = self._saved.pop()
        return b"q" if saves else b"Q"

    def _painted(self, paint: Paint) -> bytes:
        """Set a colour, or a pattern."""
        if paint.stroke:
            self._look.stroke_paint = paint
        else:
            self._look.fill_paint = paint
        if paint.space.is_pattern:
            return self._pattern(paint)
        amounts = self._survey.amounts(paint.space, paint.values)
        return _triple(self._pass.colour(amounts)) + (b" RG\n" if paint.stroke else b" rg\n")

    def _pattern(self, paint: Paint) -> bytes:
        choose, use = (b"CS", b"SCN") if paint.stroke else (b"cs", b"scn")
        found = lookup(self._unit.resources, "/Pattern", paint.pattern)
        if found is None:
            return b""
        made = self._draft.once("pattern", found, self._pass.plates, lambda: self._made_pattern(found))
        self._keep("/Pattern", paint.pattern, made)
        name = _written(paint.pattern)
        if not paint.values or paint.space.base is None:
            return b"/Pattern %b %b %b\n" % (choose, name, use)
        self._keep("/ColorSpace", _OVER_EVERYTHING, Array([Name.Pattern, Name.DeviceRGB]))
        colour = _triple(self._pass.colour(self._survey.amounts(paint.space.base, paint.values)))
        return b"%b %b %b %b %b\n" % (_OVER_EVERYTHING.encode(), choose, colour, name, use)

    def _made_pattern(self, found: pikepdf.Object) -> pikepdf.Object:
        if isinstance(found, pikepdf.Stream):
            if found.get("/PaintType") != 1 or self._depth >= _MOST_DEEP:
                return self._draft.copied(found)
            unit = self._survey.form(found, self._unit.resources, self._depth)
            return self._draft.form(found, unit, self._pass, self._depth + 1)
        made = Dictionary(PatternType=2)
        if "/Matrix" in found:
            made.Matrix = self._draft.copied(found.Matrix)
        shading = found.get("/Shading")
        if shading is not None:
            space = self._survey.shading_space(shading, self._unit.resources)
            made.Shading = self._draft.shading(shading, space, self._pass)
        return self._draft.document.make_indirect(made)

    def _state(self, name: str) -> bytes:
        """Take over what a state dictionary says; overprint, opacity and blend mode are set by us (8.4.5)."""
        found = lookup(self._unit.resources, "/ExtGState", name)
        if not isinstance(found, Dictionary):
            return b""
        self._overprint(found)
        self._look.blend = Blend(
            _opacity(found, "/ca", self._look.blend.fill),
            _opacity(found, "/CA", self._look.blend.stroke),
            _mode(found, self._look.blend.mode),
        )
        written = b""
        kept = [key for key in _STATE_KEYS if key in found]
        if kept:
            made = Dictionary({key: self._draft.copied(found[key]) for key in kept})
            self._keep("/ExtGState", name, made)
            written = _written(name) + b" gs\n"
        return written + self._shown(self._wanted())

    def _overprint(self, found: pikepdf.Dictionary) -> None:
        strokes: object = found.get("/OP")
        fills: object = found.get("/op", strokes)
        mode: object = found.get("/OPM")
        if isinstance(strokes, bool):
            self._look.strokes_over = strokes
        if isinstance(fills, bool):
            self._look.fills_over = fills
        if isinstance(mode, int):
            self._look.only_inked = mode == 1

    def _wanted(self) -> Blend:
        """Say how fills and strokes of the current colours are to be painted in this pass."""
        look = self._look
        fills = self._mode_of(look.fill_paint) if look.fills_over else Mode.KNOCK_OUT
        strokes = self._mode_of(look.stroke_paint) if look.strokes_over else Mode.KNOCK_OUT
        return look.blend.in_pass(self._pass, fills, strokes)

    def _mode_of(self, paint: Paint | None) -> Mode:
        if paint is None:
            return Mode.KNOCK_OUT
        amounts = {} if paint.space.is_pattern else self._survey.amounts(paint.space, paint.values)
        return mode_in(self._pass, touched(paint.space, amounts, only_inked=self._look.only_inked))

    def _mode_over(self, space: Space | None) -> Mode:
        """Say what an image or shading of a space does; overprint mode 1 does not concern them (8.6.7)."""
        if not self._look.fills_over or space is None:
            return Mode.KNOCK_OUT
        return mode_in(self._pass, touched(space, {}, only_inked=False))

    def _shown(self, blend: Blend) -> bytes:
        """Set opacity and blend mode if they are not so already."""
        if blend == self._look.shown:
            return b""
        self._look.shown = blend
        name = self._blends.setdefault(blend, f"/PxBlend{len(self._blends)}")
        self._keep(
            "/ExtGState", name, Dictionary(ca=blend.fill, CA=blend.stroke, BM=Name(blend.mode), AIS=False)
        )
        return name.encode() + b" gs\n"

    def _shade(self, name: str) -> bytes:
        found = lookup(self._unit.resources, "/Shading", name)
        if not isinstance(found, Dictionary | pikepdf.Stream):
            return b""
        space = self._survey.shading_space(found, self._unit.resources)
        mode = self._mode_over(space)
        if mode is Mode.KEEP:
            return b""
        made = self._draft.once(
            "shading", found, self._pass.plates, lambda: self._draft.shading(found, space, self._pass)
        )
        self._keep("/Shading", name, made)
        return self._under(mode, _written(name) + b" sh\n")

    def _under(self, mode: Mode, operators: bytes) -> bytes:
        """Paint what has colours of its own, and go back to what the current colours need."""
        before = self._shown(self._look.blend.in_pass(self._pass, mode, Mode.KNOCK_OUT))
        return before + operators + self._shown(self._wanted())

    def _draw(self, name: str, drawn: pikepdf.Object | None) -> bytes:
        if not isinstance(drawn, pikepdf.Stream):
            return b""
        if drawn.get("/Subtype") == Name.Form:
            return self._draw_form(name, drawn)
        if is_stencil(drawn):
            self._keep("/XObject", name, self._draft.copied(_as_image(drawn)))
            return _written(name) + b" Do\n"
        return self._draw_image(name, drawn)

    def _draw_form(self, name: str, form: pikepdf.Stream) -> bytes:
        if self._depth >= _MOST_DEEP:
            return b""
        unit = self._survey.form(form, self._unit.resources, self._depth)
        made = self._draft.once(
            "form",
            form,
            self._pass.plates,
            lambda: self._draft.form(form, unit, self._pass, self._depth + 1),
        )
        self._keep("/XObject", name, made)
        return self._under(Mode.KNOCK_OUT, _written(name) + b" Do\n")

    def _draw_image(self, name: str, image: pikepdf.Stream) -> bytes:
        space = self._survey.image_space(image, self._unit.resources)
        mode = self._mode_over(space)
        if mode is Mode.KEEP:
            return b""
        made = self._image(image, space)
        if made is None:
            return b""
        self._keep("/XObject", name, made)
        return self._under(mode, _written(name) + b" Do\n")

    def _image(self, image: pikepdf.Stream, space: Space | None) -> pikepdf.Object | None:
        return self._draft.once(
            "image", image, self._pass.plates, lambda: self._draft.image(image, space, self._pass)
        )

    def _font(self, font: pikepdf.Object) -> pikepdf.Object:
        """Copy a font; of one whose glyphs are content (Type 3), the coloured glyphs are rewritten."""
        if not isinstance(font, Dictionary) or font.get("/Subtype") != Name.Type3:
            return self._draft.copied(font)
        return self._draft.once("font", font, self._pass.plates, lambda: self._coloured_font(font))

    def _coloured_font(self, font: pikepdf.Dictionary) -> pikepdf.Object:
        glyphs = table(font, "/CharProcs")
        if glyphs is None or self._depth >= _MOST_DEEP:
            return self._draft.copied(font)
        made = Dictionary()
        for key, value in font.items():
            if key not in {"/CharProcs", "/Resources"}:
                made[key] = self._draft.copied(value)
        procedures, tables = Dictionary(), Dictionary()
        for key, glyph in glyphs.items():
            unit = self._survey.units.get(glyph.objgen)
            if unit is not None:
                written = _Writer(self._draft, unit, self._pass, self._depth + 1)
                body = written.body()
                procedures[key] = self._draft.document.make_indirect(
                    pikepdf.Stream(self._draft.document, body)
                )
                _merge(tables, written.resources())
        made.CharProcs, made.Resources = procedures, tables
        return self._draft.document.make_indirect(made)

    def _keep(self, kind: str, name: str, made: pikepdf.Object) -> None:
        self._made.setdefault(kind, {})[name] = made


def _merge(into: pikepdf.Dictionary, more: pikepdf.Dictionary) -> None:
    for kind, found in more.items():
        if kind not in into:
            into[kind] = Dictionary()
        for name, value in found.items():
            into[kind][name] = value


def _bounds(space: Space) -> tuple[Floats, Floats]:
    edges = space.ranges if space.kind is Kind.LAB else (0.0, 1.0) * space.count
    return np.array(edges[::2], np.float32), np.array(edges[1::2], np.float32)


def _opacity(found: pikepdf.Dictionary, key: str, before: float) -> float:
    value = found.get(key)
    try:
        return before if value is None else min(1.0, max(0.0, float(value)))
    except (TypeError, ValueError):
        return before


def _mode(found: pikepdf.Dictionary, before: str) -> str:
    value = found.get("/BM")
    first = value[0] if isinstance(value, Array) and len(value) else value
    if not isinstance(first, pikepdf.Name):
        return before
    return "/Normal" if first == Name.Compatible else str(first)


def _group(group: pikepdf.Dictionary) -> pikepdf.Dictionary:
    """Keep a transparency group as it is but for its space, which plates are instead of."""
    made = Dictionary(S=Name.Transparency)
    for key in ("/I", "/K"):
        value: object = group.get(key)
        if isinstance(value, bool):
            made[key] = value
    return made


def _as_image(stencil: pikepdf.Stream) -> pikepdf.Stream:
    """Give an inline stencil the names of an ordinary one."""
    if "/Subtype" not in stencil:
        stencil.Type, stencil.Subtype = Name.XObject, Name.Image
    return stencil


def _rgb(document: pikepdf.Pdf, pixels: Bytes) -> pikepdf.Stream:
    return _picture(document, pixels, Name.DeviceRGB)


def _gray(document: pikepdf.Pdf, pixels: Bytes) -> pikepdf.Stream:
    return _picture(document, pixels, Name.DeviceGray)


def _picture(document: pikepdf.Pdf, pixels: Bytes, space: pikepdf.Name) -> pikepdf.Stream:
    made = pikepdf.Stream(document, np.ascontiguousarray(pixels).tobytes())
    made.Type, made.Subtype, made.ColorSpace, made.BitsPerComponent = Name.XObject, Name.Image, space, 8
    made.Height, made.Width = pixels.shape[:2]
    return made


def _triple(colour: tuple[int, ...]) -> bytes:
    return b" ".join(_TONES[tone] for tone in colour)


_TONES = tuple(b"%.4g" % (tone / 255) for tone in range(256))


def _written(name: str) -> bytes:
    """Write a name as a content stream needs it (7.3.5)."""
    plain = name[1:].encode("utf-8", "surrogateescape")
    return b"/" + b"".join(
        bytes([c]) if 33 <= c <= 126 and c not in b"#()<>[]{}/%" else b"#%02X" % c for c in plain
    )
