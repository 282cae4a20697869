"""Print: the inks of the front and the back."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive, text_fits

PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")
TURNS = ("head", "foot")
PRESSES = ("", "offset", "toner", "inkjet", "flexo", "gravure", "letterpress", "screen")


@dataclass(frozen=True, slots=True)
class Side:
    """The inks of one side, process inks and spot colours by name, and a coating over them.

    `profile` names the printing condition the artwork is made for (FOGRA51), `max_tac_percent` the most ink
    it may lay on one place.
    """

    inks: tuple[str, ...]
    coating: str = ""
    profile: str = ""
    max_tac_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed on which side; no back means unprinted, `turn` says how the back stands.

    `press` is the printing process where the customer may choose it; empty leaves it to the shop.
    """

    front: Side
    back: Side | None = None
    turn: str = "head"
    press: str = ""


def print_problems(printing: Print, path: str) -> Iterator[Problem]:
    """Check that each printed side has inks, each once."""
    yield from one_of("turn-unknown", f"{path}.turn", printing.turn, TURNS)
    yield from one_of("press-unknown", f"{path}.press", printing.press, PRESSES)
    for name, side in (("front", printing.front), ("back", printing.back)):
        if side is not None:
            yield from _side_problems(name, side, f"{path}.{name}")


def _side_problems(name: str, side: Side, path: str) -> Iterator[Problem]:
    at = f"{path}.inks"
    if not side.inks:
        yield Problem("no-inks", at, f"the {name} has no inks; name them, or leave the {name} out")
    if len(set(side.inks)) != len(side.inks):
        yield Problem("ink-twice", at, f"an ink is named twice: {', '.join(side.inks)}")
    for ink in side.inks:
        yield from text_fits(at, ink, 1023)
        if not ink.strip():
            yield Problem("ink-without-name", at, "an ink has no name")
    for field in ("coating", "profile"):
        yield from text_fits(f"{path}.{field}", getattr(side, field), 1023)
    yield from positive("ink-limit-not-positive", f"{path}.max_tac_percent", side.max_tac_percent)
