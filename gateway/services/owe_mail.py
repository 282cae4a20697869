"""Owe somebody a mail: one row, in the transaction that changes what it tells of; so none is lost, none doubled."""

from typing import Any

from gateway.domain.event_kinds import EventKind
from gateway.domain.mails import KINDS, MailKind, MailState
from gateway.domain.people import Role
from gateway.domain.states import Trigger
from gateway.services.shop import Shop
from gateway.storage.rows import CaseRow, MailRow, OrderRow, PersonRow
from gateway.storage.store import Tx

MAIL_FAILED = "mail-failed"
"""The code of the Case about a mail that did not arrive."""
NO_ADDRESS = "There is no mail address."
_MOVES: dict[Trigger, MailKind] = {
    Trigger.SUBMITTED: MailKind.RECEIVED,
    Trigger.FILE_STOPPED: MailKind.NEEDS_YOU,
    Trigger.SHIP: MailKind.ON_ITS_WAY,
}
_NOTHING: dict[str, Any] = {}


def owe_mail(
    shop: Shop,
    tx: Tx,
    kind: MailKind,
    to: OrderRow | PersonRow,
    key: str,
    data: dict[str, Any] = _NOTHING,
) -> bool:
    """Owe one mail to an order's customer, or to a person; say whether it is new.

    `key` names the event within its kind: however often it is owed, one mail goes out. `data` may hold `text` (what a
    person of the shop wrote) and `question` (its id, for an `asked`). Nothing is owed where the shop sends no mail or
    the kind is not for such a person; a customer without an address is noted once on the order.
    """
    order = to if isinstance(to, OrderRow) else None
    person = tx.people.get(to.customer_id) if isinstance(to, OrderRow) else to
    if shop.mail is None or person is None or Role(person.role) not in KINDS[kind].roles:
        return False
    mail_id, now, address = shop.new_id(), shop.clock(), person.email.strip()
    unaddressed = order is not None and not address and not tx.mails.unaddressed(order.id)
    row = MailRow(
        id=mail_id, key=f"{kind}/{key}", kind=kind.value, order_id=None if order is None else order.id,
        person_id=person.id, to=address, locale=(order.locale if order else "") or person.locale or shop.mail.locale,
        data=dict(data), message_id=shop.mail.sender.message_id(mail_id),
        state=(MailState.DUE if address else MailState.FAILED).value, next_at=now if address else None,
        problem="" if address else NO_ADDRESS, created_at=now,
    )  # fmt: skip
    new = tx.mails.owe(row)
    if new and unaddressed and order is not None:
        note_failure(shop, tx, row)
    return new


def once_in(shop: Shop, seconds: int, about: str) -> str:
    """Return a key by which at most one mail about this is owed in so many seconds, however often it is asked for."""
    return f"{about}/{int(shop.clock().timestamp() // seconds)}"


def owe_for_move(shop: Shop, tx: Tx, order: OrderRow, trigger: Trigger) -> None:
    """Owe the mail that this move of an order calls for, if any; called once for each move."""
    if trigger in _MOVES:
        owe_mail(shop, tx, _MOVES[trigger], order, f"{order.id}/{order.version}")


def owe_again(shop: Shop, tx: Tx, case: CaseRow) -> int:
    """Let the mails that a Case is about be tried once more, to the address that the person has now."""
    person_id = str(case.evidence.get("person", ""))
    person = tx.people.get(person_id)
    rows = tx.mails.stuck(case.order_id, person_id)
    for row in rows:
        row.to = person.email.strip() if person is not None and person.email.strip() else row.to
        if row.to:
            row.state, row.tries, row.next_at = MailState.DUE.value, 0, shop.clock()
            tx.session.add(row)
    return len(rows)


def note_failure(shop: Shop, tx: Tx, row: MailRow) -> None:
    """Say on the order that a mail did not arrive, why, and when it is tried again."""
    again = None if row.next_at is None else row.next_at.isoformat()
    tx.events.append(
        EventKind.MAIL_FAILED, row.order_id, at=shop.clock(), actor="gateway", note=(row.problem, row.kind),
        data={"mail": row.id, "kind": row.kind, "state": row.state, "tries": row.tries, "next_at": again},
    )  # fmt: skip
