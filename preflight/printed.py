"""Marks as they are left after the cut, with their pages and places: what checks of fonts, colours and lines look at.

Crop marks, colour bars and notes beside the page are cut away, so no rule speaks of them. Facts do not tell what was
painted first; where a rule asks what lies under a mark, `over_ink` answers no when in doubt.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from preflight.check import Hit
from preflight.expected import Expected
from preflight.facts import (
    Colour,
    Facts,
    FillFacts,
    FontFacts,
    ImageFacts,
    LineFacts,
    Overprint,
    PageFacts,
    Rect,
    TextFacts,
    Trait,
    TransparencyFacts,
)
from preflight.facts.marks import MOST_RECTS
from preflight.geometry import MOST_BLEED_MM, height, trim_of, width
from preflight.texts import pages_in

_SLACK_MM = 0.3
"""As far as a mark may reach into the cut and still be beside it: half a thick crop mark."""

_MOSTLY = 0.5
"""A mark lies over ink if at least this part of it does; a block of text that only brushes a picture does not."""

_SAME = 1.25
"""A picture as large as a mark, within this factor either way, is the mark: an emoji is a letter and a picture."""


_INKS = frozenset({"Gray", "CMYK", "Spot"})


class Painted(NamedTuple):
    """A colour as it is used: `what` is text, line, area or picture."""

    what: str
    colour: Colour
    overprint: Overprint


Mark = TypeVar("Mark")


@dataclass(frozen=True, slots=True)
class Seen(Generic[Mark]):
    """A mark on a page and those of its places that are left after the cut."""

    page: PageFacts
    mark: Mark
    rects: tuple[Rect, ...]


def texts(facts: Facts, expected: Expected, wanted: Callable[[TextFacts], bool]) -> list[Seen[TextFacts]]:
    """Return the texts a rule asks for."""
    return _kept(facts, expected, lambda page: [(text, text) for text in page.texts if wanted(text)])


def fills(facts: Facts, expected: Expected, wanted: Callable[[FillFacts], bool]) -> list[Seen[FillFacts]]:
    """Return the filled areas a rule asks for."""
    return _kept(facts, expected, lambda page: [(fill, fill) for fill in page.fills if wanted(fill)])


def lines(facts: Facts, expected: Expected, wanted: Callable[[LineFacts], bool]) -> list[Seen[LineFacts]]:
    """Return the lines a rule asks for."""
    return _kept(facts, expected, lambda page: [(line, line) for line in page.lines if wanted(line)])


def images(facts: Facts, expected: Expected, wanted: Callable[[ImageFacts], bool]) -> list[Seen[ImageFacts]]:
    """Return the pictures a rule asks for."""
    return _kept(facts, expected, lambda page: [(image, image) for image in page.images if wanted(image)])


def transparent(
    facts: Facts, expected: Expected, wanted: Callable[[TransparencyFacts], bool]
) -> list[Seen[TransparencyFacts]]:
    """Return what is transparent and a rule asks for."""
    return _kept(facts, expected, lambda page: [(each, each) for each in page.transparency if wanted(each)])


def colours(facts: Facts, expected: Expected, wanted: Callable[[Painted], bool]) -> list[Seen[Painted]]:
    """Return the colours a rule asks for, of whatever is painted in them."""
    return _kept(facts, expected, lambda page: [pair for pair in _painted(page) if wanted(pair[0])])


def in_inks(facts: Facts, expected: Expected, inks: Collection[str]) -> list[Seen[Painted]]:
    """Return what is painted with any of these spot inks."""

    def uses_one(painted: Painted) -> bool:
        space = facts.spaces[painted.colour.space]
        return space.is_spot and any(ink in space.colourants for ink in inks)

    return colours(facts, expected, uses_one)


def told_of_font(
    case: str,
    facts: Facts,
    font: FontFacts,
    *,
    measured: float | None = None,
    wanted: float | None = None,
    arguments: tuple[tuple[str, str], ...] = (),
) -> Iterator[Hit]:
    """Make a hit of each page that a font is used on, with the places of the text that is set in it."""
    place = facts.fonts.index(font)
    known = {page.number: page.texts for page in facts.pages}
    for number in pages_in(font.pages):
        rects = (rect for text in known.get(number, ()) if text.font == place for rect in text.rects_mm)
        yield Hit(
            case,
            number,
            measured=measured,
            wanted=wanted,
            arguments=arguments,
            rects_mm=tuple(dict.fromkeys(rects)),
        )


def told(
    case: str,
    seen: Sequence[Seen[Mark]],
    *,
    measured: float | str | None = None,
    wanted: float | str | None = None,
    unit: str = "",
    arguments: tuple[tuple[str, str], ...] = (),
) -> Iterator[Hit]:
    """Make one hit of all that was seen on a page; with the same figures everywhere they become one finding."""
    places: dict[int, dict[Rect, None]] = {}
    for each in seen:
        places.setdefault(each.page.number, {}).update(dict.fromkeys(each.rects))
    for number, rects in places.items():
        yield Hit(
            case,
            number,
            measured=measured,
            wanted=wanted,
            unit=unit,
            arguments=arguments,
            rects_mm=tuple(rects),
        )


def told_pages(case: str, pages: Iterable[int], *arguments: tuple[str, str]) -> Iterator[Hit]:
    """Make a hit of each page, where there is no place to show."""
    return (Hit(case, number, arguments=arguments) for number in pages)


def is_lost_white(facts: Facts, colour: Colour | None, overprint: Overprint) -> bool:
    """Say whether a colour is a white made of inks that overprints, in whatever mode: nothing of it is left."""
    return (
        colour is not None
        and overprint is not Overprint.OFF
        and colour.trait is Trait.WHITE
        and facts.spaces[colour.space].process in _INKS
    )


def names(seen: Iterable[Seen[Painted]]) -> str:
    """Say what is painted so: text, lines, areas, pictures, in this order."""
    found = {each.mark.what for each in seen}
    return ", ".join(what for what in ("text", "lines", "areas", "pictures") if what in found)


def over_ink(seen: Seen[Mark]) -> tuple[Rect, ...]:
    """Return the places of a mark that lie mostly over ink and not on white that lies on that ink.

    Only pictures and areas count, by the rectangles around them.
    """
    inked, pictures = _areas(seen.page, white=False), _pictures(seen.page, white=False)
    if not inked and not pictures:
        return ()
    white = [*_areas(seen.page, white=True), *_pictures(seen.page, white=True)]
    found = []
    for rect in seen.rects:
        under = [ground for ground in inked if ground != rect and _covers(ground, rect)]
        under += [ground for ground in pictures if not _is_it(ground, rect) and _covers(ground, rect)]
        shielded = [ground for ground in white if ground != rect and _covers(ground, rect)]
        largest = max(map(_area, under), default=0.0)
        if under and all(_area(shield) >= largest for shield in shielded):
            found.append(rect)
    return tuple(found)


def lying_over_ink(seen: Iterable[Seen[Mark]]) -> list[Seen[Mark]]:
    """Return only what lies over ink, with the places where it does."""
    return [Seen(each.page, each.mark, rects) for each in seen if (rects := over_ink(each))]


_Placed = TextFacts | FillFacts | LineFacts | ImageFacts | TransparencyFacts


def _kept(
    facts: Facts, expected: Expected, pick: Callable[[PageFacts], list[tuple[Mark, _Placed]]]
) -> list[Seen[Mark]]:
    """Pick marks of every page, and keep those that reach into the cut."""
    found = []
    for page in facts.pages:
        picked = pick(page)
        if not picked:
            continue
        cut = trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM).rect_mm
        for mark, placed in picked:
            rects = tuple([rect for rect in _sure(placed, cut) if reaches(rect, cut)])
            if rects:
                found.append(Seen(page, mark, rects))
    return found


def _sure(placed: _Placed, cut: Rect) -> Iterable[Rect]:
    """Leave out a place that many marks were joined to and that goes far past the cut: who knows where they are."""
    if isinstance(placed, ImageFacts):
        return (placed.rect_mm,)
    rects = placed.rects_mm
    if _is_joined(placed) and not _within(rects[-1], cut):
        return rects[:-1]
    return rects


def _is_joined(placed: TextFacts | FillFacts | LineFacts | TransparencyFacts) -> bool:
    count = placed.glyphs if isinstance(placed, TextFacts) else placed.count
    return len(placed.rects_mm) >= MOST_RECTS and count > MOST_RECTS


def _within(rect: Rect, cut: Rect) -> bool:
    return (
        rect[0] >= cut[0] - MOST_BLEED_MM / 2
        and rect[1] >= cut[1] - MOST_BLEED_MM / 2
        and rect[2] <= cut[2] + MOST_BLEED_MM / 2
        and rect[3] <= cut[3] + MOST_BLEED_MM / 2
    )


def reaches(rect: Rect, cut: Rect) -> bool:
    """Say whether something is left of a mark after the cut."""
    return (
        rect[0] < cut[2] - _SLACK_MM
        and rect[2] > cut[0] + _SLACK_MM
        and rect[1] < cut[3] - _SLACK_MM
        and rect[3] > cut[1] + _SLACK_MM
    )


def _painted(page: PageFacts) -> Iterator[tuple[Painted, _Placed]]:
    for text in page.texts:
        if text.fill is not None:
            yield Painted("text", text.fill, text.overprint), text
        if text.stroke is not None:
            yield Painted("text", text.stroke, text.stroke_overprint), text
    for line in page.lines:
        yield Painted("lines", line.colour, line.overprint), line
    for fill in page.fills:
        yield Painted("areas", fill.colour, fill.overprint), fill
    for image in page.images:
        if image.colour is not None:
            yield Painted("pictures", image.colour, image.overprint), image


def _areas(page: PageFacts, *, white: bool) -> list[Rect]:
    """Return where areas lie that are white, or that have ink."""
    shown = (fill for fill in page.fills if (fill.colour.trait is Trait.WHITE) is white)
    return [rect for fill in shown for rect in (fill.rects_mm[:-1] if _is_joined(fill) else fill.rects_mm)]


def _pictures(page: PageFacts, *, white: bool) -> list[Rect]:
    return [image.rect_mm for image in page.images if _is_white(image) is white]


def _is_white(image: ImageFacts) -> bool:
    return image.colour is not None and image.colour.trait is Trait.WHITE


def _is_it(picture: Rect, rect: Rect) -> bool:
    return all(size(rect) / _SAME <= size(picture) <= size(rect) * _SAME for size in (width, height))


def _covers(ground: Rect, rect: Rect) -> bool:
    """Say whether a ground lies under most of a mark; lengths are compared so that a line without height counts."""
    wide = min(ground[2], rect[2]) - max(ground[0], rect[0])
    high = min(ground[3], rect[3]) - max(ground[1], rect[1])
    if wide < 0 or high < 0:
        return False
    share = _share(wide, width(rect)) * _share(high, height(rect))
    return share >= _MOSTLY


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 1.0


def _area(rect: Rect) -> float:
    return width(rect) * height(rect)
