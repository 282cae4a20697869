"""Going on later: the answers are kept, and one mail with a link that opens the draft is owed."""

from pathlib import Path

import pytest

from draft_builders import a_draft, row
from gateway.services.send_draft_link import ONE_IN_S
from gateway.services.shop import Shop
from gateway.web.app import create_app
from mail_builders import mail_shop, mails
from page_builders import Browser
from service_builders import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return mail_shop(tmp_path, clock=clock)


def ask(shop: Shop, draft: str) -> Browser:
    browser = Browser(shop, app=create_app(shop))
    browser.get(f"/drafts/{draft}")
    fields = {"/name": "Half a thought", "go": "link"}
    assert browser.page is not None
    (form,) = browser.page("//form[@id='order']")
    browser.post(f"/drafts/{draft}/link", {**dict(form.form_values()), **fields})
    return browser


def test_the_form_is_saved_and_a_link_is_on_its_way(shop: Shop):
    draft = a_draft(shop)
    browser = ask(shop, draft)
    assert browser.page is not None
    assert "on its way to you" in browser.page.text
    assert row(shop, draft).answers["name"] == "Half a thought"
    assert [mail.kind for mail in mails(shop, draft)] == ["save_and_return"]


def test_asking_again_sends_no_second_one_at_once(shop: Shop, clock: Clock):
    draft = a_draft(shop)
    for _ in range(5):
        ask(shop, draft)
    assert len(mails(shop, draft)) == 1
    clock.go_on(ONE_IN_S)
    ask(shop, draft)
    assert len(mails(shop, draft)) == 2


def test_nobody_else_can_have_it_sent(shop: Shop):
    draft = a_draft(shop)
    browser = Browser(shop, "eve", app=create_app(shop))
    browser.get("/start")
    assert browser.post(f"/drafts/{draft}/link").status == 404
    assert mails(shop, draft) == []
