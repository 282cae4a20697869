"""Owing mails: which, to whom, and never two for one event."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.domain.cases import Action
from gateway.domain.mails import MailKind
from gateway.services.end_order import ship_order
from gateway.services.owe_mail import NO_ADDRESS, owe_mail
from gateway.services.shop import Shop
from gateway_builders import answers_of, caller_of, run_work
from good_orders import flyer, flyer_pdf
from mail_builders import change_person, mail_shop, mails
from service_builders import DeviceEventKind, act, interrupted, kinds_of_events, place, say, view


def kinds(shop: Shop, order_id: str) -> list[str]:
    return [row.kind for row in mails(shop, order_id)]


def produced(shop: Shop, order_id: str) -> None:
    shelf = shop.devices["shelf"].device
    (job,) = shelf.on_shelf()  # type: ignore[attr-defined]
    say(shop, shelf, DeviceEventKind.COMPLETED, job)  # type: ignore[arg-type]
    assert view(shop, order_id).order.state == "produced"


def test_an_order_that_goes_well_owes_two_mails(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)
    order_id = place(shop)
    assert kinds(shop, order_id) == ["received"]
    produced(shop, order_id)
    ship_order(shop, caller_of(shop, "carl"), order_id, "")
    assert kinds(shop, order_id) == ["received", "on_its_way"]
    assert {row.to for row in mails(shop, order_id)} == {"ana@example.org"}


def test_each_time_that_an_order_needs_its_customer_is_an_event_of_its_own(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)
    order_id = place(shop, flyer_pdf(bleed=0))
    assert kinds(shop, order_id) == ["received", "needs_you"]
    act(shop, order_id, Action.EDIT_ANSWERS, answers=answers_of("flyer", **flyer(quantity=500)))
    run_work(shop)
    assert kinds(shop, order_id) == ["received", "needs_you", "needs_you"]


def test_nobody_owes_anything_where_the_shop_sends_no_mail(tmp_path: Path) -> None:
    shop = replace(mail_shop(tmp_path), mail=None)
    assert kinds(shop, place(shop)) == []


def test_staff_is_never_written_to_except_for_signing_in(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)
    change_person(shop, "ana", role="csr")
    assert kinds(shop, place(shop)) == []
    with shop.store.write("test") as tx:
        carl = tx.people.get("carl")
        assert carl is not None
        told = {kind: owe_mail(shop, tx, kind, carl, "1") for kind in MailKind}
    assert [kind for kind, owed in told.items() if owed] == [MailKind.SIGN_IN]


def test_a_customer_without_an_address_gets_none_which_the_order_says_once(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)
    change_person(shop, "ana", email=" ")
    order_id = place(shop, flyer_pdf(bleed=0))
    assert [(row.state, row.problem) for row in mails(shop, order_id)] == [("failed", NO_ADDRESS)] * 2
    assert kinds_of_events(shop, order_id).count("mail.failed") == 1


def test_a_change_that_is_rolled_back_owes_nothing(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)

    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        place(interrupted(shop, "submit-order", fail))
    with shop.store.read() as tx:
        assert tx.mails.due(shop.clock(), 10) == []


def test_two_hundred_racing_triggers_of_one_event_owe_one_mail(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)
    order_id = place(shop)

    def trigger(_: int) -> bool:
        with shop.store.write("test") as tx:
            order = tx.orders.get(order_id)
            assert order is not None
            return owe_mail(shop, tx, MailKind.MESSAGE, order, f"{order_id}/7", {"text": "hello"})

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(trigger, range(200))) == 1
    assert kinds(shop, order_id) == ["received", "message"]


def test_the_language_is_the_orders_then_the_persons_then_the_shops(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)
    assert mails(shop, place(shop))[0].locale == "en"
    change_person(shop, "ana", locale="de")
    assert mails(shop, place(shop))[0].locale == "de"


def test_mails_of_an_order_are_shown_to_staff_only(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)
    order_id = place(shop)
    (shown,) = view(shop, order_id).mails
    assert (shown.kind, shown.to, shown.state) == ("received", "ana@example.org", "due")
    assert view(shop, order_id, "ana").mails == []
