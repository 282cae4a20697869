"""Plates in passes: three at a time are painted as red, green and blue, no ink as white.

In that space blending comes out as on press, for CMYK blends by complements (ISO 32000-2, 11.3.4), and knocking
out needs nothing. Overprint (8.6.7) is told by leaving objects out of passes whose plates they leave alone; where
they touch some plates of a pass only, the darker of both is taken.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from preflight.pixels.spaces import EVERY, PROCESS, Kind, Space

Amounts = Mapping[str, int]
"""Ink from 0 to 255 by plate; EVERY stands for all."""

NOT_SEPARABLE = frozenset({"/Hue", "/Saturation", "/Color", "/Luminosity"})


@dataclass(frozen=True, slots=True)
class Pass:
    """Up to three plates that are drawn together."""

    plates: tuple[str, ...]

    def colour(self, amounts: Amounts) -> tuple[int, ...]:
        """Return red, green and blue, 0 to 255, for amounts of ink."""
        every = amounts.get(EVERY, 0)
        inks = [max(every, amounts.get(plate, 0)) for plate in self.plates]
        return tuple(255 - ink for ink in (*inks, 0, 0))[:3]

    @property
    def has_hues(self) -> bool:
        """Say whether blend modes of hue and saturation work on these plates (11.3.5.3)."""
        return self.plates[0] in PROCESS[:3]


class Mode(StrEnum):
    """What painting does to the plates of a pass."""

    KNOCK_OUT = "knock-out"
    DARKEN = "darken"
    KEEP = "keep"


def passes_for(plates: Iterable[str]) -> tuple[Pass, ...]:
    """Divide the plates in use into passes: cyan, magenta and yellow; then black and the spots."""
    used = set(plates)
    if EVERY in used:
        used |= set(PROCESS)
    first = (PROCESS[:3],) if used & set(PROCESS[:3]) else ()
    others = (*(("Black",) if "Black" in used else ()), *sorted(used - set(PROCESS) - {EVERY}))
    return tuple(Pass(group) for group in (*first, *(others[i : i + 3] for i in range(0, len(others), 3))))


def touched(space: Space, amounts: Amounts, *, only_inked: bool) -> frozenset[str] | None:
    """Name the plates an overprinting colour touches; None stands for all. `only_inked`: overprint mode 1."""
    if space.is_pattern or EVERY in space.plates:
        return None
    if space.kind is Kind.CMYK and space.device and only_inked:
        return frozenset(plate for plate, ink in amounts.items() if ink)
    return frozenset(space.plates if space.kind is Kind.COLORANTS else PROCESS)


def mode_in(drawn: Pass, plates: frozenset[str] | None) -> Mode:
    """Say what an overprinting object that touches these plates does in a pass."""
    if plates is None or plates.issuperset(drawn.plates):
        return Mode.KNOCK_OUT
    return Mode.DARKEN if plates & set(drawn.plates) else Mode.KEEP


@dataclass(frozen=True, slots=True)
class Blend:
    """Opacity of fills and strokes, and the blend mode: what a pass may have to set differently from the file."""

    fill: float = 1.0
    stroke: float = 1.0
    mode: str = "/Normal"

    def in_pass(self, drawn: Pass, fills: Mode, strokes: Mode) -> "Blend":
        """Return how this is to be painted in a pass, given what its fills and strokes do there."""
        blend = self._of_hues(drawn)
        if fills is Mode.KEEP:
            blend = replace(blend, fill=0.0)
        if strokes is Mode.KEEP:
            blend = replace(blend, stroke=0.0)
        return replace(blend, mode="/Darken") if Mode.DARKEN in {fills, strokes} else blend

    def _of_hues(self, drawn: Pass) -> "Blend":
        """Let black and spots follow 11.3.5.3: of the backdrop for hue and saturation, of the source for luminosity."""
        if self.mode not in NOT_SEPARABLE or drawn.has_hues:
            return self
        return replace(self, mode="/Normal") if self.mode == "/Luminosity" else Blend(0.0, 0.0)
