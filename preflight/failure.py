"""Why the facts of a file could not be read; a value, because a hostile file is an expected outcome."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Reason(StrEnum):
    """Why there are no facts: reading came to no end, or whoever scans files for malware held the file back."""

    TOO_COMPLEX = "too-complex"
    CRASHED = "crashed"
    TIMEOUT = "timeout"
    INFECTED = "infected"
    NOT_SCANNED = "not-scanned"


@dataclass(frozen=True, slots=True)
class CollectFailure:
    """No facts: too much memory or time, the reader died, or nobody may read. It never means a damaged file."""

    reason: Reason
    detail: str


class TooComplexError(Exception):
    """The file asks for more memory or work than the limits give it."""

    code: ClassVar[str] = "too-complex"
    actor: ClassVar[str] = "csr"
    retryable: ClassVar[bool] = False
