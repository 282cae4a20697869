"""Predicates of rules that concern the inside of JPEG 2000 pictures; they are those of ISO 19005-2 too (6.2.8.3)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from preflight.facts import ColourSpecification, Facts, Jpeg2000Facts
from preflight.pdfx.breach import Breach, Given, Predicate

_BEST = 1
"""The approximation of a specification that is exact (ISO 15444-2, M.11.7.2)."""


def _has_channels(facts: Facts, given: Given) -> Iterator[Breach]:
    for page, picture in _pictures(facts):
        if str(picture.channels) not in given["counts"]:
            yield Breach(f"{picture.channels}", page)


def _has_equal_bits(facts: Facts, given: Given) -> Iterator[Breach]:
    most = int(given["most"][0])
    for page, picture in _pictures(facts):
        if len(picture.bits) != 1 or picture.bits[0] > most:
            yield Breach(" + ".join(map(str, picture.bits)), page)


def _has_one_best_specification(facts: Facts, _given: Given) -> Iterator[Breach]:
    """Ask of several descriptions of the colours that one of them, and no other, is called exact."""
    for page, picture in _pictures(facts):
        best = _best(picture)
        if len(picture.spaces) > 1 and len(best) != 1:
            yield Breach(f"{len(best)}", page)


def _specification_is_usable(facts: Facts, given: Given) -> Iterator[Breach]:
    """Ask of the description that counts that it is made in a given way, and of no space that is left out."""
    for page, picture in _pictures(facts):
        for space in (_best(picture) or picture.spaces)[:1]:
            if str(space.method) not in given["methods"]:
                yield Breach(f"METH {space.method}", page)
            elif str(space.enumerated) in given["without"]:
                yield Breach(f"EnumCS {space.enumerated}", page)


def _best(picture: Jpeg2000Facts) -> tuple[ColourSpecification, ...]:
    return tuple(space for space in picture.spaces if space.approximation == _BEST)


def _pictures(facts: Facts) -> Iterator[tuple[int | None, Jpeg2000Facts]]:
    """Tell each picture and the first page that it is on, if it is on one."""
    on: dict[int, int] = {}
    for page in facts.pages:
        for image in page.images:
            on.setdefault(image.object, page.number)
    for picture in facts.pdfx.jpeg2000 if facts.pdfx is not None else ():
        yield on.get(picture.object), picture


PREDICATES: Mapping[str, Predicate] = MappingProxyType(
    {
        "jpeg-2000-has-channels": _has_channels,
        "jpeg-2000-has-equal-bits": _has_equal_bits,
        "jpeg-2000-has-one-best-specification": _has_one_best_specification,
        "jpeg-2000-specification-is-usable": _specification_is_usable,
    }
)
