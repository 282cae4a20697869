"""What could be done about a Case: the best first, valid, and told before it is done."""

from dataclasses import replace
from pathlib import Path

import pytest

from adapters import DeviceEventKind, DeviceProblem
from gateway.domain.cases import Action, Stop
from gateway.domain.errors import UnknownThingError
from gateway.services.advance import stop_order
from gateway.services.pause_device import pause_device
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.suggest_fixes import Suggestion, suggestions
from gateway_builders import caller_of, run_work
from pixel_builders import patch
from preflight_builders import A4, page, pdf
from service_builders import Shelf, open_case, place, say, shelf_shop, state


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def second() -> Shelf:
    return Shelf(id="second")


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf, second: Shelf) -> Shop:
    return shelf_shop(tmp_path, shelf, second)


def proposed(shop: Shop, order_id: str) -> tuple[Suggestion, ...]:
    return suggestions(shop, open_case(shop, order_id).id)


def keys(shop: Shop, order_id: str) -> list[str]:
    return [one.key for one in proposed(shop, order_id)]


def take_best(shop: Shop, order_id: str) -> str:
    best = proposed(shop, order_id)[0]
    resolve_case(shop, caller_of(shop, "carl"), open_case(shop, order_id).id, best.action)
    run_work(shop)
    return state(shop, order_id)


def with_size(width: float, height: float, count: int = 2) -> bytes:
    """A PDF whose pages have this trim size and bleed."""
    return pdf(*(page((width, height)) for _ in range(count)))


def test_a_file_of_another_standard_size_suggests_that_size_and_what_it_changes(shop: Shop):
    order_id = place(shop, pdf(page(A4), page(A4)), size="A5")
    best = proposed(shop, order_id)[0]
    assert (best.key, best.action.action, best.values["size"]) == (
        "set-size",
        Action.EDIT_ANSWERS,
        "210 x 297 mm",
    )
    assert best.action.answers is not None
    assert best.action.answers["size"] == "A4"
    assert best.preview is not None
    assert "Width 148 -> 210 mm" in [change.words for change in best.preview.changes]
    assert best.preview.price_after.total_minor > best.preview.price_before.total_minor
    assert best.preview.ticket_changes
    assert take_best(shop, order_id) in ("sent", "needs_customer")


def test_a_file_of_no_standard_size_suggests_a_size_of_its_own(shop: Shop):
    order_id = place(shop, with_size(120, 190), size="A5")
    best = proposed(shop, order_id)[0]
    assert best.action.answers is not None
    assert [best.action.answers[name] for name in ("size", "width_mm", "height_mm")] == [
        "custom",
        120.0,
        190.0,
    ]


def test_a_size_that_the_form_does_not_take_is_not_suggested(shop: Shop):
    order_id = place(shop, with_size(20, 30), size="A5")
    assert "set-size" not in keys(shop, order_id)
    assert "ask-for-file" in keys(shop, order_id)


def test_a_file_with_one_page_for_two_sides_suggests_one_side(shop: Shop):
    order_id = place(shop, with_size(148, 210, 1), size="A5")
    best = proposed(shop, order_id)[0]
    assert (best.key, best.values["pages"]) == ("set-pages", "1")
    assert best.action.answers is not None
    assert best.action.answers["sides"] == "one"
    assert "colours_back" not in best.action.answers


def test_asking_for_a_file_names_what_is_wrong_in_the_customers_words_and_opens_only_its_slot(shop: Shop):
    order_id = place(shop, pdf(page(A4), page(A4)), size="A5")
    (ask,) = [one for one in proposed(shop, order_id) if one.key == "ask-for-file"]
    assert ask.action.slots == ("single",)
    assert ask.action.fields == ()
    assert "you ordered 148 x 210 mm" in ask.action.text


def test_mending_comes_first_only_where_it_leaves_nothing_that_stops_the_file(shop: Shop):
    no_bleed = place(shop, pdf(*[page((148, 210), bleed=0)] * 2))
    assert keys(shop, no_bleed)[:2] == ["mend", "ask-for-file"]
    heavy = f"1 1 1 1 k {patch(0, 0, 250)} f".encode()
    and_too_much_ink = place(shop, pdf(*[page((148, 210), bleed=0, content=heavy)] * 2))
    assert keys(shop, and_too_much_ink)[:2] == ["ask-for-file", "mend"]


def refused(shop: Shop, shelf: Shelf, words: str) -> str:
    order_id = place(shop, paper="silk-170")
    say(shop, shelf, DeviceEventKind.REFUSED, "J2026-000001-1.1", text=words)
    return order_id


def test_a_device_that_names_its_papers_gets_the_nearest_one(shop: Shop, shelf: Shelf):
    order_id = refused(shop, shelf, "Media silk-170 is not loaded. Loaded: gloss-250, silk-135.")
    papers = [one.values["paper"] for one in proposed(shop, order_id) if one.key == "other-paper"]
    assert papers == ["silk-135", "gloss-250"]
    assert keys(shop, order_id)[2:] == ["send-to", "retry"]


def test_a_device_that_names_no_paper_gets_no_other(shop: Shop, shelf: Shelf):
    assert keys(shop, refused(shop, shelf, "Out of order <b>& silk</b>")) == ["send-to", "retry"]


def unreachable(shop: Shop) -> str:
    order_id = place(shop)
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        stop_order(shop, tx, order, Stop("device-unreachable", "It is gone.", {"device": "shelf"}))
    return order_id


def test_an_order_whose_device_is_gone_goes_to_an_equal_one_and_says_who_sent_it(shop: Shop, second: Shelf):
    order_id = unreachable(shop)
    assert [one.values.get("device") for one in proposed(shop, order_id)] == ["second", None]
    assert take_best(shop, order_id) == "sent"
    assert second.on_shelf() == ["J2026-000001-1.2"]
    with shop.store.read() as tx:
        built = [event for event in tx.events.of_order(order_id) if event.kind == "ticket.built"]
    assert built[-1].data["rule"] == "sent to second by Carl Example"


def test_a_device_that_is_down_or_paused_is_no_way_out(shop: Shop, second: Shelf):
    order_id = unreachable(shop)
    second.problems = (DeviceProblem("full", "It is full.", "Empty it.", "admin"),)
    assert keys(shop, order_id) == ["retry"]
    second.problems = ()
    pause_device(shop, caller_of(shop, "carl"), "second", "new blanket")
    assert keys(shop, order_id) == ["retry"]


def test_a_form_that_is_gone_leaves_what_needs_none(shop: Shop):
    order_id = place(shop, pdf(page(A4), page(A4)), size="A5")
    assert keys(replace(shop, forms={}), order_id) == []


def test_a_case_that_is_not_there_has_no_suggestions(shop: Shop):
    with pytest.raises(UnknownThingError):
        suggestions(shop, "no-such-case")
