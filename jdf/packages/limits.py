"""How much a package may hold before it is turned away."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """The bounds of a package; `ratio` is judged only for what unpacks to more than a mebibyte.

    `ticket_bytes` bounds what one part may have to be read into memory, and all tickets of a package together.
    """

    parts: int = 64
    header_bytes: int = 8 * 1024
    total_bytes: int = 4 * 1024 * MIB
    ticket_bytes: int = 20 * MIB
    ratio: int = 200


PACKAGE_LIMITS: Final = PackageLimits()
