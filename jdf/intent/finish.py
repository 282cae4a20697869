"""Finish: what is done after printing."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive, text_fits
from jdf.vocabulary import COLORS, words

OPERATIONS = words(
    "laminate varnish spotVarnish foil emboss deboss dieCut kissCut perforate score drill roundCorner "
    "glue padGlue eyelet hem polePocket weld windowPatch pullPeel"
)
SIDES = ("front", "back", "both")
TEXTURES = ("", "gloss", "matte", "softTouch")
EDGES = ("", "left", "right", "top", "bottom", "all")
_MEASURES = ("count", "diameter_mm", "pitch_mm", "radius_mm", "width_mm", "height_mm")


@dataclass(frozen=True, slots=True)
class Finish:
    """One finishing wish; the order of several is a wish, not a sequence.

    What a wish needs beside its name depends on it: `film` and `texture` of a lamination, `color` of a foil,
    `edge` with `offset_mm` from it of holes, perforations and creases, `count` and `diameter_mm` of holes (or their
    `pitch_mm`), `radius_mm` of round corners, `die` of a shape by the shop's number, `ink` of a spot varnish as the
    artwork names it, width and height of a foil or an embossing.
    """

    op: str
    side: str = "front"
    texture: str = ""
    edge: str = ""
    film: str = ""
    color: str = ""
    ink: str = ""
    die: str = ""
    count: int | None = None
    diameter_mm: float | None = None
    pitch_mm: float | None = None
    offset_mm: float | None = None
    radius_mm: float | None = None
    width_mm: float | None = None
    height_mm: float | None = None


def finish_problems(finish: Finish, path: str) -> Iterator[Problem]:
    """Check that a finish is described in known words."""
    yield from one_of("finish-unknown", f"{path}.op", finish.op, OPERATIONS)
    yield from one_of("finish-side-unknown", f"{path}.side", finish.side, SIDES)
    yield from one_of("texture-unknown", f"{path}.texture", finish.texture, TEXTURES)
    yield from one_of("finish-edge-unknown", f"{path}.edge", finish.edge, EDGES)
    yield from one_of("color-unknown", f"{path}.color", finish.color, ("", *COLORS))
    for name in ("film", "ink", "die"):
        yield from text_fits(f"{path}.{name}", getattr(finish, name), 1023)
    for name in _MEASURES:
        yield from positive("finish-measure-not-positive", f"{path}.{name}", getattr(finish, name))
    if finish.offset_mm is not None and not finish.offset_mm >= 0:
        yield Problem(
            "margin-negative", f"{path}.offset_mm", f"found {finish.offset_mm:g} mm; it cannot be below 0"
        )
