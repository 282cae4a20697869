"""Sending mails: once, again after a failure, and never without somebody being told in the end."""

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.domain.cases import Action
from gateway.domain.mails import WAITS_S, MailKind
from gateway.mail.post import MailPostponedError, MailRefusedError, MailServerError
from gateway.mail.smtp import Security, Smtp
from gateway.services.links import LinkGoneError, use_link
from gateway.services.owe_mail import owe_mail
from gateway.services.resolve_case import CaseAction, resolve_case
from gateway.services.send_mails import send_mails
from gateway.services.shop import Shop
from gateway.services.sign_in import ask_for_link
from gateway.storage.rows import LinkRow, QuestionRow
from gateway_builders import caller_of
from good_orders import flyer_pdf
from mail_builders import (
    BASE,
    Server,
    Tray,
    change_person,
    free_port,
    mail_server,
    mail_shop,
    mails,
    parsed,
    texts_of,
)
from service_builders import Clock, act, interrupted, kinds_of_events, open_case, open_cases, place, state

_TOKEN = re.compile(rf"{re.escape(BASE)}/l/([A-Za-z0-9_-]{{43}})")
PNG = b"\x89PNG\r\n\x1a\n a page"


def later(problem: str = "451 later") -> MailPostponedError:
    return MailPostponedError(problem)


