"""Fonts of a file, each read once: is its program there, how wide are its letters (ISO 32000-2, 9.5 to 9.8)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from struct import unpack
from zlib import adler32

import pikepdf

from preflight.facts import FontFacts
from preflight.interpreter.broken import BROKEN, not_the_files_fault
from preflight.interpreter.inflate import content_of
from preflight.interpreter.letters import says_its_letters
from preflight.interpreter.matrix import Matrix, scale
from preflight.interpreter.outlines import shows_missing_glyphs
from preflight.interpreter.values import entries, entry, items, matrix, number, numbers, table, whole, word
from preflight.texts import page_ranges

_SUBSET = re.compile(r"[A-Z]{6}\+")
_PROGRAMS = {"/FontFile": "Type1", "/FontFile2": "TrueType", "/FontFile3": ""}
_THREE = {"Type1C": "CFF", "CIDFontType0C": "CFF", "OpenType": "OpenType"}
_MOST_WIDTHS = 70_000
_STEPS = 16
_MOST_SUMMED = 256
_NOTDEF = b"\0\0"
_BLANKS = frozenset({0, 9, 10, 13, 32, 160})
"""Codes that a drawn font may leave out: nobody misses a blank."""

_COURIER_WIDTH, _USUAL_WIDTH = 600.0, 500.0
"""What a letter is taken for whose width the file does not tell: only fonts every reader has may leave it out."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The drawings of a Type 3 font by code, and what they need."""

    drawings: Mapping[int, pikepdf.Stream]
    matrix: Matrix
    resources: object


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A font as text is set in it: widths, ascent and descent in thousandths of the em (of the unit, for Type 3).

    `coarse` and `fine` hold the widths of a font of 256 codes in sixteenths, high and low byte: adding up the bytes of
    a translated string is many times as fast as adding up numbers that are looked up. `program` is given where codes
    are glyphs, two bytes each, so that code 0 is a letter the font lacks (Identity, 9.7.5.2).
    """

    place: int
    widths: Mapping[int, float]
    otherwise: float
    code_bytes: int
    ascent: float
    descent: float
    vertical: bool = False
    unit: float = 0.001
    glyphs: Glyphs | None = None
    coarse: bytes = b""
    fine: bytes = b""
    program: pikepdf.Stream | None = None

    def width_of(self, shown: bytes) -> tuple[float, int]:
        """Return how far a string moves, in units of the font, and how many letters it has."""
        if self.coarse:
            steps = (_sum(shown.translate(self.coarse)) << 8) + _sum(shown.translate(self.fine))
            return steps / _STEPS, len(shown)
        if self.code_bytes == 1:
            return sum([self.widths.get(code, self.otherwise) for code in shown]), len(shown)
        codes = unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])
        if not self.widths:
            return self.otherwise * len(codes), len(codes)
        return sum([self.widths.get(code, self.otherwise) for code in codes]), len(codes)


@dataclass(slots=True)
class _Listed:
    facts: FontFacts
    objects: set[object] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    lacking: set[int] = field(default_factory=set)
    least: float = 1e6


@dataclass(slots=True)
class Fonts:
    """All fonts met so far; those alike but for their subset share a place in the list."""

    listed: list[_Listed] = field(default_factory=list)
    places: dict[FontFacts, int] = field(default_factory=dict)
    known: dict[object, Font] = field(default_factory=dict)
    boxed: dict[tuple[int, int], bool] = field(default_factory=dict)

    def font(self, value: object) -> Font | None:
        """Return a font; None for what is none."""
        if not isinstance(value, pikepdf.Dictionary):
            return None
        key: object = value.objgen if value.is_indirect else value.unparse()
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._read(value)
            self.listed[found.place].objects.add(key)
        return found

    def use(self, place: int, page: int, size: float) -> None:
        """Take down that a page has text in a font of this effective size."""
        one = self.listed[place]
        one.pages.add(page)
        one.least = min(one.least, size)

    def lack(self, place: int, page: int) -> None:
        """Take down that a page shows letters which a font lacks."""
        self.listed[place].lacking.add(page)

    def lacks(self, font: Font, shown: bytes) -> bool:
        """Say whether a string shows something where a letter is lacking."""
        if font.glyphs is not None:
            return any(code not in font.glyphs.drawings and code not in _BLANKS for code in shown)
        at = shown.find(_NOTDEF)
        while at >= 0 and at % 2:
            at = shown.find(_NOTDEF, at + 1)
        return at >= 0 and font.program is not None and self._shows_boxes(font.program)

    def _shows_boxes(self, program: pikepdf.Stream) -> bool:
        key = program.objgen
        if key not in self.boxed:
            self.boxed[key] = shows_missing_glyphs(_program(program))
        return self.boxed[key]

    def facts(self) -> tuple[FontFacts, ...]:
        """Return all fonts in the order of their places; one that only a hidden page part uses has no pages."""
        return tuple(
            FontFacts(
                one.facts.name,
                one.facts.kind,
                embedded=one.facts.embedded,
                pages=page_ranges(one.pages),
                subset=one.facts.subset,
                program=one.facts.program,
                descendant=one.facts.descendant,
                encoding=one.facts.encoding,
                has_unicode=one.facts.has_unicode,
                says_letters=one.facts.says_letters,
                least_pt=one.least if one.pages else 0.0,
                objects=len(one.objects),
                lacking=page_ranges(one.lacking),
            )
            for one in self.listed
        )

    def _read(self, font: pikepdf.Dictionary) -> Font:
        kind = word(font.get("/Subtype"))
        below = items(font.get("/DescendantFonts"), 1) if kind == "Type0" else []
        inner = below[0] if below and isinstance(below[0], pikepdf.Dictionary) else font
        descriptor = table(inner, "/FontDescriptor")
        name = word(font.get("/BaseFont")) or word(font.get("/Name")) or "?"
        place = self._place(_facts(font, inner, descriptor, name, kind))
        if kind == "Type3":
            return _drawn(place, font)
        ascent, descent = _heights(descriptor)
        if kind == "Type0":
            vertical = word(font.get("/Encoding")).endswith("V")
            otherwise = number(inner.get("/DW"), 1000.0)
            program = _glyph_program(font, descriptor)
            return Font(place, _cid_widths(inner), otherwise, 2, ascent, descent, vertical, program=program)
        widths = _widths(font, descriptor, name)
        coarse, fine = _in_steps(widths)
        by_code = dict(enumerate(widths))
        return Font(place, by_code, 0.0, 1, ascent, descent, coarse=coarse, fine=fine)

    def _place(self, facts: FontFacts) -> int:
        place = self.places.setdefault(facts, len(self.listed))
        if place == len(self.listed):
            self.listed.append(_Listed(facts))
        return place


def _facts(
    font: pikepdf.Dictionary, inner: pikepdf.Dictionary, descriptor: object, name: str, kind: str
) -> FontFacts:
    program = "" if kind != "Type3" else "Type3"
    for key, told in _PROGRAMS.items():
        file = entry(descriptor, key)
        if isinstance(file, pikepdf.Stream):
            program = told or _THREE.get(word(file.get("/Subtype")), "CFF")
    encoding: object = entry(font, "/Encoding")
    return FontFacts(
        _SUBSET.sub("", name, count=1) or "?",
        kind,
        embedded=bool(program),
        pages="",
        subset=_SUBSET.match(name) is not None,
        program=program,
        descendant=word(entry(inner, "/Subtype")) if inner is not font else "",
        encoding=word(encoding) or ("own" if encoding is not None else ""),
        has_unicode=entry(font, "/ToUnicode") is not None,
        says_letters=says_its_letters(font, inner, kind),
    )


def _glyph_program(font: pikepdf.Dictionary, descriptor: object) -> pikepdf.Stream | None:
    """Return the program of a composite font whose codes are its glyphs."""
    if not word(font.get("/Encoding")).startswith("Identity-"):
        return None
    files = (entry(descriptor, key) for key in _PROGRAMS)
    return next((file for file in files if isinstance(file, pikepdf.Stream)), None)


def _program(stream: pikepdf.Stream) -> bytes:
    """Decode a font's program; none of one that is broken."""
    try:
        return content_of(stream)
    except BROKEN as fault:
        not_the_files_fault(fault)
        return b""


