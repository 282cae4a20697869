"""What a packed folder lists, whatever it is packed with."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a packed folder, by what the list says of it."""

    name: str
    size_bytes: int
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """All files of a packed folder with what they take in it; `is_locked` where the list itself needs a password."""

    members: Sequence[Member] = ()
    packed_bytes: int = 0
    is_locked: bool = False
