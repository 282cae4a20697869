"""Every way to change one value of an order: what an experiment sets in its place.

A closed list offers its other words, a number its neighbour and zero, a text another text; a thing that may be absent
goes, one that is absent comes. The objects stay well-formed; they need not keep the rules of a job.
"""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from jdf.file_check import FileCheck
from jdf.intent import binding, color, finish, fold, insertion, media, packing, proof, variable
from jdf.intent.art import Art
from jdf.intent.binding import Binding
from jdf.intent.color import Print, Side
from jdf.intent.delivery import Delivery
from jdf.intent.finish import Finish
from jdf.intent.fold import Fold, FoldStep
from jdf.intent.insertion import Insertion
from jdf.intent.media import Media
from jdf.intent.numbering import Numbering
from jdf.intent.packing import Packing
from jdf.intent.proof import Proof
from jdf.intent.variable import Column, Variable
from jdf.intent.version import Version
from jdf.vocabulary import ART_HANDLING_WORDS, ART_WAY_WORDS, COLORS

Changed = tuple[str, Any]
"""The path of a value, and the whole in which only that value is another."""

_CLOSED: Final[Mapping[tuple[type, str], tuple[str, ...]]] = MappingProxyType(
    {
        (Art, "way"): tuple(ART_WAY_WORDS),
        (Art, "handling"): tuple(ART_HANDLING_WORDS),
        (Binding, "type"): binding.TYPES,
        (Binding, "edge"): binding.EDGES,
        (Binding, "order"): binding.ORDERS,
        (Binding, "glue"): binding.GLUES,
        (Binding, "color"): COLORS[:2],
        (Print, "turn"): color.TURNS,
        (Print, "press"): color.PRESSES,
        (Finish, "op"): finish.OPERATIONS,
        (Finish, "side"): finish.SIDES,
        (Finish, "texture"): finish.TEXTURES,
        (Finish, "edge"): finish.EDGES,
        (Finish, "color"): COLORS[:2],
        (Fold, "catalog"): ("F4-1", "F6-1", "F8-X"),
        (FoldStep, "from_edge"): fold.FROM,
        (FoldStep, "to"): fold.TO,
        (Insertion, "method"): insertion.METHODS,
        (Insertion, "glue"): insertion.GLUES,
        (Media, "type"): media.MEDIA_TYPES,
        (Media, "grain"): media.GRAINS,
        (Media, "carbonless"): media.CARBONLESS,
        (Media, "coating_front"): media.COATINGS,
        (Media, "coating_back"): media.COATINGS,
        (Media, "color"): COLORS[:2],
        (Numbering, "color"): COLORS[:2],
        (Packing, "unit"): packing.UNITS,
        (Proof, "kind"): proof.KINDS,
        (Proof, "color"): proof.COLORS,
        (Proof, "technology"): ("InkJet", "Laser"),
        (Variable, "kind"): variable.KINDS,
        (Delivery, "country_code"): ("DE", "FR"),
        (Delivery, "due"): ("2031-01-01T00:00:00+00:00", "2032-01-01T00:00:00+00:00"),
    }
)
"""Fields whose words are few, and the words."""

_EXAMPLES: Final[Mapping[type, Any]] = MappingProxyType(
    {
        Art: Art("media", "store"),
        Binding: Binding("saddleStitch", stitches=2),
        Column: Column("field", "column"),
        Delivery: Delivery("Ada", "Street 1", "City", "12345", "DE", 7),
        Finish: Finish("laminate"),
        Fold: Fold("F4-1"),
        FoldStep: FoldStep("left", "up", 50.0),
        Insertion: Insertion(""),
        Numbering: Numbering("0001"),
        Packing: Packing("boxed", 10),
        Proof: Proof(name="Proof"),
        Side: Side(("Black",)),
        Variable: Variable("imprint", 7),
        Version: Version("other", 7),
    }
)
"""What comes where a thing is absent."""


def others(whole: Any, at: str = "") -> Iterator[Changed]:  # noqa: ANN401 (any object of an order)
    """Yield every change of one value below an object, with the value's path: `parts[cover].media.gsm`."""
    for each in fields(whole):
        path = f"{at}.{each.name}" if at else each.name
        hint = _hints(whole.__class__)[each.name]
        words = _CLOSED.get((whole.__class__, each.name), ())
        for changed, value in _of(getattr(whole, each.name), hint, words, path):
            yield changed, replace(whole, **{each.name: value})


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls)


def _of(value: Any, hint: Any, words: tuple[str, ...], path: str) -> Iterator[Changed]:  # noqa: ANN401 (any value)
    """Yield what else may stand in the place of a value."""
    optional = get_origin(hint) in (Union, types.UnionType)
    kind = next(each for each in get_args(hint) if each is not types.NoneType) if optional else hint
    if value is None:
        yield from ((path, each) for each in _some(kind, words))
        return
    if optional:
        yield path, None
    if isinstance(value, tuple):
        yield from _of_list(value, get_args(kind)[0], path)
    elif is_dataclass(value) and not isinstance(value, FileCheck):
        yield from others(value, path)
    else:
        yield from ((path, each) for each in _instead(value, words))


def _some(kind: Any, words: tuple[str, ...]) -> Iterator[Any]:  # noqa: ANN401 (any type and value)
    """Yield what may stand where nothing stands."""
    if kind in _EXAMPLES:
        yield _EXAMPLES[kind]
    elif words:
        yield from words
    elif kind in _INSTEAD:
        yield from _INSTEAD[kind](kind(2026, 1, 1, tzinfo=UTC) if kind is datetime else kind())


def _of_list(members: tuple[Any, ...], kind: Any, path: str) -> Iterator[Changed]:  # noqa: ANN401 (any list)
    """Yield lists with another member, without the last one, without any, and with a further one."""
    for number, member in enumerate(members):
        name = getattr(member, "id", number) if is_dataclass(member) else ""
        inner = others(member, f"{path}[{name}]") if is_dataclass(member) else _plain_members(member, path)
        for changed, value in inner:
            yield changed, (*members[:number], value, *members[number + 1 :])
    if members and path != "parts":
        yield path, members[:-1]
        yield path, ()
    further = _EXAMPLES.get(kind, "Extra") if path != "parts" else None
    if further is not None:
        yield path, (*members, further)


def _plain_members(member: Any, path: str) -> Iterator[Changed]:  # noqa: ANN401 (a text or number)
    return ((path, each) for each in _instead(member, ()))


def _instead(value: Any, words: tuple[str, ...]) -> Iterator[Any]:  # noqa: ANN401 (any plain value)
    if words:
        yield from (each for each in words if each != value)
    elif isinstance(value, StrEnum):
        yield from (each for each in type(value) if each is not value)
    else:
        yield from _INSTEAD.get(type(value), _nothing)(value)


def _nothing(_value: object) -> tuple[object, ...]:
    return ()


_INSTEAD: Final[Mapping[type, Callable[[Any], tuple[Any, ...]]]] = MappingProxyType(
    {
        bool: lambda value: (not value,),
        int: lambda value: (value + 1, 0) if value else (7,),
        float: lambda value: (value + 1, 2 * value + 1, 0.0) if value else (7.0,),
        str: lambda value: (f"{value}x", "") if value else ("Other",),
        datetime: lambda value: (value + timedelta(days=1),),
    }
)
"""What stands in the place of a plain value."""
