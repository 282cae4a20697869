"""Finish: what is done after printing."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of
from jdf.vocabulary import words

OPERATIONS = words(
    "laminate varnish spotVarnish foil emboss deboss dieCut kissCut perforate score drill roundCorner "
    "glue padGlue eyelet hem polePocket weld windowPatch pullPeel"
)
SIDES = ("front", "back", "both")
TEXTURES = ("", "gloss", "matte", "softTouch")


@dataclass(frozen=True, slots=True)
class Finish:
    """One finishing wish; the order of several is a wish, not a sequence."""

    op: str
    side: str = "front"
    texture: str = ""


def finish_problems(finish: Finish, path: str) -> Iterator[Problem]:
    """Check that a finish is described in known words."""
    yield from one_of("finish-unknown", f"{path}.op", finish.op, OPERATIONS)
    yield from one_of("finish-side-unknown", f"{path}.side", finish.side, SIDES)
    yield from one_of("texture-unknown", f"{path}.texture", finish.texture, TEXTURES)
