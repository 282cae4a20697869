"""Who else has a Case open just now: a mark for the others, never a lock.

It is kept in memory by the process that served the page and forgotten within a minute; a page that stays open looks
itself up again often enough to stay marked.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

LASTS = timedelta(seconds=50)


@dataclass(slots=True)
class Presence:
    """Who looks at what."""

    clock: Callable[[], datetime]
    seen: dict[str, dict[str, tuple[str, datetime]]] = field(default_factory=dict)

    def here(self, case_id: str, person_id: str, name: str) -> None:
        """Mark a person as being at a Case, and nowhere else."""
        for people in self.seen.values():
            people.pop(person_id, None)
        self.seen.setdefault(case_id, {})[person_id] = (name, self.clock())
        self.seen = {case: people for case, people in self.seen.items() if people}

    def others(self, case_id: str, person_id: str) -> tuple[str, ...]:
        """Return the names of those who are at a Case, without oneself."""
        now = self.clock()
        people = self.seen.get(case_id, {})
        return tuple(name for other, (name, at) in people.items() if other != person_id and now - at <= LASTS)
