"""Say in one sentence why an order stands where it does, who has the turn, and what is due when."""

from dataclasses import dataclass
from datetime import datetime

from gateway.domain.cases import CUSTOMER_IS_TOLD, CUSTOMER_SEES, KINDS, CaseState
from gateway.domain.people import Caller
from gateway.domain.states import STOPPED, State
from gateway.services.make_ticket import device_of
from gateway.services.shop import Shop
from gateway.services.views import visible_order
from gateway.storage.rows import CaseRow, OrderRow
from gateway.storage.store import Tx


@dataclass(frozen=True, slots=True)
class Standing:
    """Why an order stands where it does: a key and values to word it by, the sentence in English, the turn, until when.

    To a customer the sentence tells what concerns them, and nothing from inside the shop.
    """

    key: str
    values: dict[str, str]
    sentence: str
    owner: str
    next_at: datetime | None


_SENTENCES: dict[str, str] = {
    "draft": "The order is not sent yet.",
    "received": "The order has arrived; its files are checked next.",
    "checking": "The files are being checked.",
    "asked": "The shop has asked the customer: {text}",
    "rests": "{why} It rests until {until}.",
    "stopped": "{why}",
    "looking-into": "We are looking into it and will come back to you.",
    "ready": "The files have passed; the ticket goes out next.",
    "device-paused": "The files have passed; {device} is paused: {why}",
    "sending": "The ticket is on its way to {device}.",
    "postponed": "{device} could not be reached; it is tried again.",
    "being-prepared": "The files have passed; your order is being prepared.",
    "sent": "The ticket lies at {device}, which has not taken it yet.",
    "queued": "{device} has taken the ticket and has not begun.",
    "scheduled": "Your order is scheduled for production.",
    "in_production": "{device} is producing it.",
    "in-production": "Your order is in production.",
    "produced": "It is produced and waits to be shipped.",
    "shipped": "It has left the house.",
    "done": "The order is completed.",
    "cancelled": "The order was cancelled.",
}
_FOR_CUSTOMER = {
    State.READY: "being-prepared",
    State.SENDING: "being-prepared",
    State.SENT: "being-prepared",
    State.QUEUED: "scheduled",
    State.IN_PRODUCTION: "in-production",
}


def why_standing(shop: Shop, caller: Caller, order_id: str) -> Standing:
    """Return why an order stands where it does.

    Raises:
        UnknownThingError: there is no such order for this caller.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        key, values = _why(shop, tx, order, caller)
    inside = caller.is_staff or order.owner == "customer"
    owner = order.owner if inside else "shop" if order.owner else ""
    sentence = _SENTENCES[key].format_map(values)
    return Standing(key, values, sentence, owner, order.next_at if inside else None)


def _why(shop: Shop, tx: Tx, order: OrderRow, caller: Caller) -> tuple[str, dict[str, str]]:
    state = State(order.state)
    if state in STOPPED:
        return _stopped(tx, order, caller)
    if not caller.is_staff:
        return _FOR_CUSTOMER.get(state, state.value), {}
    if state in (State.READY, State.SENDING):
        return _outgoing(shop, tx, order)
    if state in (State.SENT, State.QUEUED, State.IN_PRODUCTION):
        row = tx.deliveries.latest(order.id)
        return state.value, {"device": "the device" if row is None else row.device_id}
    return state.value, {}


def _stopped(tx: Tx, order: OrderRow, caller: Caller) -> tuple[str, dict[str, str]]:
    stops = [case for case in tx.cases.open_of_order(order.id) if KINDS[case.code].trigger is not None]
    case = stops[0] if stops else None
    question = None if case is None else tx.questions.open_of_case(case.id)
    if question is not None and order.state == State.NEEDS_CUSTOMER.value:
        return "asked", {"text": question.text}
    if case is None or not (caller.is_staff or case.code in CUSTOMER_IS_TOLD):
        return "looking-into", {}
    return _of_case(case, caller)


def _of_case(case: CaseRow, caller: Caller) -> tuple[str, dict[str, str]]:
    shown = caller.is_staff or case.code in CUSTOMER_SEES
    values = {"why": case.sentence if shown else KINDS[case.code].title, "code": case.code}
    if caller.is_staff and case.state == CaseState.WAITING.value and case.due_at is not None:
        return "rests", {**values, "until": case.due_at.isoformat(timespec="minutes")}
    return "stopped", values


def _outgoing(shop: Shop, tx: Tx, order: OrderRow) -> tuple[str, dict[str, str]]:
    device = device_of(shop, tx, order) or ""
    paused = tx.device_states.paused(device)
    if paused is not None:
        return "device-paused", {"device": device, "why": paused.reason}
    if order.state == State.READY.value:
        return "ready", {}
    return ("postponed" if order.tries > 0 else "sending"), {"device": device}
