"""Images and fonts of a file's pages, gathered page by page in the sandbox; forms are followed, within a budget.

A page is only walked where that can find something: an image is drawn, or a font is not embedded. Text that cannot
be seen (render mode 3, as under scanned pages) uses no font. Patterns, annotations and the glyphs of Type 3 fonts
are not followed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import hypot, isfinite

import pikepdf

from preflight.facts import FontFacts, ImageFacts, Rect
from preflight.placement import IDENTITY, Drawn, Matrix, State, placed, times
from preflight.texts import page_ranges

MOST_IMAGES = 20
MOST_DRAWN = 20_000
MOST_FILE_DRAWN = 100_000
MOST_PAGE_BYTES = 32 << 20
MOST_FILE_BYTES = 256 << 20
_MOST_DEPTH = 20
_MOST_NAMED = 2000
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_POINTS_PER_INCH = 72.0

Id = tuple[int, int]
Shown = Callable[[Rect], Rect]
"""Turns a rectangle of the page's own coordinates into one of facts.Rect."""


class _TooMuchError(Exception):
    """The page draws more than the budget allows to look at."""


@dataclass(frozen=True, slots=True)
class _Holdings:
    """What resources offer, those of their forms included: fonts by key, and whether there is an image."""

    fonts: frozenset[str] = frozenset()
    has_images: bool = False


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    kind: str
    embedded: bool
    pages: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Sheet:
    """One page while it is walked."""

    number: int
    shown: Shown
    unit: float
    paper: Rect
    images: list[ImageFacts] = field(default_factory=list)
    drawn: int = 0
    walked: int = 0


@dataclass(slots=True)
class Contents:
    """Gathers from page after page; what a form offers is found out once."""

    fonts: dict[str, _Font] = field(default_factory=dict)
    known: dict[Id, _Holdings] = field(default_factory=dict)
    walked: int = 0
    drawn: int = 0

    def page(
        self, number: int, content: bytes, resources: object, *, shown: Shown, media: Rect, unit: float
    ) -> tuple[ImageFacts, ...] | None:
        """Return the page's images of the fewest pixels an inch; None where there is too much to look at."""
        held = self._holdings(resources, 0)
        missing = False
        for key in held.fonts:
            if self.fonts[key].embedded:
                self.fonts[key].pages.add(number)
            missing = missing or not self.fonts[key].embedded
        if not missing and not held.has_images:
            return ()
        sheet = _Sheet(number, shown, unit, shown(media))
        try:
            self._walk(sheet, content, resources, State(), 0)
        except _TooMuchError:
            return None
        return tuple(sorted(set(sheet.images), key=lambda image: (image.ppi, image.rect_mm))[:MOST_IMAGES])

    def font_facts(self) -> tuple[FontFacts, ...]:
        """Return all fonts that any page can use or was seen to use."""
        return tuple(
            FontFacts(font.name, font.kind, embedded=font.embedded, pages=page_ranges(font.pages))
            for _, font in sorted(self.fonts.items())
            if font.pages
        )

    def _holdings(self, resources: object, depth: int) -> _Holdings:
        if not isinstance(resources, pikepdf.Dictionary) or depth > _MOST_DEPTH:
            return _Holdings()
        key = resources.objgen
        if key in self.known:
            return self.known[key]
        if key != (0, 0):
            self.known[key] = _Holdings()
        found = self._held(resources, depth)
        if key != (0, 0):
            self.known[key] = found
        return found

    def _held(self, resources: pikepdf.Dictionary, depth: int) -> _Holdings:
        fonts = {self._font(entry) for entry in _entries(resources, "/Font")}
        has_images = False
        for entry in _entries(resources, "/XObject"):
            if not isinstance(entry, pikepdf.Stream):
                continue
            if entry.get("/Subtype") == pikepdf.Name.Image:
                has_images = True
            elif entry.get("/Subtype") == pikepdf.Name.Form:
                inner = self._of_form(entry, depth)
                fonts |= inner.fonts
                has_images = has_images or inner.has_images
        return _Holdings(frozenset(fonts - {""}), has_images)

    def _of_form(self, form: pikepdf.Stream, depth: int) -> _Holdings:
        key = form.objgen
        if key not in self.known:
            self.known[key] = _Holdings()
            self.known[key] = self._holdings(form.get("/Resources"), depth + 1)
        return self.known[key]

    def _font(self, font: object) -> str:
        """Take a font down and return its key; none for what is no font."""
        if not isinstance(font, pikepdf.Dictionary):
            return ""
        kind = _word(font.get("/Subtype"))
        name = _word(font.get("/BaseFont")) or _word(font.get("/Name")) or "?"
        embedded = kind == "Type3" or _has_file(font)
        key = f"{name} {kind} {embedded}"
        self.fonts.setdefault(key, _Font(name, kind, embedded))
        return key

    def _walk(self, sheet: _Sheet, content: bytes, resources: object, state: State, depth: int) -> None:
        sheet.walked += len(content)
        self.walked += len(content)
        if sheet.walked > MOST_PAGE_BYTES or self.walked > MOST_FILE_BYTES:
            raise _TooMuchError
        seen: set[str] = set()
        for mark in placed(content, state):
            if isinstance(mark, Drawn):
                self._draw(sheet, mark, resources, depth)
            elif mark.font not in seen:
                seen.add(mark.font)
                self._use(sheet, mark.font, resources)

    def _use(self, sheet: _Sheet, name: str, resources: object) -> None:
        named = _table(resources, "/Font")
        key = "" if named is None else self._font(named.get(name))
        if key:
            self.fonts[key].pages.add(sheet.number)

    def _draw(self, sheet: _Sheet, mark: Drawn, resources: object, depth: int) -> None:
        sheet.drawn += 1
        self.drawn += 1
        if sheet.drawn > MOST_DRAWN or self.drawn > MOST_FILE_DRAWN:
            raise _TooMuchError
        drawables = _table(resources, "/XObject")
        target = drawables.get(mark.name) if drawables is not None else None
        if not isinstance(target, pikepdf.Stream):
            return
        if target.get("/Subtype") == pikepdf.Name.Image:
            image = _image(target, mark.state.matrix, sheet)
            if image is not None:
                sheet.images.append(image)
        elif target.get("/Subtype") == pikepdf.Name.Form and depth < _MOST_DEPTH and self._matters(target):
            inside = replace(mark.state, matrix=times(_matrix(target.get("/Matrix")), mark.state.matrix))
            own = target.get("/Resources", resources)
            self._walk(sheet, target.read_bytes(), own, inside, depth + 1)

    def _matters(self, form: pikepdf.Stream) -> bool:
        """Say whether walking a form can find something; one without resources of its own may use the page's."""
        held = self._of_form(form, 0)
        missing = any(not self.fonts[key].embedded for key in held.fonts)
        return held.has_images or missing or "/Resources" not in form


