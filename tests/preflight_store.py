"""Facts and pixels of files that tests build, read through the sandbox once a run and kept for all its processes.

A run with several workers keeps them in the folder that pytest has made for the run; one without keeps them in memory.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from preflight import Facts, PixelFacts
from preflight_builders import known_facts, known_pixels

__all__ = ["STORE", "facts_read", "pixels_read"]


@dataclass(slots=True)
class _Store:
    folder: Path | None = None

    def text_of(self, name: str) -> str | None:
        """Return what another worker has kept."""
        kept = None if self.folder is None else self.folder / name
        return kept.read_text(encoding="utf-8") if kept is not None and kept.exists() else None

    def keep(self, name: str, text: str) -> None:
        """Keep it whole or not at all: another worker may be looking."""
        if self.folder is not None:
            fresh = self.folder / f"{name}.{os.getpid()}"
            fresh.write_text(text, encoding="utf-8")
            fresh.rename(self.folder / name)


STORE = _Store()
"""Where this run keeps them; the session's fixture says."""


@cache
def facts_read(data: bytes) -> Facts:
    """Return the facts of a file that must be readable within the limits."""
    name = f"{hashlib.sha256(data).hexdigest()}.facts"
    kept = STORE.text_of(name)
    if kept is not None:
        return Facts.from_json(kept)
    facts = known_facts(data)
    STORE.keep(name, facts.to_json())
    return facts


@cache
def pixels_read(data: bytes) -> PixelFacts | None:
    """Return the pixels of a file that must be measurable within the limits; none where it has no pages."""
    if not facts_read(data).pages:
        return None
    name = f"{hashlib.sha256(data).hexdigest()}.pixels"
    kept = STORE.text_of(name)
    if kept is not None:
        return PixelFacts.from_json(kept)
    pixels = known_pixels(data)
    STORE.keep(name, pixels.to_json())
    return pixels
