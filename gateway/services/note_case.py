"""Write a note on a Case to one's colleagues; customers never see it."""

from dataclasses import dataclass
from datetime import datetime

from gateway.domain.errors import ForbiddenError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.texts import plain_text
from gateway.services.advance import note_event
from gateway.services.case_action import visible_case
from gateway.services.shop import Shop
from gateway.storage.store import Tx


@dataclass(frozen=True, slots=True)
class Note:
    """A note: when, by whom, and its plain text."""

    at: datetime
    by: str
    text: str


def note_case(shop: Shop, caller: Caller, case_id: str, text: str) -> None:
    """Keep a note; the Case itself does not change by it.

    Raises:
        UnknownThingError: there is no such Case for this caller.
        ForbiddenError: notes are the staff's.
        BadAnswersError: the text is empty or too long.
    """
    said = plain_text(text, field="/text")
    with shop.store.write("note-case") as tx:
        case = visible_case(tx, caller, case_id)
        if not caller.is_staff:
            raise ForbiddenError(
                "Notes are for the shop's staff.", fix="Write a message to the shop instead."
            )
        note_event(shop, tx, EventKind.CASE_NOTED, case.order_id, by=caller.id, case=case.id, text=said)


def notes(tx: Tx, case_id: str) -> tuple[Note, ...]:
    """Return the notes on a Case, oldest first."""
    case = tx.cases.get(case_id)
    rows = [] if case is None else tx.events.of_kind(EventKind.CASE_NOTED, case.order_id)
    mine = [row for row in rows if row.data.get("case") == case_id]
    names = tx.people.names({row.actor for row in mine})
    return tuple(Note(row.at, names.get(row.actor, row.actor), str(row.data["text"])) for row in mine)
