"""Signing in: one link, one use, one press; and nothing for anybody else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from gateway.services.links import Purpose, make_link
from gateway.services.shop import Shop
from gateway.services.sign_in import ONE_LINK_IN_S, SESSION_LASTS, ask_for_link, link_for
from gateway.storage.rows import MailRow
from gateway.web.auth import COOKIE
from gateway.web.door.sign_in import _local
from mail_builders import mail_shop
from page_builders import HOST, Browser
from service_builders import Clock, Shelf, place, shelf_shop


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), clock=clock)


def _link(shop: Shop, person: str = "ana") -> str:
    token = link_for(shop, person)
    assert token is not None
    return token


def test_a_link_asks_for_a_press_and_then_lets_its_person_in(shop: Shop):
    browser = Browser(shop, None)
    page = browser.get(f"/l/{_link(shop, 'carl')}")
    assert "Carl Example" in page.text
    assert COOKIE not in browser.cookies
    browser.submit("//main//form")
    assert COOKIE in browser.cookies


def test_a_mail_scanner_that_follows_the_link_does_not_use_it_up(shop: Shop):
    token = _link(shop)
    for _ in range(3):
        Browser(shop, None).get(f"/l/{token}")
    browser = Browser(shop, None)
    browser.get(f"/l/{token}")
    browser.submit("//main//form")
    assert COOKIE in browser.cookies


def test_a_link_that_was_used_leads_to_plain_words(shop: Shop):
    token = _link(shop)
    browser = Browser(shop, None)
    browser.get(f"/l/{token}")
    browser.submit("//main//form")
    again = Browser(shop, None).get(f"/l/{token}")
    assert again.status == 410
    assert "does not work any more" in again.text
    assert again("//main//a/@href") == ["/sign-in"]


def test_an_expired_link_lets_nobody_in(shop: Shop, clock: Clock):
    token = _link(shop)
    clock.go_on(15 * 60)
    page = Browser(shop, None).post(f"/l/{token}")
    assert page.status == 410


@pytest.mark.parametrize("address", ["ana@example.org", "ANA@example.ORG", "nobody@example.net"])
def test_the_answer_is_the_same_whether_the_shop_knows_the_address(shop: Shop, address: str):
    browser = Browser(shop, None)
    browser.get("/sign-in")
    page = browser.submit("//main//form", email=address)
    assert page.status == 200
    assert page.text.replace(address, "") == _said_to(shop, "other@example.com").replace(
        "other@example.com", ""
    )


def _said_to(shop: Shop, address: str) -> str:
    browser = Browser(shop, None)
    browser.get("/sign-in")
    return browser.submit("//main//form", email=address).text


@pytest.mark.parametrize(
    "address", ["", "ana", "ana@", "@example.org", "a b@example.org", "a@b", "a@example.org\r\nBcc: x@y.zz"]
)
def test_what_is_no_address_is_told_beside_the_field(shop: Shop, address: str):
    browser = Browser(shop, None)
    browser.get("/sign-in")
    page = browser.submit("//main//form", email=address)
    assert page.status == 422
    assert page("//input[@name='email']/@aria-invalid") == ["true"]
    assert page("//p[@id='email-err']")


def test_somebody_new_becomes_a_private_customer_and_only_once(shop: Shop):
    for _ in range(2):
        ask_for_link(shop, "new@example.net", "de")
    with shop.store.read() as tx:
        person = tx.people.by_email("NEW@example.net")
    assert person is not None
    assert (person.role, person.company, person.locale) == ("customer", "", "de")


def test_asking_again_and_again_fills_nobodys_mailbox(tmp_path: Path, clock: Clock):
    shop = replace(mail_shop(tmp_path), clock=clock)
    for _ in range(20):
        ask_for_link(shop, "ana@example.org", "en")
    assert _mails(shop) == 1
    clock.go_on(ONE_LINK_IN_S)
    ask_for_link(shop, "ana@example.org", "en")
    assert _mails(shop) == 2


def _mails(shop: Shop) -> int:
    with shop.store.read() as tx:
        return len(tx.session.exec(select(MailRow).where(MailRow.person_id == "ana")).all())


def test_a_session_ends_by_signing_out(shop: Shop):
    browser = Browser(shop, "ana")
    secret = browser.cookies[COOKIE]
    browser.get("/l/unknown")
    browser.submit("//form[@class='me']")
    assert COOKIE not in browser.cookies
    browser.take(secret)
    assert browser.get("/no-such-page").status == 404
    assert not browser.page("//form[@class='me']")


def test_a_session_ends_with_its_time(shop: Shop, clock: Clock):
    browser = Browser(shop, "ana")
    clock.go_on(SESSION_LASTS / timedelta(seconds=1))
    browser.get("/l/unknown")
    assert not browser.page("//form[@class='me']")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)  # fmt: skip
def test_a_form_from_another_site_changes_nothing(shop: Shop, headers: dict[str, str]):
    browser = Browser(shop, "ana")
    browser.get("/l/unknown")
    assert browser.post("/sign-out", headers=headers).status == 403
    browser.get("/l/unknown")
    assert browser.page("//form[@class='me']")


def test_a_form_without_the_sessions_token_changes_nothing(shop: Shop):
    browser = Browser(shop, "ana")
    browser.get("/l/unknown")
    assert browser.post("/sign-out", {"_csrf": "guessed"}).status == 403


def test_a_link_to_an_order_opens_that_order_and_nothing_else(shop: Shop):
    mine, other = place(shop), place(shop)
    with shop.store.write("test") as tx:
        token = make_link(shop, tx, Purpose.ORDER, "ana", order_id=mine)
    browser = Browser(shop, None)
    browser.get(f"/l/{token}")
    json = {"accept": "application/json"}
    assert browser.get(f"/api/v1/orders/{mine}", headers=json).status == 200
    assert browser.get(f"/api/v1/orders/{other}", headers=json).status == 404
    assert browser.get("/api/v1/orders", headers=json).response.json()["orders"] == []
    assert browser.get("/api/v1/devices", headers=json).status == 403


def test_a_link_for_staff_to_an_order_does_not_make_a_member_of_staff(shop: Shop):
    mine = place(shop)
    with shop.store.write("test") as tx:
        token = make_link(shop, tx, Purpose.ORDER, "carl", order_id=mine)
    browser = Browser(shop, None)
    browser.get(f"/l/{token}")
    assert browser.get("/api/v1/devices", headers={"accept": "application/json"}).status == 403


@pytest.mark.parametrize(
    "there",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "evil", "/a\nb", ""],
)
def test_nobody_is_led_to_another_site(there: str):
    assert _local(there) == "/"


def test_a_local_address_is_kept(shop: Shop):
    assert _local("/orders/1?tab=files") == "/orders/1?tab=files"
    page = Browser(shop, None).get("/")
    assert page.url.startswith(f"{HOST}/sign-in")


def test_the_language_is_the_readers_and_may_be_changed(shop: Shop):
    browser = Browser(shop, None, language="de-AT,de;q=0.9,en;q=0.5")
    assert browser.get("/sign-in").title.startswith("Anmelden")
    browser.submit("//footer//form", "language=en", to="/sign-in")
    assert browser.page is not None
    assert browser.page.title.startswith("Sign in")
