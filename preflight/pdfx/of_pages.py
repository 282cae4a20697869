"""Predicates of rules that concern pages: their boxes, annotations, fonts, and what is painted beside colours."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from preflight.facts import Facts, PageFacts, Rect
from preflight.pdfx.breach import Breach, Given, Predicate
from preflight.texts import pages_in

_TOLERANCE_MM = 0.01
"""Boxes are written with few decimals; what is nearer than this is there."""


def _has_one_print_area(facts: Facts, _given: Given) -> Iterator[Breach]:
    """Ask for a trim box or an art box, and not for both; and for the media box they lie in."""
    for page in facts.pages:
        if "media" not in page.defined:
            yield Breach("MediaBox", page.number)
        if ("trim" in page.defined) == ("art" in page.defined):
            yield Breach("TrimBox, ArtBox" if "trim" in page.defined else "TrimBox", page.number)


def _boxes_are_nested(facts: Facts, _given: Given) -> Iterator[Breach]:
    for page in facts.pages:
        area = _print_area(page)
        around = {"bleed": page.bleed, "crop": page.crop, "media": page.media}
        for name, box in around.items():
            if name in page.defined and not _inside(area, box):
                yield Breach(f"{name.title()}Box", page.number)
        if "bleed" in page.defined and not _inside(page.bleed, page.media):
            yield Breach("BleedBox", page.number)


def _annotations_are_outside(facts: Facts, given: Given) -> Iterator[Breach]:
    """Ask of each annotation that it lies beside the bleed; of printer's marks only that they lie beside the cut."""
    for page in facts.pages:
        area = _print_area(page)
        bleed = page.bleed if "bleed" in page.defined else area
        for note in page.annotations:
            near = area if note.kind in given["beside_the_cut"] else bleed
            if note.kind not in given["anywhere"] and _meet(note.rect_mm, near):
                yield Breach(note.kind, page.number)


def _fonts_are_embedded(facts: Facts, _given: Given) -> Iterator[Breach]:
    for font in facts.fonts:
        if not font.embedded:
            yield from (Breach(font.name, number) for number in pages_in(font.pages))


def _without_transparency(facts: Facts, _given: Given) -> Iterator[Breach]:
    for page in facts.pages:
        found = [under.kind for under in page.transparency]
        if page.group is not None:
            found.append("Group")
        yield from (Breach(kind, page.number) for kind in dict.fromkeys(found))


def _without_objects(facts: Facts, given: Given) -> Iterator[Breach]:
    for page in facts.pages:
        found = {*page.objects, *("opi" for image in page.images if image.opi)}
        yield from (Breach(name, page.number) for name in given["names"] if name in found)


def _without_settings(facts: Facts, given: Given) -> Iterator[Breach]:
    for page in facts.pages:
        yield from (Breach(name, page.number) for name in given["names"] if name in page.device)


def _halftones_are_of(facts: Facts, given: Given) -> Iterator[Breach]:
    """Ask of each halftone that it is of a given type and has no name."""
    for page in facts.pages:
        for kind in page.halftones:
            if kind == "named":
                yield Breach("HalftoneName", page.number)
            elif kind not in given["types"]:
                yield Breach(f"HalftoneType {kind}", page.number)


def _operators_are_known(facts: Facts, _given: Given) -> Iterator[Breach]:
    for page in facts.pages:
        yield from (Breach(operator, page.number) for operator in page.unknown_operators)


def _intents_are_named(facts: Facts, given: Given) -> Iterator[Breach]:
    for page in facts.pages:
        yield from (
            Breach(name, page.number) for name in page.rendering_intents if name not in given["names"]
        )


def _bits_at_most(facts: Facts, given: Given) -> Iterator[Breach]:
    most = int(given["most"][0])
    for page in facts.pages:
        yield from (Breach(f"{image.bits}", page.number) for image in page.images if image.bits > most)


def _print_area(page: PageFacts) -> Rect:
    return page.art if "art" in page.defined and "trim" not in page.defined else page.trim


def _inside(inner: Rect, outer: Rect) -> bool:
    low = all(mine >= theirs - _TOLERANCE_MM for mine, theirs in zip(inner[:2], outer[:2], strict=True))
    return low and all(
        mine <= theirs + _TOLERANCE_MM for mine, theirs in zip(inner[2:], outer[2:], strict=True)
    )


def _meet(one: Rect, other: Rect) -> bool:
    """Say whether two areas share more than an edge."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high) > _TOLERANCE_MM


PREDICATES: Mapping[str, Predicate] = MappingProxyType(
    {
        "has-one-print-area": _has_one_print_area,
        "boxes-are-nested": _boxes_are_nested,
        "annotations-are-outside": _annotations_are_outside,
        "fonts-are-embedded": _fonts_are_embedded,
        "without-transparency": _without_transparency,
        "without-objects": _without_objects,
        "without-settings": _without_settings,
        "halftones-are-of": _halftones_are_of,
        "operators-are-known": _operators_are_known,
        "intents-are-named": _intents_are_named,
        "bits-at-most": _bits_at_most,
    }
)
