"""The simulated device's own log: JSON lines, each flushed to disk before the device goes on.

Tests believe this log more than they believe us. A line that a kill cut short is dropped at the next start;
the device then does that step, so nothing counts that was not written whole.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path


class Journal:
    """Appends entries and remembers which step of which job was entered."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab+")
        self._entries: dict[tuple[str, str], Mapping[str, object]] = {}
        self._recall()

    def _recall(self) -> None:
        self._file.seek(0)
        content = self._file.read()
        whole = content[: content.rfind(b"\n") + 1]
        self._file.truncate(len(whole))
        for line in whole.splitlines():
            self._remember(json.loads(line))

    def _remember(self, entry: Mapping[str, object]) -> None:
        self._entries[str(entry.get("slot", "")), str(entry["event"])] = entry

    def entry(self, slot: str, event: str) -> Mapping[str, object] | None:
        """Return what was entered for this step of this job, None for nothing."""
        return self._entries.get((slot, event))

    def write(self, event: str, **fields: object) -> Mapping[str, object]:
        """Enter a step and flush it."""
        entry = {"event": event, **fields}
        self._file.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._remember(entry)
        return entry
