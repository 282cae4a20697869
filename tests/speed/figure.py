"""A measured figure: what, how much, beside which peer of the same run, and what was aimed at."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound that the figure, or its ratio to the peer, should keep."""

    limit: float
    unit: str
    at_least: bool = False

    @property
    def of_ratio(self) -> bool:
        """Say whether the ratio to the peer is bound, not the figure itself."""
        return self.unit == "x"

    def reached(self, value: float) -> bool:
        """Say whether a value keeps the bound."""
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.limit:g}{'' if self.of_ratio else ' '}{self.unit}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result; `peer_value` has the figure's own unit."""

    what: str
    value: float
    unit: str
    peer: str
    peer_value: float
    goals: tuple[Goal, ...] = ()

    @property
    def ratio(self) -> float:
        """Return the figure divided by its peer."""
        return self.value / self.peer_value if self.peer_value else float("inf")

    def reached(self, goal: Goal) -> bool:
        """Say whether a goal of this figure was reached."""
        return goal.reached(self.ratio if goal.of_ratio else self.value)

    def as_dict(self) -> dict[str, object]:
        """Return the figure for JSON."""
        return {
            "what": self.what, "value": self.value, "unit": self.unit, "peer": self.peer, "peer_value": self.peer_value,
            "ratio": self.ratio, "goals": [{"goal": str(goal), "reached": self.reached(goal)} for goal in self.goals],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """What one measurement gave: its figures, and in words what they hold for."""

    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


def percentile(samples: Sequence[float], percent: float) -> float:
    """Return the value below which so many percent of the samples lie (nearest rank)."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def median(samples: Sequence[float]) -> float:
    """Return the middle of the samples."""
    return statistics.median(samples)
