"""Version: a variant of the job with its own artwork, a language or a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, positive, text_fits

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}\Z")


@dataclass(frozen=True, slots=True)
class Version:
    """A short name (`de`, `smith`), how many pieces of it, and what a person calls it."""

    name: str
    quantity: int
    title: str = ""


def version_problems(version: Version, path: str) -> Iterator[Problem]:
    """Check that a version has a name a ticket can carry, and pieces."""
    if not _NAME.match(version.name):
        found = f"found {version.name!r}; use at most 63 letters, digits, ., _ or -"
        yield Problem("version-malformed", f"{path}.name", found)
    yield from positive("version-quantity-not-positive", f"{path}.quantity", version.quantity)
    yield from text_fits(f"{path}.title", version.title, 255)