def _table(resources: object, name: str) -> pikepdf.Dictionary | None:
    found = resources.get(name) if isinstance(resources, pikepdf.Dictionary) else None
    return found if isinstance(found, pikepdf.Dictionary) else None


def _entries(resources: pikepdf.Dictionary, name: str) -> list[object]:
    table = _table(resources, name)
    return [] if table is None else [table[key] for key in list(table.keys())[:_MOST_NAMED]]


def _word(value: object) -> str:
    """Return a name as printable text of a sane length."""
    text = str(value)[1:] if isinstance(value, pikepdf.Name) else ""
    return "".join(char for char in text if char.isprintable())[:100]


def _has_file(font: pikepdf.Dictionary) -> bool:
    """Say whether a font program is in the file: a composite font's lies with its descendant (9.7.6)."""
    descendants = font.get("/DescendantFonts")
    inner = descendants[0] if isinstance(descendants, pikepdf.Array) and len(descendants) else font
    descriptor = inner.get("/FontDescriptor") if isinstance(inner, pikepdf.Dictionary) else None
    return isinstance(descriptor, pikepdf.Dictionary) and any(
        isinstance(descriptor.get(name), pikepdf.Stream) for name in _FILES
    )


def _matrix(value: object) -> Matrix:
    if not isinstance(value, pikepdf.Array) or len(value) != 6:
        return IDENTITY
    try:
        a, b, c, d, e, f = (float(number) for number in value)
    except (TypeError, ValueError):
        return IDENTITY
    return a, b, c, d, e, f


def _image(image: pikepdf.Stream, matrix: Matrix, sheet: _Sheet) -> ImageFacts | None:
    """Measure an image where it is placed; None for one that is off the page or makes no sense."""
    width_px, height_px = _count(image.get("/Width")), _count(image.get("/Height"))
    a, b, c, d, e, f = matrix
    wide, high = (hypot(a, b) * sheet.unit, hypot(c, d) * sheet.unit)
    if not all(map(isfinite, matrix)) or min(width_px, height_px, wide, high) <= 0:
        return None
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    rect = _within(sheet.shown((min(xs), min(ys), max(xs), max(ys))), sheet.paper)
    if rect is None:
        return None
    ppi = min(width_px / wide, height_px / high, 1e4) * _POINTS_PER_INCH
    return ImageFacts(width_px, height_px, _bits(image), round(ppi, 1), rect)


def _bits(image: pikepdf.Stream) -> int:
    """Return the bits of each colour; a stencil has one, and JPEG 2000 tells them elsewhere (8.9.5)."""
    stencil: object = image.get("/ImageMask")
    return 1 if stencil is True else _count(image.get("/BitsPerComponent")) or 8


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 31 else 0


def _within(rect: Rect, paper: Rect) -> Rect | None:
    left, bottom = max(rect[0], paper[0]), max(rect[1], paper[1])
    right, top = min(rect[2], paper[2]), min(rect[3], paper[3])
    return (left, bottom, right, top) if right > left and top > bottom else None
