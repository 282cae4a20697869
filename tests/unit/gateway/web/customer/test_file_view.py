"""A draft's files as their customer sees them."""

from pathlib import Path

import pytest

from draft_builders import a_draft, ready_draft, row, send
from gateway.services.shop import Shop
from gateway.web.customer.file_view import FileShown, files_of
from gateway_builders import a_shop
from good_orders import booklet, flyer, flyer_pdf
from preflight_builders import page, pdf

STATES = {
    "ok": flyer_pdf(),
    "stop": flyer_pdf(pages=3),
    "warn": pdf(page((210.0, 148.0)), page((210.0, 148.0))),
}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def _file(shop: Shop, draft: str, locale: str = "en", slot: str = "single") -> FileShown:
    order = row(shop, draft)
    return files_of(shop, order, shop.forms[order.form_id], locale)[slot]


@pytest.mark.parametrize("state", STATES)
def test_a_file_says_in_a_word_how_it_stands(shop: Shop, state: str):
    assert _file(shop, ready_draft(shop, STATES[state])).state == state


def test_what_was_found_is_told_in_the_reader_s_words_and_shown_on_its_page(shop: Shop):
    file = _file(shop, ready_draft(shop, flyer_pdf(bleed=0)), "de")
    (found,) = file.findings
    assert (found.tone, found.number) == ("bad", 1)
    assert found.why
    assert found.fix
    assert file.pages[0].over.marks[0].target == "found-single-1"
    assert file.pages[0].small.endswith("/1-220")


def test_a_slot_without_a_file_says_whether_it_is_needed(shop: Shop):
    files = files_of(
        shop, row(shop, a_draft(shop, form="booklet", answers=booklet())), shop.forms["booklet"], "en"
    )
    assert [(file.slot, file.state, file.is_required) for file in files.values()] == [
        ("cover", "none", True), ("body", "none", True),
    ]  # fmt: skip


def test_changed_answers_judge_the_same_file_anew(shop: Shop):
    draft = ready_draft(shop)
    assert _file(shop, draft).state == "ok"
    with shop.store.write("test") as tx:
        order = tx.orders.get(draft)
        assert order is not None
        order.answers = {**order.answers, "sides": "one"}
        tx.session.add(order)
    assert _file(shop, draft).state == "stop"


def test_a_long_file_shows_the_first_pages_and_counts_all(shop: Shop):
    draft = a_draft(shop, answers=flyer())
    send(shop, draft, flyer_pdf(pages=30))
    file = _file(shop, draft)
    assert (len(file.pages), file.count) == (12, 30)
