"""Why the facts of a file could not be read; a value, because a hostile file is an expected outcome."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Reason(StrEnum):
    """The three ways in which reading a file comes to no end."""

    TOO_COMPLEX = "too-complex"
    CRASHED = "crashed"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class CollectFailure:
    """The reading came to no end: too much memory or time, or it died. It never means a damaged file."""

    reason: Reason
    detail: str


class TooComplexError(Exception):
    """The file asks for more memory or work than the limits give it."""

    code: ClassVar[str] = "too-complex"
    actor: ClassVar[str] = "csr"
    retryable: ClassVar[bool] = False
