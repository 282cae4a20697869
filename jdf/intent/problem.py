"""Problem: something about a job that cannot be made or cannot be meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: its code, the place in the job (`parts[cover].media.gsm`), and the ways out."""

    code: str
    path: str
    message: str


def one_of(code: str, path: str, value: str, allowed: tuple[str, ...]) -> Iterator[Problem]:
    """Report a word that is not on its list."""
    if value not in allowed:
        yield Problem(code, path, f"{value!r} is not known here; use one of {', '.join(allowed)}")


def positive(code: str, path: str, value: float | None) -> Iterator[Problem]:
    """Report a quantity that is given and not above zero."""
    if value is not None and not value > 0:
        yield Problem(code, path, f"found {value:g}; it must be more than 0")


def text_fits(path: str, value: str, limit: int) -> Iterator[Problem]:
    """Report text that is too long for a ticket or holds characters XML cannot carry."""
    if len(value) > limit:
        yield Problem("text-too-long", path, f"{len(value)} characters; a ticket carries {limit}: shorten it")
    if _CONTROL.search(value):
        yield Problem("text-with-controls", path, "the text holds control characters; type it again")
