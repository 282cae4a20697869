"""What could be mended is offered in plain words with a page before and after, and done by one press."""

from pathlib import Path

import pytest
from PIL import Image

from artwork_builders import saved
from draft_builders import a_draft, listed, ready_draft, row
from gateway.services.mendings import mendings_here
from gateway.services.shop import Shop
from gateway.services.take_action import carry_out_due
from gateway.web.mended import offer_of
from gateway_builders import run_work
from good_orders import A5, flyer, flyer_pdf
from page_builders import Browser
from preflight_builders import page, pdf
from service_builders import Clock, Shelf, kinds_of_events, open_case, place, shelf_shop, state, view

NO_BLEED = flyer_pdf(bleed=0)
YES = "//button[starts-with(@value, 'mend:')]/@value"
FORM = "//form[@id='order']"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), clock=clock)


@pytest.fixture
def ana(shop: Shop) -> Browser:
    return Browser(shop)


def pressed(browser: Browser, xpath: str) -> str:
    """The value of the only such button of the page shown."""
    assert browser.page is not None
    (value,) = browser.page(xpath)
    return f"go={value}"


def test_a_file_without_bleed_is_offered_to_its_customer_with_the_page_before_and_after(
    shop: Shop, ana: Browser
):
    draft = ready_draft(shop, NO_BLEED)
    shown = ana.get(f"/drafts/{draft}")
    assert "We can do this for you" in shown.text
    assert "as in a mirror" in shown.text
    assert "adds something that is not in your file" in shown.text
    before, after = shown("//section[@class='offer']//img/@src")
    first, second = ana.get(before), ana.get(after)
    assert [each.response.headers["content-type"] for each in (first, second)] == ["image/svg+xml"] * 2
    assert first.response.content != second.response.content
    assert "immutable" in second.response.headers["cache-control"]


def test_a_press_mends_the_draft_and_another_takes_it_back(shop: Shop, ana: Browser):
    draft = ready_draft(shop, NO_BLEED)
    ana.get(f"/drafts/{draft}")
    shown = ana.submit(FORM, pressed(ana, YES))
    assert "As you wished, we have changed this file" in shown.text
    assert shown(YES) == []
    assert shown("//section[@data-slot='single']//li[contains(@class, 'bad')]") == []
    back = ana.submit(FORM, pressed(ana, "//button[starts-with(@value, 'unmend:')]/@value"))
    assert back(YES) != []
    assert "As you wished" not in back.text
    assert len(listed(shop, draft)) == 3


def test_what_is_pressed_twice_or_too_late_changes_nothing_and_is_told(shop: Shop, ana: Browser):
    draft = ready_draft(shop, NO_BLEED)
    first = ana.get(f"/drafts/{draft}")
    press = pressed(ana, YES)
    ana.submit(FORM, press)
    ana.page = first
    assert "could not be done" not in ana.submit(FORM, press).text
    assert kinds_of_events(shop, draft).count("file.mended") == 1
    ana.page = first
    assert "could not be done" in ana.submit(FORM, press.replace("mirror-bleed.", "rotate.")).text


def test_a_picture_is_placed_accepted_and_ordered_over_the_form(shop: Shop, ana: Browser):
    answers = {name: value for name, value in flyer(sides="one").items() if name != "colours_back"}
    draft = a_draft(shop, answers=answers)
    picture = saved(Image.new("RGB", (1819, 2551), (20, 90, 160)), "PNG", dpi=(300, 300))
    ana.get(f"/drafts/{draft}")
    shown = ana.send_file(FORM, "file.single", ("poster.png", picture))
    assert "We put your picture on a page" in shown.text
    (after,) = shown("//section[@class='offer']//img/@src")
    assert ana.get(after).response.headers["content-type"].startswith("image/")
    ana.get(f"/drafts/{draft}")
    ana.submit(FORM, pressed(ana, YES))
    proof = ana.get(f"/drafts/{draft}/proof")
    assert "We put your picture on a page" in proof.text
    assert len(proof("//div[@class='strip']//svg")) == 1
    ana.submit("//form[@id='place']", "go=place", accept="1")
    run_work(shop)
    seen = view(shop, draft)
    assert state(shop, draft) == "sent"
    assert [file.name_given for file in seen.files] == ["poster.png", "poster.pdf"]
    assert {"file.mended", "consent.given"} <= set(kinds_of_events(shop, draft))
    assert "We put your picture on a page" in ana.get(f"/orders/{draft}").text