def _heights(descriptor: object) -> tuple[float, float]:
    """Return how far letters reach above and below the line; the usual where the file says nothing sensible."""
    ascent, descent = number(entry(descriptor, "/Ascent")), number(entry(descriptor, "/Descent"))
    return (ascent if 200 <= ascent <= 2000 else 750.0), (descent if -1000 <= descent < 0 else -250.0)


def _widths(font: pikepdf.Dictionary, descriptor: object, name: str) -> tuple[float, ...]:
    """Return the width of each of 256 codes (9.6.2)."""
    told = numbers(font.get("/Widths"), 256)
    usual = _COURIER_WIDTH if "Courier" in name else _USUAL_WIDTH
    missing = number(entry(descriptor, "/MissingWidth")) if told else usual
    first = min(whole(font.get("/FirstChar")), 256)
    return ((missing,) * first + told + (missing,) * 256)[:256]


def _cid_widths(font: pikepdf.Dictionary) -> dict[int, float]:
    """Read the W array of a CID font: c [w ...] or first last w (9.7.4.3)."""
    found: dict[int, float] = {}
    told = items(font.get("/W"), _MOST_WIDTHS)
    at = 0
    while at + 1 < len(told) and len(found) < _MOST_WIDTHS:
        first = whole(told[at])
        if isinstance(told[at + 1], pikepdf.Array):
            widths = numbers(told[at + 1], _MOST_WIDTHS)
            found |= {first + i: width for i, width in enumerate(widths)}
            at += 2
        elif at + 2 < len(told):
            last = min(whole(told[at + 1]), 0xFFFF)
            found |= dict.fromkeys(range(first, last + 1), number(told[at + 2]))
            at += 3
        else:
            break
    return found


