"""Resumable uploads: how they stand, and how much of them a company may have open."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class UploadState(StrEnum):
    """Where an upload stands."""

    OPEN = "open"
    WHOLE = "whole"
    """All bytes are flushed and hashed; what is left to do needs nobody and can be done again."""
    DONE = "done"
    EXPIRED = "expired"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """What one company may have open at once, and how long an upload waits for its next byte."""

    open_uploads: int = 100
    open_bytes: int = 64 << 30
    expires: timedelta = timedelta(days=2)
    forgotten: timedelta = timedelta(days=30)
    lease: timedelta = timedelta(seconds=10)