def test_a_customer_has_a_stopped_order_mended_by_one_press(shop: Shop, ana: Browser):
    order_id = place(shop, NO_BLEED)
    ana.get(f"/orders/{order_id}")
    ana.submit(
        "//form[contains(@action, '/mend')]",
        pressed(ana, "//form[contains(@action, '/mend')]//button/@value").replace("go=", "key="),
    )
    run_work(shop)
    assert state(shop, order_id) == "sent"
    assert "As you wished, we have changed this file" in ana.get(f"/orders/{order_id}").text


def test_a_mended_file_that_is_stopped_for_another_reason_goes_back_as_it_came(shop: Shop, ana: Browser):
    order_id = place(shop, pdf(*(page(A5, bleed=0) for _ in range(3))))
    came = listed(shop, order_id)[0].sha256
    ana.get(f"/orders/{order_id}")
    keys = ana.page("//form[contains(@action, '/mend')]//button/@value") if ana.page else []
    (mirror,) = [key for key in keys if key.startswith("mirror-bleed")]
    ana.submit(f"//form[contains(@action, '/mend')][.//button[@value='{mirror}']]", f"key={mirror}")
    run_work(shop)
    assert listed(shop, order_id)[-1].sha256 != came
    ana.get(f"/orders/{order_id}")
    ana.submit("//form[contains(@action, '/unmend')]", "slot=single")
    assert listed(shop, order_id)[-1].sha256 == came


def test_staff_see_the_page_before_and_after_and_mend_by_the_suggestion(shop: Shop, clock: Clock):
    order_id = place(shop, NO_BLEED)
    carl = Browser(shop, "carl")
    shown = carl.get(f"/cases/{open_case(shop, order_id).id}")
    assert shown("//details[contains(@class,'best')]/@id") == ["do-suggestion"]
    assert "mirror 3 mm at the cut" in shown("//details[@id='do-suggestion']/summary")[0].text_content()
    assert len(shown("//details[@id='do-suggestion']//div[@class='sight']//img")) == 2
    carl.submit("//details[@id='do-suggestion']//form")
    assert state(shop, order_id) == "needs_customer"
    clock.go_on(9)
    assert carry_out_due(shop) == 1
    run_work(shop)
    assert state(shop, order_id) == "sent"
    assert "had Print file (PDF) mended (mirror-bleed)" in carl.get(f"/jobs/{order_id}").text
    assert "We have put this file right for you" in Browser(shop).get(f"/orders/{order_id}").text


def test_staff_choose_among_what_could_be_mended(shop: Shop, clock: Clock):
    order_id = place(
        shop,
        pdf(
            page(A5, bleed=0),
            page(
                A5,
                bleed=0,
                entries="/Annots [<</Type/Annot/Subtype/Text/Rect[99 99 120 120]/Contents(ok?)>>]",
            ),
        ),
    )
    carl = Browser(shop, "carl")
    shown = carl.get(f"/cases/{open_case(shop, order_id).id}")
    ticks = shown("//details[@id='do-mend-file']//input[@type='checkbox']/@value")
    assert {tick.split("=")[1].split(".")[0] for tick in ticks} >= {"mirror-bleed"}
    carl.submit("//details[@id='do-mend-file']//form", mend=ticks)
    clock.go_on(9)
    carry_out_due(shop)
    run_work(shop)
    assert state(shop, order_id) == "sent"


def test_a_mending_is_told_in_the_readers_language_and_its_picture_has_an_address(shop: Shop):
    draft = ready_draft(shop, NO_BLEED)
    (mending,) = mendings_here(shop, row(shop, draft))
    english, german = (offer_of(draft, mending, locale) for locale in ("en", "de"))
    assert english.customer != german.customer
    assert english.sight.after is not None
    assert english.sight.after.small.endswith(f"/{mending.sha256}/after/{mending.key}/1-220")
