"""What a device ignores or refuses is said before anything is sent: as a Case, or on sheet and ticket page."""

import io
from pathlib import Path

import pypdfium2

from adapters import Limits
from gateway.domain.cases import Action
from gateway.services.by_hand import ByHand, by_hand
from gateway.services.shop import Shop
from gateway_builders import run_work
from page_builders import Browser
from service_builders import Shelf, act, open_case, place, shelf_shop, state


def told(shop: Shop, order_id: str) -> ByHand:
    with shop.store.read() as tx:
        return by_hand(tx, order_id)


def sheet(shop: Shop, order_id: str, person: str) -> str:
    answer = Browser(shop, person).get(f"/orders/{order_id}/docket.pdf").response
    return "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(answer.content))
    )


def test_a_job_that_the_device_would_refuse_is_not_sent_and_goes_to_one_that_takes_it(tmp_path: Path) -> None:
    picky, spare = Shelf(id="picky", limits=Limits(refuses=("delivery",))), Shelf(id="spare")
    shop = shelf_shop(tmp_path, picky, spare)
    order_id = place(shop)
    case = open_case(shop, order_id)
    assert (case.code, picky.on_shelf(), picky.consigned) == ("device-would-refuse", [], {})
    assert case.evidence["device"] == "picky"
    assert "Kassel" in case.sentence
    seen = Browser(shop, "carl").get(f"/cases/{case.id}?view=all")
    assert "picky does not take this job: delivery: 1000 x Kassel." in seen.text
    assert seen("//section[contains(@class, 'duo')]") == []
    act(shop, order_id, Action.SEND_TO, device="spare")
    run_work(shop)
    assert (state(shop, order_id), len(spare.on_shelf())) == ("sent", 1)


def test_what_the_device_passes_over_is_on_the_sheet_of_the_shop_and_on_the_ticket_s_page(
    tmp_path: Path,
) -> None:
    shelf = Shelf(limits=Limits(ignores=("delivery", "stitching")))
    shop = shelf_shop(tmp_path, shelf)
    order_id = place(shop)
    assert state(shop, order_id) == "sent"
    ((topic, asked),) = told(shop, order_id).ignored
    assert (topic, "Kassel" in asked) == ("delivery", True)
    assert f"delivery: {asked}" in sheet(shop, order_id, "carl").replace("\r\n", " ")
    assert "By hand" not in sheet(shop, order_id, "ana")
    page = Browser(shop, "carl").get(f"/jobs/{order_id}/ticket")
    (section,) = page("//section[@aria-labelledby='by-hand']")
    assert asked in section.text_content()


def test_a_device_that_takes_all_leaves_nothing_to_be_done_by_hand(tmp_path: Path) -> None:
    shop = shelf_shop(tmp_path, Shelf())
    order_id = place(shop)
    assert told(shop, order_id).ignored == ()
    assert "By hand" not in sheet(shop, order_id, "carl")