def test_a_mail_that_is_sent_is_booked_and_not_sent_again(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    order_id = place(shop)
    assert send_mails(shop) == 1
    assert send_mails(shop) == 0
    (row,) = mails(shop, order_id)
    (message,) = tray.messages
    assert (row.state, row.tries, row.problem) == ("sent", 1, "")
    assert message["Message-ID"] == row.message_id
    assert message["To"] == "ana@example.org"
    assert "mail.sent" in kinds_of_events(shop, order_id)


def test_the_link_in_a_mail_is_kept_as_a_digest_only(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    order_id = place(shop)
    send_mails(shop)
    for text in texts_of(tray.messages[0]):
        (token,) = set(_TOKEN.findall(text))
    with shop.store.read() as tx:
        link = tx.session.get(LinkRow, hashlib.sha256(token.encode()).hexdigest())
        assert link is not None
        assert (link.purpose, link.person_id, link.order_id) == ("order", "ana", order_id)
    database = b"".join(path.read_bytes() for path in tmp_path.glob("gateway.db*"))
    assert token.encode() not in database


@pytest.mark.parametrize("locale", ["en", "de"])
def test_a_customer_reads_their_own_language(tmp_path: Path, locale: str) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    change_person(shop, "ana", locale=locale)
    place(shop)
    send_mails(shop)
    assert {"en": "Hello Ana Example,", "de": "Guten Tag Ana Example,"}[locale] in texts_of(tray.messages[0])[
        0
    ]


def test_names_with_line_breaks_and_tricks_change_no_header(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    change_person(shop, "ana", name="Ana\r\nBcc: eve@example.org")
    order_id = place(shop)
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        order.title = "Flyer \u202egpj\r\nBcc: eve@example.org"  # a form of another shop may let it pass
        tx.session.add(order)
    send_mails(shop)
    (message,) = tray.messages
    assert message["Bcc"] is None
    assert sorted(message.keys()) == sorted(set(message.keys()))
    assert "\u202e" not in message["Subject"]


def test_we_need_you_says_why_and_shows_the_page(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    order_id = place(shop, flyer_pdf(bleed=0))
    send_mails(shop, lambda _shop, asked: PNG if asked == order_id else b"")
    received, needs = tray.messages
    assert [part.get_content_type() for part in received.walk()].count("image/png") == 0
    (picture,) = [part for part in needs.walk() if part.get_content_type() == "image/png"]
    assert picture.get_payload(decode=True) == PNG
    assert f"cid:{picture['Content-ID'].strip('<>')}" in texts_of(needs)[1]
    assert "file" in texts_of(needs)[0]


def test_a_mail_that_no_longer_holds_is_not_sent(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    order_id = place(shop, flyer_pdf(bleed=0))
    act(shop, order_id, Action.CANCEL)
    send_mails(shop)
    assert [row.state for row in mails(shop, order_id)] == ["sent", "moot"]


def test_a_question_is_asked_until_it_is_answered(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    order_id = place(shop, flyer_pdf(bleed=0))
    for number, answered in (("q1", None), ("q2", shop.clock())):
        with shop.store.write("test") as tx:
            order = tx.orders.get(order_id)
            assert order is not None
            question = QuestionRow(
                id=number, order_id=order_id, case_id=tx.cases.open_of_order(order_id)[0].id, asked_by="carl",
                text="Which paper?", fields=[], slots=[], asked_at=shop.clock(), answered_at=answered,
            )  # fmt: skip
            tx.session.add(question)
            owe_mail(shop, tx, MailKind.ASKED, order, number, {"text": question.text, "question": number})
    send_mails(shop)
    assert [row.state for row in mails(shop, order_id)][2:] == ["sent", "moot"]
    assert "> Which paper?" in texts_of(tray.messages[-1])[0]
    with shop.store.read() as tx:
        token = _TOKEN.findall(texts_of(tray.messages[-1])[0])[0]
        link = tx.session.get(LinkRow, hashlib.sha256(token.encode()).hexdigest())
        assert link is not None
        assert (link.purpose, link.question_id) == ("ask", "q1")


def test_a_failed_try_waits_longer_each_time_and_ends_in_one_case(tmp_path: Path) -> None:
    clock, tray = Clock(), Tray(troubles=[later() for _ in range(20)])
    shop = mail_shop(tmp_path, tray, clock=clock)
    order_id = place(shop)
    for wait in WAITS_S:
        assert send_mails(shop) == 0
        assert mails(shop, order_id)[0].state == "due"
        clock.go_on(wait - 1)
        tries = len(tray.troubles)
        send_mails(shop)
        assert len(tray.troubles) == tries
        clock.go_on(1)
    send_mails(shop)
    (row,) = mails(shop, order_id)
    assert (row.state, row.tries, row.next_at) == ("failed", len(WAITS_S) + 1, None)
    case = open_case(shop, order_id)
    assert (case.code, case.cause, case.turn) == ("mail-failed", "people", "csr")
    assert case.evidence["to"] == "ana@example.org"
    assert "451 later" in case.sentence
    assert kinds_of_events(shop, order_id).count("mail.failed") == 2


def test_a_refusal_is_a_case_at_once_and_holds_nothing_up(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path, Tray(troubles=[MailRefusedError("550 no such user")]))
    order_id = place(shop)
    before = state(shop, order_id)
    send_mails(shop)
    assert open_case(shop, order_id).code == "mail-failed"
    assert state(shop, order_id) == before


def test_trying_again_uses_the_corrected_address_and_takes_no_ticket_back(tmp_path: Path) -> None:
    tray = Tray(troubles=[MailRefusedError("550 no such user")])
    shop = mail_shop(tmp_path, tray)
    order_id = place(shop)
    send_mails(shop)
    change_person(shop, "ana", email="ana@right.example")
    before = state(shop, order_id)
    act(shop, order_id, Action.RETRY)
    assert state(shop, order_id) == before
    assert send_mails(shop) == 1
    assert tray.messages[0]["To"] == "ana@right.example"
    assert open_cases(shop, order_id) == []
    assert shop.devices["shelf"].device.on_shelf()  # type: ignore[attr-defined]


def test_a_mail_about_no_order_is_a_case_too_and_can_be_tried_again(tmp_path: Path) -> None:
    tray = Tray(troubles=[MailRefusedError("550 no such user")])
    shop = mail_shop(tmp_path, tray)
    for number in ("1", "2"):
        with shop.store.write("test") as tx:
            person = tx.people.get("carl")
            assert person is not None
            owe_mail(shop, tx, MailKind.SIGN_IN, person, number)
    send_mails(shop)
    with shop.store.read() as tx:
        (case,) = tx.cases.open_of_code("mail-failed", None)
    resolve_case(shop, caller_of(shop, "carl"), case.id, CaseAction(Action.RETRY))
    send_mails(shop)
    assert len(tray.packets) == 2


def test_many_mails_to_one_dead_address_are_one_case(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path, Tray(troubles=[MailRefusedError("550 gone")] * 2))
    order_id = place(shop, flyer_pdf(bleed=0))
    send_mails(shop)
    assert [case.code for case in open_cases(shop, order_id)].count("mail-failed") == 1


def test_a_dead_server_is_asked_once_a_round(tmp_path: Path) -> None:
    tray = Tray(troubles=[MailServerError("mail.example cannot be reached")] * 9)
    shop = mail_shop(tmp_path, tray)
    for _ in range(3):
        place(shop)
    send_mails(shop)
    assert len(tray.troubles) == 8


def test_a_mail_that_cannot_be_written_holds_up_no_other(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    place(shop)

    def broken(_shop: Shop, _order: str) -> bytes:
        raise ZeroDivisionError

    order_id = place(shop, flyer_pdf(bleed=0))
    assert send_mails(shop, broken) == 2
    assert mails(shop, order_id)[1].problem == "The mail could not be written."


class Cut(BaseException):
    """The process dies."""


def test_after_a_crash_between_sending_and_booking_the_second_copy_has_the_same_message_id(
    tmp_path: Path,
) -> None:
    clock, tray = Clock(), Tray()
    shop = mail_shop(tmp_path, tray, clock=clock)
    order_id = place(shop)

    def die() -> None:
        raise Cut

    with pytest.raises(Cut):
        send_mails(interrupted(shop, "mail-sent", die))
    assert send_mails(shop) == 0  # somebody has it, as far as anybody knows
    clock.go_on(301)
    assert send_mails(shop) == 1
    first, second = tray.messages
    assert first["Message-ID"] == second["Message-ID"] == mails(shop, order_id)[0].message_id
    assert mails(shop, order_id)[0].state == "sent"


def test_of_many_senders_at_once_one_sends_each_mail(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    for _ in range(10):
        place(shop)
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(lambda _: send_mails(shop), range(16))) == 10
    assert len({packet.mail_id for packet in tray.packets}) == len(tray.packets) == 10


def test_one_that_was_overtaken_books_no_failure_over_the_others_success(tmp_path: Path) -> None:
    clock, tray = Clock(), Tray(troubles=[later()])
    shop = mail_shop(tmp_path, tray, clock=clock)
    order_id = place(shop)

    def overtake() -> None:
        clock.go_on(301)
        trouble = tray.troubles.pop()
        send_mails(shop)
        tray.troubles.append(trouble)

    tray.meanwhile.append(overtake)
    send_mails(shop)
    (row,) = mails(shop, order_id)
    assert (row.state, row.tries, row.problem) == ("sent", 2, "")


def test_nothing_goes_out_before_it_is_known_where_links_lead(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    place(shop)
    assert shop.mail is not None
    assert send_mails(replace(shop, mail=replace(shop.mail, base_url=str))) == 0
    assert send_mails(shop) == 1


def test_through_a_real_mail_server_that_was_away_for_a_while(tmp_path: Path) -> None:
    clock, port = Clock(), free_port()
    shop = mail_shop(tmp_path, Smtp("127.0.0.1", port, Security.NONE), clock=clock)
    order_id = place(shop)
    assert send_mails(shop) == 0
    assert "cannot be reached" in mails(shop, order_id)[0].problem
    with mail_server(Server()) as server:
        shop = mail_shop(tmp_path, Smtp("127.0.0.1", server.port, Security.NONE), clock=clock)
        clock.go_on(60)
        assert send_mails(shop) == 1
    assert isinstance(server.taken[0].original_content, bytes)
    assert parsed(server.taken[0].original_content)["Message-ID"] == mails(shop, order_id)[0].message_id


def test_the_link_in_a_mail_for_signing_in_works_once(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    ask_for_link(shop, "ana@example.org", "en")
    send_mails(shop)
    token = _TOKEN.findall(texts_of(tray.messages[0])[0])[0]
    with shop.store.write("test") as tx:
        assert use_link(shop, tx, token).person_id == "ana"
    with shop.store.write("test") as tx, pytest.raises(LinkGoneError):
        use_link(shop, tx, token)
