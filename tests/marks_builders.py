"""Builds facts of what pages paint, in one line, for checks alone: no file is written or read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from preflight import Expected, Facts, registered_checks
from preflight.facts import (
    PROCESS_INKS,
    Colour,
    FillFacts,
    FontFacts,
    IccFacts,
    ImageFacts,
    LineFacts,
    Overprint,
    PageFacts,
    Rect,
    SpaceFacts,
    TextFacts,
    TransparencyFacts,
)
from preflight.facts.colour import colour_of
from preflight_builders import a4, page_facts, some_facts

HERE: Rect = (50.0, 50.0, 60.0, 55.0)
"""Where a mark lies unless it is told otherwise: well inside an A4 page."""

AROUND: Rect = (40.0, 40.0, 100.0, 100.0)
"""An area under HERE and around it."""

ELSEWHERE: Rect = (120.0, 120.0, 180.0, 180.0)
BESIDE: Rect = (215.0, 100.0, 216.0, 105.0)
"""Beside the cut of `page_facts`, where crop marks are."""

SWOP = IccFacts("prtr", "CMYK", "Lab", "2.1.0", 4, "SWOP", "a" * 64)
COATED = IccFacts("prtr", "CMYK", "Lab", "2.4.0", 4, "FOGRA51", "b" * 64)
SRGB = IccFacts("mntr", "RGB", "XYZ", "2.1.0", 3, "sRGB", "c" * 64)

CMYK = SpaceFacts("DeviceCMYK", "CMYK", 4)
GRAY = SpaceFacts("DeviceGray", "Gray", 1)
RGB = SpaceFacts("DeviceRGB", "RGB", 3)
LAB = SpaceFacts("Lab", "Lab", 3)
ICC_RGB = SpaceFacts("ICCBased", "RGB", 3, icc=SRGB)
ICC_CMYK = SpaceFacts("ICCBased", "CMYK", 4, icc=SWOP)
ALL = SpaceFacts("Separation", "All", 1, ("All",), "DeviceCMYK", ((1.0, 1.0, 1.0, 1.0),))
NONE = SpaceFacts("Separation", "None", 1, ("None",), "DeviceCMYK")
PATTERN = SpaceFacts("Pattern", "Pattern", 0)
_KNOWN: list[SpaceFacts] = [CMYK, GRAY, RGB, LAB, ICC_RGB, ICC_CMYK, ALL, NONE, PATTERN]

BLACK_INK = (0.0, 0.0, 0.0, 1.0)
WHITE_INK = (0.0, 0.0, 0.0, 0.0)
RED_INK = (0.0, 1.0, 1.0, 0.0)
Mark = TextFacts | FillFacts | LineFacts | ImageFacts | TransparencyFacts
Kind = TypeVar("Kind", TextFacts, FillFacts, LineFacts, ImageFacts, TransparencyFacts)


def spot(*inks: str, alternate: str = "DeviceCMYK", values: tuple[tuple[float, ...], ...] = ()) -> SpaceFacts:
    """A space of one or more spot inks."""
    kind = "Separation" if len(inks) == 1 else "DeviceN"
    process = "CMYK" if set(inks) <= set(PROCESS_INKS) else "Spot"
    return SpaceFacts(kind, process, len(inks), inks, alternate, values)


def ink(*values: float, space: SpaceFacts = CMYK) -> Colour:
    """A colour; without values it is that of a picture or shading."""
    if space not in _KNOWN:
        _KNOWN.append(space)
    return colour_of(_KNOWN.index(space), space, values)


BLACK, WHITE, RED = ink(*BLACK_INK), ink(*WHITE_INK), ink(*RED_INK)


def text(
    size_pt: float = 10.0,
    fill: Colour | None = BLACK,
    *,
    at: Rect = HERE,
    overprint: Overprint = Overprint.OFF,
    stroke: Colour | None = None,
    stroke_overprint: Overprint = Overprint.OFF,
    line_pt: float = 0.0,
) -> TextFacts:
    """Some letters."""
    return TextFacts(0, size_pt, fill, stroke, overprint, 9, (at,), line_pt, stroke_overprint)


def area(
    colour: Colour = RED,
    *,
    at: Rect = HERE,
    what: str = "path",
    overprint: Overprint = Overprint.OFF,
    least_pt: float = 20.0,
) -> FillFacts:
    """A filled area."""
    return FillFacts(what, colour, overprint, 1, least_pt, (at,))


def line(
    width_pt: float = 1.0,
    colour: Colour = BLACK,
    *,
    at: Rect = HERE,
    overprint: Overprint = Overprint.OFF,
) -> LineFacts:
    """A drawn line."""
    return LineFacts(width_pt, colour, overprint, 1, (at,))


def picture(
    ppi: float = 300.0,
    *,
    at: Rect = AROUND,
    bits: int = 8,
    pixels: tuple[int, int] = (500, 500),
    across: float | None = None,
    colour: Colour | None = None,
    **more: object,
) -> ImageFacts:
    """A picture; `across` gives its horizontal axis other pixels an inch."""
    wide = ppi if across is None else across
    image = ImageFacts(*pixels, bits, min(ppi, wide), at, wide, ppi, at, colour=colour or ink())
    return replace(image, **more)  # type: ignore[arg-type]  # fields of ImageFacts


def transparent(kind: str = "alpha", detail: str = "0.5", *, at: Rect = HERE) -> TransparencyFacts:
    """Something transparent."""
    return TransparencyFacts(kind, detail, 1, (at,))


def page_of(*marks: Mark, number: int = 1, **more: object) -> PageFacts:
    """A page of A4 with bleed that these marks are painted on."""
    page = replace(
        page_facts(number),
        texts=_all(marks, TextFacts),
        fills=_all(marks, FillFacts),
        lines=_all(marks, LineFacts),
        images=_all(marks, ImageFacts),
        transparency=_all(marks, TransparencyFacts),
        spaces=tuple(sorted(set(_spaces(marks)))),
    )
    return replace(page, **more)  # type: ignore[arg-type]  # fields of PageFacts


def file_of(*pages: PageFacts, fonts: Sequence[FontFacts] = (), **more: object) -> Facts:
    """A file of pages; places of colour spaces are those of `ink`, and such as nothing uses say nothing."""
    used = {place for page in pages for place in (*page.spaces, *_group(page))}
    spaces = tuple(space if place in used else CMYK for place, space in enumerate(_KNOWN))
    facts = replace(some_facts(*pages), fonts=tuple(fonts), spaces=spaces)
    return replace(facts, **more)  # type: ignore[arg-type]  # fields of Facts


def _group(page: PageFacts) -> tuple[int, ...]:
    return () if page.group is None or page.group.space is None else (page.group.space,)


def font(name: str = "Arial", kind: str = "TrueType", pages: str = "1", **more: object) -> FontFacts:
    """An embedded subset."""
    sound = FontFacts(name, kind, embedded=True, pages=pages, subset=True, program=kind, has_unicode=True)
    return replace(sound, **more)  # type: ignore[arg-type]  # fields of FontFacts


def found(
    check_id: str, facts: Facts, expected: Expected | None = None, **settings: float | str | bool
) -> list[tuple[str, int | None, float | str | None]]:
    """What a check sees, with its own settings but for these: case, page, figure."""
    check = registered_checks()[check_id]
    chosen = {**check.settings, **settings}
    hits = check.find(facts, expected or a4(), chosen)
    return [(hit.case, hit.page, hit.measured) for hit in hits]


def cases(
    check_id: str, *marks: Mark, expected: Expected | None = None, **settings: float | str | bool
) -> list[str]:
    """The cases a check sees on one page with these marks."""
    return [case for case, _, _ in found(check_id, file_of(page_of(*marks)), expected, **settings)]


def _all(marks: Sequence[Mark], kind: type[Kind]) -> tuple[Kind, ...]:
    return tuple(mark for mark in marks if isinstance(mark, kind))


def _spaces(marks: Sequence[Mark]) -> list[int]:
    colours = [getattr(mark, name, None) for mark in marks for name in ("fill", "stroke", "colour")]
    return [colour.space for colour in colours if colour is not None]
