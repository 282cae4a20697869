"""What a predicate says of facts: each place where the rule does not hold, and what is there instead."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from preflight.facts import Facts

Given = Mapping[str, tuple[str, ...]]
"""What a rule gives its predicate to compare with, by name; a single value is a tuple of one."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a rule is broken: `what` is there instead, `page` where it concerns a single page."""

    what: str
    page: int | None = None


Predicate = Callable[[Facts, Given], Iterator[Breach]]
