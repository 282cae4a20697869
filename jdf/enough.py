"""How much is told of a document: of each kind of fault the first hundred in full, the rest by their number.

A person corrects the first few and asks again; a hostile document may hold nothing but faults, two hundred thousand of
them. The verdict stays right: a rule is left early only once the document is known to be wrong.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from jdf.finding import Fault, FindingSeverity, TicketFinding

ENOUGH: Final = 100
"""So many findings of one kind are told in full."""

MANY: Final = 1_000
"""After so many faults a rule is left, if one of the document's faults is an error."""

_Kind = tuple[str, FindingSeverity]


def told(rules: Iterable[Iterator[Fault]]) -> list[TicketFinding]:
    """Return what rules found: in full as far as it is told, then one finding for the rest of each kind."""
    heard = _Heard()
    for faults in rules:
        heard.listen(faults)
    return [*heard.in_full, *heard.in_brief()]


class _Heard:
    """What was found so far."""

    def __init__(self) -> None:
        self.in_full: list[TicketFinding] = []
        self._counts: Counter[_Kind] = Counter()
        self._first_untold: dict[_Kind, Fault] = {}
        self._left: set[_Kind] = set()
        self._is_wrong = False

    def listen(self, faults: Iterator[Fault]) -> None:
        """Take in what one rule finds, until it is enough."""
        seen: set[_Kind] = set()
        for number, fault in enumerate(faults, start=1):
            kind = fault.code, fault.severity
            self._counts[kind] += 1
            if self._counts[kind] <= ENOUGH:
                seen.add(kind)
                self.in_full.append(fault.told())
                self._is_wrong |= fault.severity is FindingSeverity.ERROR
            else:
                self._first_untold.setdefault(kind, fault)
            if number >= MANY and self._is_wrong:
                self._left |= seen
                return

    def in_brief(self) -> Iterator[TicketFinding]:
        """Yield one finding for all of a kind that were not told."""
        for kind, fault in self._first_untold.items():
            left = f"; after {MANY:,} faults the rest was not looked at" if kind in self._left else ""
            yield fault.standing_for(self._counts[kind] - ENOUGH, left)
