"""The finishing wishes of a part as intents: films, cuts, holes, foils; and which of them have no words.

Places count from the lower left corner of the trimmed piece, in millimetres. Clause: JDF 1.5, Intent Resources.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from jdf.element import Resource
from jdf.intent.finish import Finish
from jdf.intent.part import Part
from jdf.intent.size import Size
from jdf.resources.embossing_intent import EmbossingIntent, EmbossingItem
from jdf.resources.hole_making_intent import Hole, HoleList, HoleMakingIntent
from jdf.resources.laminating_intent import LaminatingIntent
from jdf.resources.shape_cutting_intent import ShapeCut, ShapeCuttingIntent
from jdf.values import firm, given, points
from jdf.vocabulary import RELIEF_WORDS, SURFACE_WORDS, TEXTURE_WORDS

AVAILABLE: Final = "Available"
_CURVE: Final = 0.5523
"""How far the handles of a Bezier quarter circle reach, as a share of its radius."""


def finishing_intents(part: Part, suffix: str) -> Iterator[Resource]:
    """Yield the intents of a part's finishing; a node takes one of each kind, so the wishes share it."""
    for kind, make in _INTENTS.items():
        wishes = [finish for finish in part.finish if finish.op in _KINDS[kind] and is_said(finish)]
        if wishes:
            yield make(wishes, part.size, suffix)


def _laminating(wishes: list[Finish], _size: Size, suffix: str) -> LaminatingIntent:
    """Say the lamination; both sides must agree in one."""
    sides = {finish.side for finish in wishes}
    return LaminatingIntent(
        id=f"LAI{suffix}",
        status=AVAILABLE,
        surface=firm(SURFACE_WORDS["both" if len(sides) > 1 else sides.pop()]),
        texture=given(TEXTURE_WORDS.get(wishes[0].texture, "")),
    )


def _embossing(wishes: list[Finish], _size: Size, suffix: str) -> EmbossingIntent:
    return EmbossingIntent(
        id=f"EMI{suffix}", status=AVAILABLE, items=tuple(_relief(finish) for finish in wishes)
    )


def _relief(finish: Finish) -> EmbossingItem:
    kind, direction = RELIEF_WORDS[finish.op]
    size = (finish.width_mm, finish.height_mm)
    return EmbossingItem(
        direction=given(direction),
        embossing_type=firm(kind),
        foil_color=given(finish.color),
        image_size_mm=firm((size[0], size[1])) if size[0] and size[1] else None,
    )


def _cutting(wishes: list[Finish], size: Size, suffix: str) -> ShapeCuttingIntent:
    return ShapeCuttingIntent(
        id=f"SCI{suffix}", status=AVAILABLE, cuts=tuple(_CUTS[finish.op](finish, size) for finish in wishes)
    )


def _die(finish: Finish, size: Size) -> ShapeCut:
    """A shape of the shop's own die; its outline lies in the artwork, its number goes along."""
    return ShapeCut(
        cut_box_mm=(0, 0, size.trim_w_mm, size.trim_h_mm),
        shape_type_details=finish.die,
        cut_type=firm("Cut"),
        cut_depth=firm("Partial" if finish.op == "kissCut" else "Full"),
        shape_type=firm("Path" if finish.die else "Rectangular"),
    )


def _perforation(finish: Finish, size: Size) -> ShapeCut:
    start, end = _line(finish.edge, finish.offset_mm or 0, size)
    return ShapeCut(
        cut_path=f"{_at(*start)} m {_at(*end)} l",
        cut_type=firm("Perforate"),
        shape_type=firm("Path"),
    )


