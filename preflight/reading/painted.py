"""From what was painted on a page to facts in mm and points: classes merged, thinned out, and put in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot, isfinite
from typing import TypeVar

from preflight.facts import (
    MOST_CLASSES,
    MOST_IMAGES,
    Colour,
    FillFacts,
    ImageFacts,
    LineFacts,
    Rect,
    TextFacts,
    Trait,
    TransparencyFacts,
)
from preflight.interpreter.colour import Colours
from preflight.interpreter.matrix import join, significant, through
from preflight.interpreter.run import ImageSource, Shared
from preflight.interpreter.sheet import PlacedImage, Sheet, Tally
from preflight.interpreter.state import Ink
from preflight.reading.boxes import Frame

_POINTS_PER_INCH = 72.0
_MOST_COUNT = 1 << 40
_MOST_SKEW = 90.0
Class = TypeVar("Class", TextFacts, FillFacts, LineFacts)


@dataclass(frozen=True, slots=True)
class Painted:
    """What one page paints, as PageFacts tells it."""

    images: tuple[ImageFacts, ...]
    texts: tuple[TextFacts, ...]
    fills: tuple[FillFacts, ...]
    lines: tuple[LineFacts, ...]
    transparency: tuple[TransparencyFacts, ...]
    spaces: tuple[int, ...]
    has_ink: bool
    extent_mm: Rect | None


def painted(sheet: Sheet, shared: Shared, frame: Frame) -> Painted:
    """Tell what a sheet holds."""
    colours = shared.colours
    texts, fills, lines = (
        _texts(sheet, colours, frame),
        _fills(sheet, colours, frame),
        _lines(sheet, colours, frame),
    )
    images = [found for each in sheet.images if (found := _image(each, shared, frame)) is not None]
    inked = _inked(texts, fills, lines, images)
    return Painted(
        tuple(sorted(dict.fromkeys(images), key=lambda image: (image.ppi, image.rect_mm))[:MOST_IMAGES]),
        _fewer(texts),
        _fewer(fills),
        _fewer(lines),
        _transparency(sheet, frame),
        _spaces(sheet, colours, texts, fills, lines),
        has_ink=bool(inked),
        extent_mm=_around(inked),
    )


def _texts(sheet: Sheet, colours: Colours, frame: Frame) -> list[TextFacts]:
    return [
        TextFacts(
            look.font,
            significant(look.size * frame.unit),
            _colour(colours, look.fill),
            _colour(colours, look.stroke),
            look.overprint,
            min(tally.count, _MOST_COUNT),
            _rects(tally, frame),
            significant(look.line * frame.unit),
            look.stroke_overprint,
        )
        for look, tally in sheet.texts.items()
        if tally.boxes
    ]


def _fills(sheet: Sheet, colours: Colours, frame: Frame) -> list[FillFacts]:
    return [
        FillFacts(
            look.what,
            colours.colour(look.ink),
            look.overprint,
            min(tally.count, _MOST_COUNT),
            significant(tally.least * frame.unit),
            _rects(tally, frame),
        )
        for look, tally in sheet.fills.items()
        if tally.boxes
    ]


def _lines(sheet: Sheet, colours: Colours, frame: Frame) -> list[LineFacts]:
    return [
        LineFacts(
            significant(look.width * frame.unit),
            colours.colour(look.ink),
            look.overprint,
            min(tally.count, _MOST_COUNT),
            _rects(tally, frame),
        )
        for look, tally in sheet.lines.items()
        if tally.boxes
    ]


def _colour(colours: Colours, ink: Ink | None) -> Colour | None:
    return None if ink is None else colours.colour(ink)


def _rects(tally: Tally, frame: Frame) -> tuple[Rect, ...]:
    return tuple([frame.shown(box) for box in tally.boxes])


def _inked(
    texts: Sequence[TextFacts],
    fills: Sequence[FillFacts],
    lines: Sequence[LineFacts],
    images: Sequence[ImageFacts],
) -> list[Rect]:
    """Return the places of all that is not white; a picture is taken to have ink."""
    found = [rect for text in texts if _shows(text.fill) or _shows(text.stroke) for rect in text.rects_mm]
    found += [rect for fill in fills if _shows(fill.colour) for rect in fill.rects_mm]
    found += [rect for line in lines if _shows(line.colour) for rect in line.rects_mm]
    return found + [image.rect_mm for image in images if image.colour is None or _shows(image.colour)]


def _shows(colour: Colour | None) -> bool:
    return colour is not None and colour.trait is not Trait.WHITE


def _around(rects: Iterable[Rect]) -> Rect | None:
    whole: Rect | None = None
    for rect in rects:
        whole = rect if whole is None else join(whole, rect)
    return whole


def _fewer(classes: list[Class]) -> tuple[Class, ...]:
    """Keep the classes with the smallest sizes of each kind of colour, if there are more than a page tells."""
    if len(classes) <= MOST_CLASSES:
        return tuple(classes)
    first: dict[object, Class] = {}
    ordered = sorted(classes, key=_size)
    for each in ordered:
        first.setdefault(_kind(each), each)
    kept = list(first.values())[:MOST_CLASSES]
    chosen = {id(each) for each in kept}
    rest = [each for each in ordered if id(each) not in chosen]
    return tuple(kept + rest[: MOST_CLASSES - len(kept)])


def _size(each: TextFacts | FillFacts | LineFacts) -> float:
    if isinstance(each, TextFacts):
        return each.size_pt
    return each.least_pt if isinstance(each, FillFacts) else each.width_pt


def _kind(each: TextFacts | FillFacts | LineFacts) -> object:
    """Return what must not be lost of a class when there are too many."""
    if isinstance(each, TextFacts):
        return each.font, each.fill and (each.fill.space, each.fill.trait), each.overprint
    return each.colour.space, each.colour.trait, each.overprint


def _transparency(sheet: Sheet, frame: Frame) -> tuple[TransparencyFacts, ...]:
    seen = [(under, tally) for under, tally in sheet.transparent.items() if tally.boxes]
    return tuple(
        TransparencyFacts(under.kind, under.detail, min(tally.count, _MOST_COUNT), _rects(tally, frame))
        for under, tally in seen[:MOST_CLASSES]
    )


def _spaces(
    sheet: Sheet,
    colours: Colours,
    texts: Sequence[TextFacts],
    fills: Sequence[FillFacts],
    lines: Sequence[LineFacts],
) -> tuple[int, ...]:
    """Return the colour spaces painted with; of a pattern it is what the pattern paints that counts."""
    found = set(sheet.spaces)
    found.update(image.space for image in sheet.images if image.space is not None)
    found.update(colour.space for text in texts for colour in (text.fill, text.stroke) if colour is not None)
    found.update(fill.colour.space for fill in fills)
    found.update(line.colour.space for line in lines)
    found.update(colours.colour(image.ink).space for image in sheet.images if image.ink is not None)
    return tuple(sorted(found))


def _image(placed: PlacedImage, shared: Shared, frame: Frame) -> ImageFacts | None:
    """Measure an image where it is placed, along its own sides; None where it has no size."""
    source: ImageSource = shared.images[placed.source]
    a, b, c, d, _, _ = placed.matrix
    wide, high = hypot(a, b) * frame.unit, hypot(c, d) * frame.unit
    if not isfinite(wide + high) or min(wide, high) <= 0:
        return None
    ppi_x = round(min(source.width_px / wide, 1e4) * _POINTS_PER_INCH, 2)
    ppi_y = round(min(source.height_px / high, 1e4) * _POINTS_PER_INCH, 2)
    colour = (
        placed.ink if placed.ink is not None else (None if source.space is None else Ink(source.space, ()))
    )
    skew = abs(degrees(atan2(d, c) - atan2(b, a))) % 180
    return ImageFacts(
        source.width_px,
        source.height_px,
        source.bits,
        min(ppi_x, ppi_y),
        frame.shown(placed.seen),
        ppi_x,
        ppi_y,
        frame.shown(through((0.0, 0.0, 1.0, 1.0), placed.matrix)),
        source.kind,
        _colour(shared.colours, colour),
        source.filters,
        placed.overprint,
        mirrored=a * d - b * c < 0,
        skew_deg=round(abs(skew - _MOST_SKEW), 1),
        interpolate=source.interpolate,
        soft_mask=source.soft_mask,
        opi=source.opi,
        alternates=source.alternates,
        object=source.object,
    )
