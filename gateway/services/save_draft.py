"""Save a draft as its form stands in a browser, together with what another tab or person saved meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gateway.domain.errors import WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.merging import Conflict, merge
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.advance import note_event, wake
from gateway.services.shop import Shop
from gateway.services.start_draft import describe
from gateway.services.submit_order import find_form
from gateway.services.views import order_to_change
from gateway.storage.rows import OrderFileRow, OrderRow
from gateway.storage.store import Tx
from order_forms import settled


@dataclass(frozen=True, slots=True)
class Edit:
    """What a browser has: the answers its page was drawn with, and what they are now."""

    seen: Mapping[str, Any]
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft as it is kept now with its files, and the fields that somebody else changed differently meanwhile."""

    draft: OrderRow
    files: Mapping[str, OrderFileRow]
    conflicts: tuple[Conflict, ...] = ()


def save_draft(shop: Shop, caller: Caller, draft_id: str, read: Callable[[OrderRow], Edit]) -> Saved:
    """Save what changed; answers of fields that are hidden at the moment stay in the draft.

    `read` says what a browser has of the draft as it is kept: it is read once, not before and again for changing.

    Raises:
        UnknownThingError: there is no such order for this caller.
        WrongMomentError: it is no longer a draft.
    """
    with shop.store.write("save-draft") as tx:
        draft = open_draft(tx, caller, draft_id)
        form = find_form(shop, draft.form_id)
        edit = read(draft)
        merged, conflicts = merge(edit.seen, edit.answers, draft.answers)
        answers = settled(form, merged)
        if answers != draft.answers:
            draft.answers, draft.version, draft.saved_at = answers, draft.version + 1, shop.clock()
            draft.form_version = form.version
            describe(draft, form)
            wake(shop, tx, draft, State.DRAFT)
            tx.session.add(draft)
        files = tx.orders.files(draft)
    return Saved(draft, files, conflicts)


def open_draft(tx: Tx, caller: Caller, draft_id: str) -> OrderRow:
    """Return a draft for changing; nobody else changes it meanwhile.

    Raises:
        UnknownThingError: there is no such order for this caller.
        WrongMomentError: it is no longer a draft.
    """
    draft = order_to_change(tx, caller, draft_id)
    if draft.state != State.DRAFT.value:
        raise WrongMomentError(
            "This order was placed already."
            if draft.state != State.CANCELLED.value
            else "This draft is over.",
            why="What was placed is not changed by its form.",
            fix="Look at the order; what can still be changed is offered there.",
        )
    return draft


def drop_file(shop: Shop, caller: Caller, draft_id: str, slot: str) -> None:
    """Take the file out of a draft's slot; it stays listed, and the bytes are kept.

    Raises:
        UnknownThingError: there is no such order for this caller.
        WrongMomentError: it is no longer a draft.
    """
    with shop.store.write("drop-file") as tx:
        draft = open_draft(tx, caller, draft_id)
        rows = [row for row in tx.orders.all_files(draft.id) if row.slot == slot]
        if rows and not rows[-1].dropped:
            rows[-1].dropped = True
            tx.session.add(rows[-1])
            note_event(
                shop, tx, EventKind.FILE_DROPPED, draft.id, by=caller.id, slot=slot, sha256=rows[-1].sha256
            )