def _line(edge: str, offset: float, size: Size) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the line across the piece that lies so far from an edge."""
    width, height = size.trim_w_mm, size.trim_h_mm
    if edge in ("left", "right"):
        x = offset if edge == "left" else width - offset
        return (x, 0), (x, height)
    y = height - offset if edge == "top" else offset
    return (0, y), (width, y)


def _round_corners(finish: Finish, size: Size) -> ShapeCut:
    return ShapeCut(
        cut_path=round_corners(size, finish.radius_mm or 0),
        cut_type=firm("Cut"),
        shape_type=firm("Path"),
    )


def round_corners(size: Size, radius: float) -> str:
    """Return the outline of a piece with round corners, counter-clockwise from the lower edge."""
    width, height = size.trim_w_mm, size.trim_h_mm
    radius = min(radius, width / 2, height / 2)
    near, far = radius * (1 - _CURVE), radius
    corners = (
        ((width - far, 0), (width - near, 0), (width, near), (width, far)),
        ((width, height - far), (width, height - near), (width - near, height), (width - far, height)),
        ((far, height), (near, height), (0, height - near), (0, height - far)),
        ((0, far), (0, near), (near, 0), (far, 0)),
    )
    steps = [f"{_at(far, 0)} m"]
    for start, *handles in corners:
        steps.append(f"{_at(*start)} l")
        steps.append(f"{' '.join(_at(*handle) for handle in handles)} c")
    return " ".join([*steps, "h"])


def _at(x: float, y: float) -> str:
    return f"{points(x):.3f} {points(y):.3f}"


def _holes(wishes: list[Finish], size: Size, suffix: str) -> HoleMakingIntent:
    edges = {finish.edge for finish in wishes} - {"", "all"}
    return HoleMakingIntent(
        id=f"HMI{suffix}",
        status=AVAILABLE,
        hole_reference_edge=edges.pop().capitalize() if len(edges) == 1 else "",
        hole_type=firm("Explicit"),
        hole_list=HoleList(holes=tuple(hole for finish in wishes for hole in holes_of(finish, size))),
    )


def holes_of(finish: Finish, size: Size) -> Iterator[Hole]:
    """Yield the holes of one wish: along its edge, or along all four with one in each corner."""
    edges = ("bottom", "right", "top", "left") if finish.edge == "all" else (finish.edge,)
    width = finish.diameter_mm or 0
    seen: set[tuple[float, float]] = set()
    for edge in edges:
        for place in _places(finish, edge, size):
            if place not in seen:
                seen.add(place)
                yield Hole(center_mm=place, extent_mm=(width, width))


def _places(finish: Finish, edge: str, size: Size) -> Iterator[tuple[float, float]]:
    """Yield centres along an edge: `count` of them about its middle, or corner to corner at most a pitch apart."""
    offset = finish.offset_mm if finish.offset_mm is not None else (finish.diameter_mm or 0)
    length = size.trim_h_mm if edge in ("left", "right") else size.trim_w_mm
    for along in _stops(finish, offset, length):
        across = offset if edge in ("left", "bottom") else -offset
        if edge in ("left", "right"):
            yield (round(across % size.trim_w_mm, 3), round(along, 3))
        else:
            yield (round(along, 3), round(across % size.trim_h_mm, 3))


def _stops(finish: Finish, offset: float, length: float) -> Iterator[float]:
    if finish.count and finish.pitch_mm:
        first = (length - (finish.count - 1) * finish.pitch_mm) / 2
        yield from (first + number * finish.pitch_mm for number in range(finish.count))
        return
    reach = length - 2 * offset
    gaps = (finish.count - 1) if finish.count else -(-reach // (finish.pitch_mm or reach))
    if gaps < 1:
        yield length / 2
        return
    yield from (offset + number * reach / gaps for number in range(int(gaps) + 1))


_CUTS: Final[Mapping[str, Callable[[Finish, Size], ShapeCut]]] = MappingProxyType(
    {"dieCut": _die, "kissCut": _die, "perforate": _perforation, "roundCorner": _round_corners}
)
_INTENTS: Final[Mapping[str, Callable[[list[Finish], Size, str], Resource]]] = MappingProxyType(
    {
        "LaminatingIntent": _laminating,
        "ShapeCuttingIntent": _cutting,
        "HoleMakingIntent": _holes,
        "EmbossingIntent": _embossing,
    }
)
_KINDS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "LaminatingIntent": frozenset({"laminate"}),
        "ShapeCuttingIntent": frozenset(_CUTS),
        "HoleMakingIntent": frozenset({"drill", "eyelet"}),
        "EmbossingIntent": frozenset(RELIEF_WORDS),
    }
)
"""Which wishes each intent carries; varnishes are said with the inks (ColorIntent)."""

_NEEDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "drill": ("edge", "diameter_mm"),
        "eyelet": ("edge", "diameter_mm"),
        "perforate": ("edge", "offset_mm"),
        "roundCorner": ("radius_mm",),
    }
)
"""What a wish must say so that its place can be written."""

_SAID: Final = frozenset().union(*_KINDS.values()) | {"varnish", "spotVarnish"}


def is_said(finish: Finish) -> bool:
    """Tell whether a ticket has words for a wish, and the wish says all that they need."""
    known = finish.op in _SAID
    return known and all(getattr(finish, name) not in ("", None) for name in _NEEDS.get(finish.op, ()))


_CARRIED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "deboss": frozenset({"width_mm", "height_mm"}),
        "dieCut": frozenset({"die"}),
        "drill": frozenset({"edge", "diameter_mm", "count", "pitch_mm", "offset_mm"}),
        "emboss": frozenset({"width_mm", "height_mm"}),
        "eyelet": frozenset({"edge", "diameter_mm", "count", "pitch_mm", "offset_mm"}),
        "foil": frozenset({"color", "width_mm", "height_mm"}),
        "kissCut": frozenset({"die"}),
        "laminate": frozenset({"side", "texture"}),
        "perforate": frozenset({"edge", "offset_mm"}),
        "roundCorner": frozenset({"radius_mm"}),
        "spotVarnish": frozenset({"side", "ink"}),
        "varnish": frozenset({"side", "texture"}),
    }
)
"""What of a wish its words in a ticket carry."""

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "side": "{}",
        "texture": "{}",
        "edge": "edge {}",
        "film": "film {}",
        "color": "{}",
        "ink": "ink {}",
        "die": "die {}",
        "count": "{} times",
        "diameter_mm": "{} mm wide",
        "pitch_mm": "every {} mm",
        "offset_mm": "{} mm from the edge",
        "radius_mm": "radius {} mm",
        "width_mm": "{} mm long",
        "height_mm": "{} mm high",
    }
)


def finish_words(finish: Finish, fields: Collection[str] = tuple(_WORDS)) -> str:
    """Say a wish, or some of it, as a person does: "drill (front, edge left, 6 mm wide)"."""
    said = [(name, getattr(finish, name)) for name in _WORDS if name in fields]
    told = [_WORDS[name].format(_plain(value)) for name, value in said if value not in ("", None)]
    return f"{finish.op} ({', '.join(told)})" if told else finish.op


def _plain(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.10g}"


def unsaid_finishes(part: Part) -> Iterator[str]:
    """Yield, in business words, the finishing wishes a Product ticket has no place for, or what it drops of one."""
    for finish in part.finish:
        if not is_said(finish):
            yield f"{part.id}: {finish_words(finish)}"
            continue
        lost = _given_fields(finish) - _CARRIED[finish.op]
        if lost:
            yield f"{part.id}: of {finish_words(finish, lost)}"
    textures = {finish.texture for finish in part.finish if finish.op == "laminate"}
    if len(textures) > 1:
        yield f"{part.id}: a second lamination texture ({', '.join(sorted(textures))})"


def _given_fields(finish: Finish) -> set[str]:
    """Return what a wish says beyond its name and what every wish says."""
    plain = Finish(finish.op)
    return {name for name in _WORDS if getattr(finish, name) != getattr(plain, name)}
