"""The steps of an order, from its events."""

from pathlib import Path

import pytest

from gateway.domain.cases import Action
from gateway.services.shop import Shop
from gateway.web.customer.order_view import order_shown, steps_of
from gateway_builders import a_file, a_shop, caller_of, run_work
from good_orders import flyer_pdf
from preflight_builders import page, pdf
from service_builders import act, place


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def _steps(shop: Shop, order_id: str) -> list[str]:
    with shop.store.read() as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        return [step.status for step in steps_of(order, tx.events.of_order(order_id))]


def test_a_stopped_order_stands_at_its_files_and_a_corrected_one_goes_on(shop: Shop):
    order = place(shop, flyer_pdf(3))
    assert _steps(shop, order) == ["done", "now", "next", "next", "next"]
    act(shop, order, Action.REPLACE_FILE, "ana", files={"single": a_file(shop, flyer_pdf())})
    run_work(shop)
    assert _steps(shop, order) == ["done", "done", "now", "next", "next"]


def test_a_cancelled_order_stands_nowhere(shop: Shop):
    order = place(shop, flyer_pdf(3))
    act(shop, order, Action.CANCEL, "ana")
    assert _steps(shop, order) == ["done", "next", "next", "next", "next"]


def test_files_are_told_in_the_reader_s_language_with_their_pages(shop: Shop):
    shown = order_shown(shop, caller_of(shop, "ana"), place(shop, flyer_pdf(bleed=0)), "de")
    (file,) = shown.files
    assert (file.state, shown.need) == ("stop", "file")
    assert file.label == "Druckdatei (PDF)"
    assert file.findings[0].tone == "bad"


def test_a_file_is_mended_in_the_menu_words_of_its_program(shop: Shop):
    a5 = [page((148.0, 210.0), bleed=0) for _ in range(2)]
    order = place(shop, pdf(*a5, info="/Creator(Scribus 1.6)"))
    shown = order_shown(shop, caller_of(shop, "ana"), order, "en")
    assert "Use Document Bleeds" in " ".join(found.fix for found in shown.files[0].findings)


def test_what_the_shop_has_to_mend_is_not_asked_of_the_customer(shop: Shop):
    order = place(shop)
    shown = order_shown(shop, caller_of(shop, "ana"), order, "en")
    assert (shown.need, shown.question, shown.case) == ("", None, None)
