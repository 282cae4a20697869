"""Acting on a Case by plain forms: it is done, the next Case opens, and what stands in the way is said."""

from pathlib import Path

import pytest

from adapters import DeviceEventKind
from gateway.domain.pending import UNDO_S
from gateway.services.shop import Shop
from gateway.services.take_action import carry_out_due
from gateway_builders import a_file
from good_orders import flyer_pdf
from page_builders import Browser, Page
from service_builders import (
    Clock,
    Shelf,
    open_case,
    open_cases,
    place,
    run_work,
    say,
    shelf_shop,
    state,
    view,
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), Shelf(id="spare"), clock=clock)


def later(shop: Shop, clock: Clock) -> None:
    """Let the time for taking back pass, and do what follows."""
    clock.go_on(UNDO_S)
    carry_out_due(shop)
    run_work(shop)


def test_accepting_with_a_ready_reason_lets_the_order_go_on(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    carl.submit("//details[@id='do-accept']//form")
    later(shop, clock)
    assert state(shop, order_id) == "sent"


def test_the_next_case_opens_by_itself(shop: Shop, clock: Clock):
    first, second = place(shop, flyer_pdf(bleed=0)), place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, first).id}?view=all")
    page = carl.submit("//details[@id='do-accept']//form")
    assert page("//section[contains(@class,'pane')]/@data-case") == [open_case(shop, second).id]
    later(shop, clock)
    assert open_cases(shop, first) == []


