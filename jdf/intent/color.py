"""Print: the inks of the front and the back."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, text_fits

PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")
TURNS = ("head", "foot")


@dataclass(frozen=True, slots=True)
class Side:
    """The inks of one side, process inks and spot colours by name, and a coating over them."""

    inks: tuple[str, ...]
    coating: str = ""


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed on which side; no back means unprinted, `turn` says how the back stands."""

    front: Side
    back: Side | None = None
    turn: str = "head"


def print_problems(printing: Print, path: str) -> Iterator[Problem]:
    """Check that each printed side has inks, each once."""
    yield from one_of("turn-unknown", f"{path}.turn", printing.turn, TURNS)
    for name, side in (("front", printing.front), ("back", printing.back)):
        if side is None:
            continue
        at = f"{path}.{name}.inks"
        if not side.inks:
            yield Problem("no-inks", at, f"the {name} has no inks; name them, or leave the {name} out")
        if len(set(side.inks)) != len(side.inks):
            yield Problem("ink-twice", at, f"an ink is named twice: {', '.join(side.inks)}")
        for ink in side.inks:
            yield from text_fits(at, ink, 1023)
            if not ink.strip():
                yield Problem("ink-without-name", at, "an ink has no name")
        yield from text_fits(f"{path}.{name}.coating", side.coating, 1023)
