"""The graphics state, as much of it as facts need (ISO 32000-2, 8.4.1 and 9.3.1)."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from preflight.facts import Overprint
from preflight.interpreter.fonts import Font
from preflight.interpreter.matrix import IDENTITY, Box, Matrix


class Ink(NamedTuple):
    """What is painted with: a place in the list of colour spaces, values, and the key of a pattern if it is one."""

    place: int
    values: tuple[float, ...]
    pattern: tuple[int, int] | None = None


class Under(NamedTuple):
    """Something that makes marks transparent: its kind and detail as in TransparencyFacts."""

    kind: str
    detail: str

    def vague(self) -> "Under":
        """Return the same of any detail."""
        return self._replace(detail="")


@dataclass(slots=True)
class State:
    """The state at one place of a stream; `q` keeps a copy. `exact`: the clip is its box, and no other shape in it."""

    clip: Box
    fill: Ink
    stroke: Ink
    matrix: Matrix = IDENTITY
    line_width: float = 1.0
    font: Font | None = None
    size: float = 0.0
    mode: int = 0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    under: tuple[Under, ...] = field(default=())
    exact: bool = True

    def copy(self) -> "State":
        """Return a state that can change without this one; by hand, as it is done for every q."""
        return State(
            self.clip,
            self.fill,
            self.stroke,
            self.matrix,
            self.line_width,
            self.font,
            self.size,
            self.mode,
            self.char_space,
            self.word_space,
            self.stretch,
            self.leading,
            self.rise,
            self.fill_overprint,
            self.stroke_overprint,
            self.overprint_mode,
            self.under,
            self.exact,
        )

    def inherited(self) -> tuple[object, ...]:
        """Return what a form takes over from where it is drawn; two alike states make alike marks in it."""
        return (
            self.fill,
            self.stroke,
            self.line_width,
            self.font.place if self.font else None,
            self.size,
            self.mode,
            self.fill_overprint,
            self.stroke_overprint,
            self.overprint_mode,
            self.under,
        )

    def inside(self, clip: Box, *, group: bool) -> "State":
        """Return the state a form begins with, in its own coordinates; a group begins opaque (11.6.6)."""
        return replace(self, clip=clip, matrix=IDENTITY, under=() if group else self.under, exact=True)


def overprint(ink: Ink | None, *, wanted: bool, mode: int) -> Overprint:
    """Say how a mark overprints; without an ink there is nothing to."""
    if not wanted or ink is None:
        return Overprint.OFF
    return Overprint.NONZERO if mode == 1 else Overprint.ON
