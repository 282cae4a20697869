"""Send the mails that are owed: take one, write it, hand it over, book what came of it.

Each step may be cut off. A mail taken and not booked is taken again later and bears the same Message-ID; the
transport is never called inside a transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog
from structlog.contextvars import bound_contextvars

from gateway.domain.cases import Stop
from gateway.domain.event_kinds import EventKind
from gateway.domain.mails import KINDS, WAITS_S, MailKind, MailState
from gateway.domain.states import State
from gateway.mail.desk import MailDesk, picture_name
from gateway.mail.letter import Letter
from gateway.mail.post import MailPostponedError, MailRefusedError, MailServerError
from gateway.services.advance import note_event, open_case
from gateway.services.links import Purpose, make_link
from gateway.services.owe_mail import MAIL_FAILED, note_failure
from gateway.services.shop import Shop
from gateway.storage.rows import MailRow, OrderRow
from gateway.storage.store import Tx

log = structlog.get_logger("gateway.mail")
_BATCH = 50
_CLAIM_S = 300.0

Picture = Callable[[Shop, str], bytes]
"""The picture (PNG or JPEG) of the page that an order's customer must look at; empty where there is none."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A mail that we have taken, with all that its words need."""

    row: MailRow
    letter: Letter


def no_picture(shop: Shop, order_id: str) -> bytes:
    """Show no page."""
    del shop, order_id
    return b""


def send_mails(shop: Shop, picture: Picture = no_picture) -> int:
    """Send what is due; return how many mails went out. A server that fails is not asked again in this round."""
    desk = shop.mail
    if desk is None or not desk.base_url():
        return 0
    with shop.store.read() as tx:
        due = tx.mails.due(shop.clock(), _BATCH)
    sent = 0
    for seen in due:
        with bound_contextvars(order=seen.order_id or ""):
            problem = _send(shop, desk, seen, picture)
        sent += problem is None
        if isinstance(problem, MailServerError):
            break
    return sent


def _send(shop: Shop, desk: MailDesk, seen: MailRow, picture: Picture) -> Exception | None:
    """Send one mail; return what stood in the way."""
    ready = _take(shop, desk, seen)
    if ready is None:
        return LookupError("somebody else has it, or it is moot")
    row = ready.row
    try:
        _hand_over(shop, desk, ready, picture)
    except (MailRefusedError, MailPostponedError) as problem:
        _book_failure(shop, row, problem.what, final=isinstance(problem, MailRefusedError))
        return problem
    except Exception as problem:
        # The boundary between mails: one that cannot be written must not hold up the rest, and is a Case in the end.
        log.exception("mail.unwritable", mail=row.id)
        _book_failure(shop, row, "The mail could not be written.", final=False)
        return problem
    _book_sent(shop, row)
    return None


def _hand_over(shop: Shop, desk: MailDesk, ready: _Ready, picture: Picture) -> None:
    row, page = ready.row, b""
    if row.kind == MailKind.NEEDS_YOU.value and row.order_id:
        page = picture(shop, row.order_id)
    letter = ready.letter.with_picture(picture_name(row.message_id, page))
    desk.post.send(desk.packet(row.id, desk.headers(row.to, row.message_id, shop.clock()), letter, page))


def _take(shop: Shop, desk: MailDesk, seen: MailRow) -> _Ready | None:
    """Take a mail for ourselves and make its link: the token is in nobody's memory but ours."""
    with shop.store.write("take-mail") as tx:
        row = tx.mails.claim(seen, shop.clock() + timedelta(seconds=_CLAIM_S))
        if row is None:
            return None
        order = tx.orders.get(row.order_id) if row.order_id else None
        if _is_moot(tx, row, order):
            row.state, row.next_at = MailState.MOOT.value, None
            tx.session.add(row)
            return None
        return _Ready(row, _letter(shop, tx, desk, row, order))


def _is_moot(tx: Tx, row: MailRow, order: OrderRow | None) -> bool:
    """Say whether what the mail asks for has been done meanwhile."""
    if row.kind == MailKind.NEEDS_YOU.value and order is not None:
        return order.state != State.NEEDS_CUSTOMER.value
    return row.kind == MailKind.ASKED.value and tx.mails.is_answered(_question(row))


def _question(row: MailRow) -> str:
    return str(row.data.get("question", ""))


def _letter(shop: Shop, tx: Tx, desk: MailDesk, row: MailRow, order: OrderRow | None) -> Letter:
    person = tx.people.get(row.person_id)
    kind = MailKind(row.kind)
    token = make_link(
        shop, tx, Purpose(KINDS[kind].opens), row.person_id, order_id=row.order_id, question_id=_question(row) or None
    )  # fmt: skip
    cases = tx.cases.open_of_order(order.id) if order is not None else ()
    return Letter(
        kind=kind, locale=row.locale, shop=shop.name, name="" if person is None else person.name,
        job="" if order is None else order.title, number="" if order is None else order.number,
        url=desk.link(token), said=str(row.data.get("text", "")),
        reason=next((case.code for case in cases if case.turn == "customer"), ""),
    )  # fmt: skip


def _book_sent(shop: Shop, row: MailRow) -> None:
    with shop.store.write("mail-sent") as tx:
        now = tx.mails.get(row.id)
        if now is None or now.state != MailState.DUE.value:
            return
        now.state, now.sent_at, now.next_at, now.problem = MailState.SENT.value, shop.clock(), None, ""
        tx.session.add(now)
        note_event(
            shop, tx, EventKind.MAIL_SENT, now.order_id, mail=now.id, kind=now.kind, tries=now.tries,
            message_id=now.message_id,
        )  # fmt: skip


def _book_failure(shop: Shop, row: MailRow, words: str, *, final: bool) -> None:
    """Book a failed try: the next one is due later, or it was the last. What is new about it is said on the order."""
    with shop.store.write("mail-failed") as tx:
        now = tx.mails.get(row.id)
        if now is None or now.state != MailState.DUE.value or now.tries != row.tries:
            return
        said, now.problem = now.problem, words
        if final or now.tries >= KINDS[MailKind(now.kind)].tries:
            give_up(shop, tx, now, MailState.FAILED)
            return
        now.next_at = shop.clock() + timedelta(seconds=WAITS_S[now.tries - 1])
        tx.session.add(now)
        if said != words:
            note_failure(shop, tx, now)


def give_up(shop: Shop, tx: Tx, row: MailRow, state: MailState) -> None:
    """Stop trying: a person must look, so there is one open Case about it."""
    row.state, row.next_at = state.value, None
    tx.session.add(row)
    note_failure(shop, tx, row)
    if any(_is_about(case.evidence, row) for case in tx.cases.open_of_code(MAIL_FAILED, row.order_id)):
        return
    how = "came back" if state is MailState.BOUNCED else "could not be delivered"
    evidence = {
        "mail": row.id, "kind": row.kind, "person": row.person_id, "to": row.to,
        "problem": row.problem, "tries": row.tries,
    }  # fmt: skip
    order = tx.orders.get(row.order_id) if row.order_id else None
    open_case(
        shop,
        tx,
        Stop(MAIL_FAILED, f"The mail '{row.kind}' to {row.to} {how}: {row.problem}", evidence),
        order=order,
    )


def _is_about(evidence: dict[str, object], row: MailRow) -> bool:
    return evidence.get("person") == row.person_id
