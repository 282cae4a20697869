"""Customer and shop write to each other about an order; nothing stands still because of it."""

from dataclasses import dataclass
from datetime import datetime

from gateway.domain.cases import Stop
from gateway.domain.event_kinds import EventKind
from gateway.domain.mails import MailKind
from gateway.domain.people import Caller
from gateway.domain.texts import plain_text
from gateway.services.advance import note_event, open_case
from gateway.services.owe_mail import owe_mail
from gateway.services.rest_case import call_back, call_back_all
from gateway.services.shop import Shop
from gateway.services.views import visible_order
from gateway.storage.rows import EventRow, OrderRow
from gateway.storage.store import Tx

CODE = "customer-message"
_FROM_SHOP, _FROM_CUSTOMER = "shop", "customer"
_SHOWN = 500
_KEPT = 20


@dataclass(frozen=True, slots=True)
class Message:
    """One message: when, from which side, by whom (a customer is told no colleague's name), and its plain text."""

    at: datetime
    side: str
    by: str
    text: str
    kind: str


def write_message(shop: Shop, caller: Caller, order_id: str, text: str) -> None:
    """Write to the other side: a customer's message lies before the shop as a Case, the shop's goes out by mail.

    Raises:
        UnknownThingError: there is no such order for this caller.
        BadAnswersError: the text is empty or too long.
    """
    said = plain_text(text, field="/text")
    with shop.store.write("write-message") as tx:
        order = visible_order(tx, caller, order_id)
        if caller.is_staff:
            tell_customer(shop, tx, caller, order, said)
        else:
            _tell_shop(shop, tx, caller, order, said)


def tell_customer(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, text: str) -> None:
    """Send the shop's words to the customer, here and by mail."""
    said = plain_text(text, field="/text")
    message_id = shop.new_id()
    note_event(
        shop,
        tx,
        EventKind.MESSAGE_SENT,
        order.id,
        by=caller.id,
        message=message_id,
        side=_FROM_SHOP,
        text=said,
    )
    owe_mail(shop, tx, MailKind.MESSAGE, order, message_id, {"text": said})


def _tell_shop(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, text: str) -> None:
    case = next(iter(tx.cases.open_of_code(CODE, order.id)), None)
    if case is None:
        call_back_all(tx, order.id)
        said = [_said(shop, caller, text)]
        case = open_case(
            shop, tx, Stop(CODE, _first_line(text), {"messages": said}), order=order, by=caller.id
        )
    else:
        earlier = case.evidence.get("messages", [])
        case.evidence = {"messages": [*earlier, _said(shop, caller, text)][-_KEPT:]}
        case.sentence = _first_line(text)
        call_back(tx, case)
        call_back_all(tx, order.id)
    note_event(
        shop, tx, EventKind.MESSAGE_SENT, order.id, by=caller.id, case=case.id, side=_FROM_CUSTOMER, text=text
    )


def _said(shop: Shop, caller: Caller, text: str) -> dict[str, str]:
    return {"at": shop.clock().isoformat(), "by": caller.name, "text": text}


def _first_line(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 3]}..."


_KINDS: dict[str, str] = {
    EventKind.MESSAGE_SENT.value: "",
    EventKind.CUSTOMER_ASKED.value: _FROM_SHOP,
    EventKind.CUSTOMER_ANSWERED.value: _FROM_CUSTOMER,
}


def messages(shop: Shop, caller: Caller, order_id: str) -> tuple[Message, ...]:
    """Return what customer and shop wrote to each other about an order, questions and answers too, oldest first.

    Raises:
        UnknownThingError: there is no such order for this caller.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        rows = [row for row in tx.events.of_order(order.id) if row.kind in _KINDS and row.data.get("text")]
        names = tx.people.names({row.actor for row in rows})
    return tuple(_message(row, names, caller) for row in rows)


def _message(row: EventRow, names: dict[str, str], caller: Caller) -> Message:
    side = _KINDS[row.kind] or str(row.data["side"])
    named = caller.is_staff or side == _FROM_CUSTOMER
    return Message(row.at, side, names.get(row.actor, "") if named else "", str(row.data["text"]), row.kind)
