"""Reads the tables of PDF/X: levels, their rules, and what of them is not judged."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from preflight.pdfx import of_colour, of_file, of_jpeg2000, of_pages
from preflight.pdfx.breach import Given, Predicate

_HERE = Path(__file__).parent
_TABLES = ("x1a", "x3", "x4")
PREDICATES: Mapping[str, Predicate] = {
    **of_file.PREDICATES,
    **of_pages.PREDICATES,
    **of_colour.PREDICATES,
    **of_jpeg2000.PREDICATES,
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of conformance, by the name a file claims it with, and the part of ISO 15930 that defines it."""

    name: str
    standard: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `name` is its subject in few words, `says` the sentence that must be true.

    `clauses` gives the clause's number by level; a level it leaves out is cited by its standard alone. `notes` is the
    section of the application notes that tells the same, `doubt` what of the rule is not certain. `levels` are those
    it holds for.
    """

    id: str
    name: str
    says: str
    predicate: str
    levels: tuple[str, ...]
    clauses: Mapping[str, str]
    given: Given
    notes: str = ""
    doubt: str = ""

    @property
    def breaches(self) -> Predicate:
        """What looks for the places where the rule does not hold."""
        return PREDICATES[self.predicate]


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A subject of a standard that no rule here looks at, and why not."""

    what: str
    why: str
    clauses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """All levels of one family, with their rules in the order of the newest standard's clauses."""

    title: str
    levels: tuple[Level, ...]
    rules: tuple[Rule, ...]
    unjudged: tuple[Unjudged, ...]

    def rules_of(self, level: Level) -> tuple[Rule, ...]:
        """Return the rules that hold for a level."""
        return tuple(rule for rule in self.rules if level.name in rule.levels)


@cache
def tables() -> tuple[Table, ...]:
    """Read all tables, the oldest family first."""
    return tuple(_table(tomllib.loads((_HERE / f"{n}.toml").read_text(encoding="utf-8"))) for n in _TABLES)


def level_of(name: str) -> tuple[Table, Level] | None:
    """Find a level by the name a file claims it with."""
    return next(((table, level) for table in tables() for level in table.levels if level.name == name), None)


def _table(told: Mapping[str, Any]) -> Table:
    levels = tuple(Level(each["name"], each["standard"]) for each in told["level"])
    names = tuple(level.name for level in levels)
    return Table(
        told["title"],
        levels,
        tuple(_rule(each, names) for each in told["rule"]),
        tuple(Unjudged(each["what"], each["why"], each.get("clause", {})) for each in told["unjudged"]),
    )


def _rule(told: Mapping[str, Any], levels: tuple[str, ...]) -> Rule:
    given = {key: tuple(map(str, values)) for key, values in told.get("with", {}).items()}
    return Rule(
        told["id"],
        told["name"],
        told["says"],
        told["predicate"],
        tuple(told.get("levels", levels)),
        told.get("clause", {}),
        given,
        told.get("notes", ""),
        told.get("doubt", ""),
    )
