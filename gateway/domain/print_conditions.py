"""How much ink a paper takes and how fine its pictures must be: what the ordered stock says of the files printed on it.

A stock that shop.toml declares is printed under the condition named there. Of any other its kind is looked at, and what
that says counts only where it asks for less ink than the shop's profile: a guess never allows more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PrintCondition:
    """A condition of printing: the most ink in percent, and the least pixels an inch where it has its own."""

    id: str
    title: str
    max_tac: float
    min_ppi: float | None = None


CONDITIONS: Mapping[str, PrintCondition] = MappingProxyType({
    each.id: each
    for each in (
        PrintCondition("FOGRA39", "coated paper, FOGRA39", 330.0),
        PrintCondition("FOGRA40", "supercalendered paper, FOGRA40", 270.0),
        PrintCondition("FOGRA42", "standard newsprint in heatset, FOGRA42", 260.0),
        PrintCondition("FOGRA45", "lightweight coated paper, FOGRA45", 300.0),
        PrintCondition("FOGRA47", "uncoated paper, FOGRA47", 300.0),
        PrintCondition("FOGRA51", "premium coated paper, FOGRA51", 300.0),
        PrintCondition("FOGRA52", "uncoated paper, FOGRA52", 300.0),
        PrintCondition("newsprint", "newsprint", 240.0, 150.0),
    )
})  # fmt: skip
"""The conditions that a stock may name, with the ink that their usual separation keeps to."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What an order says of the stock of one part; empty and None where it says nothing."""

    stock: str = ""
    kind: str = ""
    gsm: float | None = None
    coating: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a paper asks of a file, and because of what; None where it asks nothing of its own."""

    max_tac: float | None = None
    min_ppi: float | None = None
    because_of: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Papers of one kind: uncoated, and up to a weight."""

    up_to_gsm: float
    condition: str


_UNCOATED = (_Kind(55.0, "newsprint"), _Kind(1000.0, "FOGRA52"))
"""What an uncoated paper is printed as where nobody says, the lightest first."""


@dataclass(frozen=True, slots=True)
class Stocks:
    """The stocks that a shop declares, by the code that its forms order them by, and the ink its profile allows."""

    declared: Mapping[str, PrintCondition] = field(default_factory=dict)
    profile_tac: float | None = None

    def limits_of(self, paper: Paper) -> Limits:
        """Return what the paper asks of a file."""
        known = self.declared.get(paper.stock)
        if known is not None:
            return _limits(known, paper)
        guess = _guess(paper)
        fits = guess is not None and self.profile_tac is not None and guess.max_tac < self.profile_tac
        return _limits(guess, paper) if guess is not None and fits else Limits()


def _guess(paper: Paper) -> PrintCondition | None:
    if paper.kind != "paper" or paper.coating != "none" or paper.gsm is None:
        return None
    gsm = paper.gsm
    return next((CONDITIONS[kind.condition] for kind in _UNCOATED if gsm <= kind.up_to_gsm), None)


def _limits(condition: PrintCondition, paper: Paper) -> Limits:
    weight = "" if paper.gsm is None else f" {paper.gsm:g} g"
    return Limits(condition.max_tac, condition.min_ppi, f"{condition.title}{weight}")


NO_STOCKS = Stocks()
