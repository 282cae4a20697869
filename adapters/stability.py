"""When a file that somebody else writes counts as whole.

Why: a device may write its returned ticket in place, so a first look can see half of it. A file counts as
whole when size, time and inode were the same at two looks at least `still_s` apart, by a clock that never
jumps.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from adapters.transports.folder import Entry


@dataclass(slots=True)
class Stillness:
    """Remembers what was seen and since when; forgets names that are gone."""

    still_s: float
    _seen: dict[str, tuple[Entry, float]] = field(default_factory=dict)

    def still(self, entries: Iterable[Entry], now: float) -> tuple[Entry, ...]:
        """Return those entries that have not changed for long enough; each call is one look.

        The first look never suffices, so an interval of 0 s means: the same at two looks.
        """
        before, self._seen = self._seen, {}
        ready = []
        for entry in entries:
            earlier, since = before.get(entry.name, (None, now))
            since = since if earlier == entry else now
            self._seen[entry.name] = (entry, since)
            if earlier == entry and now - since >= self.still_s:
                ready.append(entry)
        return tuple(ready)
