"""The delivery ledger's states, key and ids (docs/decisions/0003)."""

from dataclasses import dataclass
from enum import StrEnum


class DeliveryState(StrEnum):
    """How far one attempt to hand a ticket to a device has come."""

    INTENT = "intent"
    STAGED = "staged"
    SENT = "sent"
    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


MOVES: dict[DeliveryState, frozenset[DeliveryState]] = {
    DeliveryState.INTENT: frozenset(
        {DeliveryState.STAGED, DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.WITHDRAWN}
    ),
    DeliveryState.STAGED: frozenset({DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.WITHDRAWN}),
    DeliveryState.SENT: frozenset(
        {DeliveryState.CONFIRMED, DeliveryState.REFUSED, DeliveryState.WITHDRAWN, DeliveryState.UNKNOWN}
    ),
    DeliveryState.UNKNOWN: frozenset(
        {DeliveryState.SENT, DeliveryState.CONFIRMED, DeliveryState.REFUSED, DeliveryState.WITHDRAWN}
    ),
    DeliveryState.CONFIRMED: frozenset({DeliveryState.REFUSED}),
    DeliveryState.REFUSED: frozenset(),
    DeliveryState.WITHDRAWN: frozenset(),
}

UNDER_WAY = frozenset({DeliveryState.INTENT, DeliveryState.STAGED})
AT_DEVICE = frozenset({DeliveryState.SENT, DeliveryState.CONFIRMED, DeliveryState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class DeliveryKey:
    """What makes an attempt unique: a re-run of the work is never a new attempt."""

    order_number: str
    revision: int
    scope: str
    attempt: int

    @property
    def job_id(self) -> str:
        """Return the JobID, a name token of at most 31 characters: `J2026-000123-1.1`."""
        return f"J{self.order_number}-{self.revision}.{self.attempt}"

    @property
    def job_part_id(self) -> str:
        """Return the JobPartID of the root node: the scope."""
        return self.scope


def may_move(before: DeliveryState, after: DeliveryState) -> bool:
    """Say whether the ledger allows this step."""
    return after in MOVES[before]
