"""Place a draft: what counts of it becomes an order, once, however often and from how many tabs it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from gateway.domain.errors import WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.advance import note_event
from gateway.services.consent import give_consent
from gateway.services.shop import Shop
from gateway.services.submit_order import (
    Asked,
    OrderRequest,
    check_request,
    enter_order,
    find_files,
    find_form,
    next_number,
)
from gateway.services.views import visible_order
from gateway.storage.rows import OrderRow
from gateway.storage.store import Tx
from order_forms import visible
from preflight import Report


@dataclass(frozen=True, slots=True)
class Placing:
    """What goes with the press of the button: accepted findings, by fingerprint, and a word to the shop.

    `reports` are those that the customer was shown; `for_the_shop`: the files shall be looked at by a person, because
    they cannot be printed as they are and the customer cannot mend them.
    """

    reports: Sequence[tuple[str, Report]] = ()
    accepted: frozenset[str] = frozenset()
    for_the_shop: str = ""


def place_draft(shop: Shop, caller: Caller, draft_id: str, placing: Placing) -> str:
    """Place the draft and return the order's id; one that was placed already is answered with its own.

    Raises:
        UnknownThingError: there is no such order for this caller.
        BadAnswersError: answers or files do not fit; nothing was placed.
        WrongMomentError: the draft is over.
    """
    with shop.store.write("place-draft") as tx:
        seen = visible_order(tx, caller, draft_id)
        draft = tx.orders.get_for_change(seen.id) or seen
        if draft.state == State.CANCELLED.value:
            raise WrongMomentError("This draft is over.", fix="Begin a new order.")
        if draft.state == State.DRAFT.value:
            _place(shop, tx, caller, draft, placing)
        return draft.id


def _place(shop: Shop, tx: Tx, caller: Caller, draft: OrderRow, placing: Placing) -> None:
    form = find_form(shop, draft.form_id)
    answers = visible(form, draft.answers).answers
    bound = check_request(form, answers)
    present = {slot: row.file_id for slot, row in tx.orders.files(draft).items()}
    request = OrderRequest(form.id, answers, present)
    files = find_files(tx, caller, form, request, kept=frozenset(present.values()))
    draft.number = next_number(shop, tx)
    give_consent(shop, tx, caller, draft.id, placing.reports, placing.accepted)
    if placing.for_the_shop:
        note_event(
            shop,
            tx,
            EventKind.MESSAGE_SENT,
            draft.id,
            by=caller.id,
            text=placing.for_the_shop,
            **FOR_THE_SHOP,
        )
    enter_order(shop, tx, caller, draft, Asked(form, answers, bound, files))


FOR_THE_SHOP = {"side": "customer", "asks": "look-at-files"}
"""What marks the message of a customer who wants a person to look at files that cannot be printed as they are."""


def asks_the_shop(tx: Tx, order_id: str) -> bool:
    """Say whether the customer has asked the shop to look at their files."""
    return any(
        event.kind == EventKind.MESSAGE_SENT and event.data.get("asks") == FOR_THE_SHOP["asks"]
        for event in tx.events.of_order(order_id)
    )