def _drawn(place: int, font: pikepdf.Dictionary) -> Font:
    """Read a Type 3 font, whose letters are drawn by streams in a space of their own (9.6.4)."""
    space = matrix(font.get("/FontMatrix"))
    drawings = {name: each for name, each in entries(font, "/CharProcs") if isinstance(each, pikepdf.Stream)}
    by_code: dict[int, pikepdf.Stream] = {}
    code = 0
    for each in items(entry(font.get("/Encoding"), "/Differences"), 600):
        if isinstance(each, pikepdf.Name):
            if str(each) in drawings:
                by_code[code] = drawings[str(each)]
            code += 1
        else:
            code = whole(each)
    bottom, top = (numbers(font.get("/FontBBox"), 4) or (0.0,) * 4)[1::2] or (0.0, 0.0)
    if top <= bottom:
        bottom, top = 0.0, 1 / (scale(space) or 1)
    first = min(whole(font.get("/FirstChar")), 256)
    widths = ((0.0,) * first + numbers(font.get("/Widths"), 256) + (0.0,) * 256)[:256]
    glyphs = Glyphs(by_code, space, font.get("/Resources"))
    unit = abs(space[0]) or scale(space)
    return Font(place, dict(enumerate(widths)), 0.0, 1, top, bottom, unit=unit, glyphs=glyphs)


def _sum(values: bytes) -> int:
    """Add up bytes in C: the low half of an Adler-32 that begins at 0 is their sum where that is below 65,521."""
    return adler32(values, 0) & 0xFFFF if len(values) <= _MOST_SUMMED else sum(values)


def _in_steps(widths: tuple[float, ...]) -> tuple[bytes, bytes]:
    """Return widths in sixteenths as two tables of bytes; none where one is negative or too large for that."""
    steps = [round(width * _STEPS) for width in widths]
    if min(steps) < 0 or max(steps) > 0xFFFF:
        return b"", b""
    return bytes(step >> 8 for step in steps), bytes(step & 255 for step in steps)