def test_a_case_that_changed_shows_what_changed_and_asks_again(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl, mia = Browser(shop, "carl"), Browser(shop, "mia")
    for browser in (carl, mia):
        browser.get(f"/cases/{open_case(shop, order_id).id}")
    mia.submit("//details[@id='do-accept']//form")
    page = carl.submit("//details[@id='do-accept']//form")
    assert page.status == 409
    assert "Mia Example" in page.text


def test_an_action_without_its_reason_says_what_is_missing(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    page = carl.submit("//details[@id='do-accept']//form", why="")
    assert page.status == 422
    assert page("//details[@id='do-accept']/@open")
    assert "Say in a few words why" in page.text


def test_an_action_is_taken_back_and_its_case_opens_again(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    case = open_case(shop, order_id).id
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{case}")
    page = carl.submit("//details[@id='do-accept']//form")
    assert "Accept as it is" in page("//aside[@id='toast']")[0].text_content()
    page = carl.submit("//aside[@id='toast']//form")
    assert page("//section[contains(@class,'pane')]/@data-case") == [case]
    later(shop, clock)
    assert state(shop, order_id) == "needs_customer"


def test_what_is_taken_back_too_late_is_said(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    carl.submit("//details[@id='do-accept']//form")
    later(shop, clock)
    page = carl.submit("//aside[@id='toast']//form")
    assert page.status == 409
    assert "too late" in page.text


def test_a_case_that_is_being_acted_on_needs_nobody_and_says_so(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    case = open_case(shop, order_id).id
    carl, mia = Browser(shop, "carl"), Browser(shop, "mia")
    carl.get(f"/cases/{case}")
    carl.submit("//details[@id='do-accept']//form")
    page = mia.get(f"/cases/{case}?view=all")
    assert "Being done: Accept as it is" in page.text
    page = mia.submit("//details[@id='do-accept']//form")
    assert page.status == 409
    assert "Carl Example has just acted" in page.text
    assert not carl.get(f"/cases/{case}")("//details[@id='do-accept']")
    assert "being done" in mia.get(f"/cases/{case}?view=all")("//ol[@id='cases']")[0].text_content()


def test_the_customer_is_asked_with_the_text_that_lies_ready(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    page = carl.get(f"/cases/{open_case(shop, order_id).id}")
    assert page("//details[contains(@class,'best')]/@id") == ["do-suggestion"]
    (ask,) = page("//form//input[@name='suggestion'][../span[contains(., 'corrected file')]]/@value")
    carl.submit("//details[@id='do-suggestion']//form", suggestion=ask)
    later(shop, clock)
    assert open_case(shop, order_id).state == "waiting"
    page = carl.get(f"/jobs/{order_id}")
    assert "past the cut" in page("//ol[@class='thread']")[0].text_content()


def test_a_file_that_is_here_already_replaces_the_wrong_one(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    a_file(shop, flyer_pdf(), name="corrected.pdf")
    carl = Browser(shop, "carl")
    page = carl.get(f"/cases/{open_case(shop, order_id).id}")
    assert page("//details[contains(@class,'best')]/@id") == ["do-replace-file"]
    carl.submit("//details[@id='do-replace-file']//form")
    later(shop, clock)
    assert state(shop, order_id) == "sent"


def test_a_file_that_comes_with_the_form_replaces_the_wrong_one(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    case = open_case(shop, order_id).id
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{case}")
    sent = {"upload:single": ("new.pdf", flyer_pdf(), "application/pdf")}
    carl.post(f"/cases/{case}/replace-file", {"version": "1"}, files=sent)
    later(shop, clock)
    assert state(shop, order_id) == "sent"


def test_a_file_from_a_foreign_form_changes_nothing(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    case = open_case(shop, order_id).id
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{case}")
    sent = {"upload:single": ("new.pdf", flyer_pdf(), "application/pdf")}
    assert carl.post(f"/cases/{case}/replace-file", {"_csrf": "guessed"}, files=sent).status == 403
    carl.get(f"/cases/{case}")
    assert carl.post(f"/cases/{case}/replace-file", {"_csrf": "guessed"}).status == 403
    later(shop, clock)
    assert state(shop, order_id) == "needs_customer"


def test_an_order_goes_to_another_device(shop: Shop, clock: Clock):
    order_id = place(shop)
    (job,) = shop.devices["shelf"].device.on_shelf()  # type: ignore[attr-defined]
    say(shop, shop.devices["shelf"].device, DeviceEventKind.REFUSED, job)  # type: ignore[arg-type]
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    carl.submit("//details[@id='do-send-to']//form")
    later(shop, clock)
    assert view(shop, order_id).deliveries[-1].device == "spare"


def test_a_case_waits_until_the_time_chosen(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    carl.submit("//details[@id='do-hold']//form")
    later(shop, clock)
    assert open_case(shop, order_id).state == "waiting"


def test_a_time_that_is_none_is_refused_beside_the_form(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    page = carl.submit("//details[@id='do-hold']//form", until_other="never")
    assert page.status == 422
    assert page("//details[@id='do-hold']//div[@role='alert']")


def test_the_same_is_done_to_all_that_are_alike(shop: Shop, clock: Clock):
    orders = [place(shop, flyer_pdf(bleed=0)) for _ in range(3)]
    carl = Browser(shop, "carl")
    page = carl.get(f"/cases/{open_case(shop, orders[0]).id}?view=all")
    assert "Do the same for 2 more like this" in page.text
    carl.submit("//details[@id='do-accept']//form", alike="1")
    later(shop, clock)
    assert {state(shop, order_id) for order_id in orders} == {"sent"}


def test_the_same_is_done_to_those_that_were_picked(shop: Shop, clock: Clock):
    orders = [place(shop, flyer_pdf(bleed=0)) for _ in range(3)]
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, orders[0]).id}?view=all")
    carl.submit("//details[@id='do-accept']//form", also=[open_case(shop, orders[2]).id, "none"])
    later(shop, clock)
    assert [state(shop, order_id) for order_id in orders] == ["sent", "needs_customer", "sent"]


def test_a_case_is_taken_and_given_back(shop: Shop):
    case = open_case(shop, place(shop, flyer_pdf(bleed=0))).id
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{case}")
    page = carl.submit("//form[contains(@action,'/claim')]")
    assert "Mine 1" in page.text
    assert "Taken by Carl Example" in Browser(shop, "mia").get(f"/cases/{case}").text
    assert "Mine 0" in carl.submit("//form[contains(@action,'/claim')]").text


def test_a_note_is_kept_and_an_empty_one_is_not(shop: Shop):
    case = open_case(shop, place(shop, flyer_pdf(bleed=0))).id
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{case}")
    assert carl.submit("//details[@id='do-note']//form", text=" ").status == 422
    carl.get(f"/cases/{case}")
    assert "Called him" in carl.submit("//details[@id='do-note']//form", text="Called him").text


def test_what_is_no_longer_suggested_is_not_done(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    page = carl.submit("//details[@id='do-suggestion']//form", suggestion="another")
    assert page.status == 409
    assert "no longer suggested" in page.text
    later(shop, clock)
    assert state(shop, order_id) == "needs_customer"


def test_an_edit_that_is_suggested_shows_what_it_changes_and_sets_the_order_going(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf(pages=1))
    carl = Browser(shop, "carl")
    page = carl.get(f"/cases/{open_case(shop, order_id).id}")
    assert (
        "Order 1 pages, as the file has (single)" in page("//details[@id='do-suggestion']")[0].text_content()
    )
    assert page("//div[@class='preview']//li")
    carl.submit("//details[@id='do-suggestion']//form")
    later(shop, clock)
    assert state(shop, order_id) == "sent"


HITS = b'{"hits": [{"message": "Uses <layers>", "severity": "Error", "page": 1}]}'


def attach(carl: Browser, case: str, data: bytes, **fields: str) -> Page:
    carl.get(f"/cases/{case}")
    sent = {"report": ("report.json", data, "application/json")}
    return carl.post(f"/cases/{case}/attach", {"slot": "single", **fields}, files=sent)


def test_a_report_of_another_program_is_attached_and_told_beside_our_findings(shop: Shop):
    case = open_case(shop, place(shop, flyer_pdf(bleed=0))).id
    page = attach(Browser(shop, "carl"), case, HITS)
    assert page.url.endswith(f"/cases/{case}?view=needs")
    faults = [one.text_content() for one in page("//section[@class='proof']//ol[@class='faults']/li")]
    assert any("callas pdfToolbox: Uses <layers>" in one for one in faults)
    assert "callas pdfToolbox report.json 1 findings" in page.text


def test_what_is_no_report_is_refused_on_the_case_with_what_to_do(shop: Shop):
    case = open_case(shop, place(shop, flyer_pdf(bleed=0))).id
    page = attach(Browser(shop, "carl"), case, b"%PDF-1.7")
    assert page.status == 422
    (form,) = page("//details[@id='do-attach'][@open]")
    assert "The report cannot be read." in form.text_content()
    assert "Export it from PitStop as XML" in form.text_content()


def test_a_report_from_a_foreign_form_is_not_attached(shop: Shop):
    case = open_case(shop, place(shop, flyer_pdf(bleed=0))).id
    assert attach(Browser(shop, "carl"), case, HITS, _csrf="guessed").status == 403
