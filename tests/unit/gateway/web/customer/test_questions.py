"""A question opens what it asks for and nothing else; the answer sets the order going again."""

from pathlib import Path

import pytest

from draft_builders import a_question, row
from gateway.services.shop import Shop
from gateway_builders import a_shop, run_work
from good_orders import flyer_pdf
from page_builders import Browser
from service_builders import state


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


@pytest.fixture
def browser(shop: Shop) -> Browser:
    return Browser(shop)


def _post(browser: Browser, **parts: object) -> object:
    (form,) = browser.page("//main//form")  # type: ignore[misc]
    fields = {name: (None, value) for name, value in form.form_values() if not name.startswith("file.")}
    return browser.post(form.action or browser.page.url, data=None, files={**fields, **parts})  # type: ignore[union-attr]


def _order_of(shop: Shop, question: str) -> str:
    with shop.store.read() as tx:
        found = tx.questions.get(question)
        assert found is not None
        return found.order_id


def test_only_what_is_asked_is_open_and_the_shop_s_words_stand_above(shop: Shop, browser: Browser):
    shown = browser.get(f"/questions/{a_question(shop)}")
    names = shown("//main//form//*[@name and not(@type='hidden')]/@name")
    assert names == ["/quantity", "reply"]
    assert "How many do you need?" in shown.text


def test_an_answer_goes_into_the_order_which_is_checked_again(shop: Shop, browser: Browser):
    question = a_question(shop, fields=("/quantity",), slots=("single",))
    order = _order_of(shop, question)
    browser.get(f"/questions/{question}")
    _post(
        browser, **{"/quantity": (None, "500"), "file.single": ("good.pdf", flyer_pdf(), "application/pdf")}
    )
    assert browser.page is not None
    assert browser.page.url.endswith(f"/orders/{order}")
    run_work(shop)
    assert (row(shop, order).answers["quantity"], state(shop, order)) == (500, "sent")


def test_an_answer_that_does_not_fit_is_shown_again_with_the_reason(shop: Shop, browser: Browser):
    browser.get(f"/questions/{a_question(shop)}")
    _post(browser, **{"/quantity": (None, "few")})
    assert browser.page is not None
    assert browser.page.status == 422
    assert browser.page("//input[@name='/quantity']/@value") == ["few"]
    assert "expected a whole number" in browser.page.text


def test_saying_nothing_is_told_and_a_word_alone_is_enough(shop: Shop, browser: Browser):
    question = a_question(shop)
    browser.get(f"/questions/{question}")
    _post(browser)
    assert browser.page is not None
    assert "Answer or write something first." in browser.page.text
    browser.get(f"/questions/{question}")
    _post(browser, reply=(None, "As many as fit."))
    assert browser.page.status == 200
    assert "This has been answered" in browser.get(f"/questions/{question}").text


def test_a_question_of_somebody_else_is_none(shop: Shop):
    assert Browser(shop, "eve").get(f"/questions/{a_question(shop)}").status == 404
