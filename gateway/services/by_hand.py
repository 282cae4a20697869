"""What a device does not learn from a job's ticket, so that somebody does it by hand."""

from dataclasses import dataclass

from gateway.domain.event_kinds import EventKind
from gateway.storage.store import Tx


@dataclass(frozen=True, slots=True)
class ByHand:
    """Wishes in business words: those the ticket has no place for, and those the device passes over (topic, words)."""

    left_out: tuple[str, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()


def by_hand(tx: Tx, order_id: str, job_id: str = "") -> ByHand:
    """Return what the newest ticket of an order, or the one of this job id, leaves to be done by hand."""
    built = (
        event.data
        for event in reversed(tx.events.of_order(order_id))
        if event.kind == EventKind.TICKET_BUILT.value and job_id in ("", event.data.get("job_id"))
    )
    data = next(built, {})
    ignored = tuple((str(one["topic"]), str(one["asked"])) for one in data.get("ignored", ()))
    return ByHand(tuple(str(words) for words in data.get("left_out", ())), ignored)
