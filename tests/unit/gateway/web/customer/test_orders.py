"""The order's page: where it stands, what is needed, and all that can be done about it."""

from dataclasses import replace
from pathlib import Path

import pytest

from draft_builders import a_draft
from gateway.malware.scan import Scan, Verdict
from gateway.services.links import Purpose
from gateway.services.shop import Shop
from gateway.services.write_message import write_message
from gateway_builders import a_file, a_shop, an_order, caller_of, run_work, settle
from good_orders import flyer, flyer_pdf
from page_builders import Browser, signed_in
from preflight_builders import page, pdf
from service_builders import kinds_of_events, open_cases, place, state

TURNED = pdf(page((210.0, 148.0)), page((210.0, 148.0)))


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


@pytest.fixture
def browser(shop: Shop) -> Browser:
    return Browser(shop)


class _Finds:
    """A scanner that finds something in every file."""

    def scan(self, path: Path) -> Scan:
        assert path.is_file()
        return Scan(Verdict.INFECTED, "Evil.Name-1")

    def version(self) -> str:
        return "one of ours"


@pytest.mark.parametrize(("language", "said"), [("en", "A virus was found"), ("de", "ein Virus gefunden")])
def test_an_infected_file_is_told_plainly_and_a_clean_one_asked_for(shop: Shop, language: str, said: str):
    shop = replace(shop, scanner=_Finds())
    shown = Browser(shop, language=language).get(f"/orders/{place(shop)}")
    assert said in shown.text
    assert shown("//input[@type='file']")
    assert "Evil.Name-1" not in shown.text


def test_a_list_shows_the_company_s_orders_with_their_state(shop: Shop, browser: Browser):
    place(shop, flyer_pdf(3), name="Stopped")
    place(shop, name="Fine")
    shown = browser.get("/orders")
    assert [each.text for each in shown("//li//bdi")] == ["Fine", "Stopped"]
    assert "We need you" in shown.text
    assert "No orders yet" in Browser(shop, "eve").get("/orders").text


def test_an_order_says_where_it_stands_and_what_comes_next(shop: Shop, browser: Browser):
    order = place(shop)
    shown = browser.get(f"/orders/{order}")
    steps = [each.get("class") for each in shown("//ol[@class='steps']/li")]
    assert steps == ["step done", "step done", "step now", "step next", "step next"]
    assert "The press gets the job next" in shown.text
    assert shown("//body/@data-about") == [f"order:{order}"]
    settle(shop)
    assert browser.get("/orders/2026-000001")("//h1")[0].text_content() == "Spring sale"


def test_a_stopped_file_is_corrected_on_the_page_and_checked_again_by_itself(shop: Shop, browser: Browser):
    order = place(shop, flyer_pdf(3))
    shown = browser.get(f"/orders/{order}")
    assert "We need a corrected file" in shown.text
    (form,) = shown("//form[contains(@action, '/files')]")
    token = dict(form.form_values())["_csrf"]
    sent = {"data": {"_csrf": token}, "files": {"file.single": ("good.pdf", flyer_pdf(), "application/pdf")}}
    after = browser.post(form.action, **sent)
    assert "good.pdf" in after.text
    run_work(shop)
    assert state(shop, order) == "sent"
    assert "1 earlier file" in browser.get(f"/orders/{order}").text


def test_what_we_need_stands_before_everything_else(shop: Shop, browser: Browser):
    page = browser.get(f"/orders/{place(shop, flyer_pdf(3))}")
    order = [
        each.get("class") for each in page("//main/*[contains(@class,'need') or contains(@class,'steps')]")
    ]
    assert order == ["note bad need", "steps"]


@pytest.mark.parametrize(
    ("data", "form", "field"), [(TURNED, "/accept", "accept"), (flyer_pdf(), "/message", "text")]
)
def test_what_stood_in_the_way_leads_to_where_it_is_put_right(
    shop: Shop, browser: Browser, data: bytes, form: str, field: str
):
    browser.get(f"/orders/{place(shop, data)}")
    page = browser.submit(f"//form[contains(@action, '{form}')]")
    assert page("//*[@id='summary']//a/@href") == [f"#{field}"]
    assert len(page(f"//*[@id='{field}']")) == 1


