"""A job as a ticket lays it out: the whole, its pieces, what is said of each; the same for JDF 1.x and XJDF."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from jdf.intent.delivery import Delivery
from jdf.intent.version import Version
from jdf.job_read.said import Said, Taken
from jdf.ticket import TicketFile, TicketHead

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""When a ticket was written that does not say so."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A product or one of its parts: its name in the ticket, its ProductType, and its intents by name.

    `inks` are the names of inks behind the tokens that stand for them, where a ticket has such.
    """

    id: str
    kind: str
    intents: Mapping[str, Said]
    inks: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> Said | None:
        """Return an intent of the piece."""
        return self.intents.get(name)


@dataclass(frozen=True, slots=True)
class Laid:
    """A ticket, laid open; `bled` are the parts whose artwork is said to have bleed, of whatever width."""

    dialect: str
    head: TicketHead
    name: str
    kind: str
    kind_of_shop: str
    quantity: int
    whole: Piece
    parts: tuple[Piece, ...]
    files: tuple[TicketFile, ...]
    bled: frozenset[str]
    delivery: tuple[Delivery, ...]
    versions: tuple[Version, ...]
    comment: str
    overrun_percent: float | None
    underrun_percent: float | None
    taken: Taken