def test_a_file_that_was_sent_ahead_is_taken_by_its_id(shop: Shop, browser: Browser):
    order = place(shop, flyer_pdf(3))
    (form,) = browser.get(f"/orders/{order}")("//form[contains(@action, '/files')]")
    token = dict(form.form_values())["_csrf"]
    good = a_file(shop, flyer_pdf(), name="good.pdf")
    after = browser.post(form.action, data=None, files=_fields(_csrf=token, **{"sent.single": good}))
    assert "good.pdf" in after.text
    run_work(shop)
    assert state(shop, order) == "sent"


def test_a_file_of_somebody_else_is_not_taken_by_its_id(shop: Shop, browser: Browser):
    order = place(shop, flyer_pdf(3))
    (form,) = browser.get(f"/orders/{order}")("//form[contains(@action, '/files')]")
    foreign = a_file(shop, flyer_pdf(), "eve")
    token = dict(form.form_values())["_csrf"]
    after = browser.post(form.action, data=None, files=_fields(_csrf=token, **{"sent.single": foreign}))
    assert (after.status, state(shop, order)) == (422, "needs_customer")


def _fields(**values: str) -> dict[str, tuple[None, str]]:
    """A form of these fields and no file, as a browser sends it."""
    return {name: (None, value) for name, value in values.items()}


def test_sending_no_file_says_so(shop: Shop, browser: Browser):
    order = place(shop, flyer_pdf(3))
    (form,) = browser.get(f"/orders/{order}")("//form[contains(@action, '/files')]")
    after = browser.post(form.action, data=None, files={"_csrf": (None, dict(form.form_values())["_csrf"])})
    assert (after.status, state(shop, order)) == (422, "needs_customer")


def test_a_warning_is_accepted_with_a_record_and_the_job_goes_on(shop: Shop, browser: Browser):
    order = place(shop, TURNED)
    browser.get(f"/orders/{order}")
    assert browser.submit("//form[contains(@action, '/accept')]").status == 422
    browser.get(f"/orders/{order}")
    browser.submit("//form[contains(@action, '/accept')]", accept="1")
    run_work(shop)
    assert state(shop, order) == "sent"
    assert "consent.given" in kinds_of_events(shop, order)
    assert open_cases(shop, order) == []


def test_messages_go_both_ways_and_stay_text(shop: Shop, browser: Browser):
    order = place(shop)
    browser.get(f"/orders/{order}")
    browser.submit("//section[@id='thread']//form", text="<b>When</b> \u202edoes it come?")
    write_message(shop, caller_of(shop, "carl"), order, "On Friday.")
    shown = browser.get(f"/orders/{order}")
    assert [each.get("class") for each in shown("//li[contains(@class, 'message')]")] == [
        "message customer",
        "message shop",
    ]
    assert "Carl" not in shown.text
    assert shown("//section[@id='thread']//b") == []
    assert "\u202e" not in shown.text
    assert browser.submit("//section[@id='thread']//form", text="  ").status == 422


def test_an_order_is_cancelled_while_that_is_possible(shop: Shop, browser: Browser):
    order = an_order(shop, flyer_pdf(), **flyer())
    browser.get(f"/orders/{order}")
    shown = browser.submit("//form[contains(@action, '/cancel')]", reason="Called off")
    assert "Cancelled" in shown.text
    assert shown("//form[contains(@action, '/cancel')]") == []


def test_a_link_to_one_order_opens_that_order_and_nothing_else(shop: Shop):
    mine, other = place(shop), place(shop, name="Other")
    guest = Browser(shop, None)
    guest.take(signed_in(shop, "ana", Purpose.ORDER, mine))
    assert "Spring sale" in guest.get(f"/orders/{mine}").text
    assert guest.get(f"/orders/{other}").status == 404
    assert "Other" not in guest.get("/orders").text


def test_foreign_orders_are_none_whatever_is_posted(shop: Shop):
    order, eve = place(shop), Browser(shop, "eve")
    for path in ("", "/docket.pdf"):
        assert eve.get(f"/orders/{order}{path}").status == 404
    eve.get("/start")
    for verb in ("cancel", "message", "accept"):
        assert eve.post(f"/orders/{order}/{verb}", {"text": "x", "accept": "1"}).status == 404
    assert state(shop, order) == "sent"


def test_a_draft_leads_to_its_form(shop: Shop, browser: Browser):
    draft = a_draft(shop)
    assert browser.get(f"/orders/{draft}").url.endswith(f"/drafts/{draft}")
