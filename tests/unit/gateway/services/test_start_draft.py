"""A draft begins blank or as a copy."""

from datetime import timedelta
from pathlib import Path

import pytest

from draft_builders import a_draft, listed, row
from gateway.domain.errors import FormGoneError, UnknownThingError
from gateway.services.shop import Shop
from gateway.services.start_draft import reorder, start_draft
from gateway.services.sweep import sweep
from gateway_builders import caller_of
from good_orders import flyer
from service_builders import Clock, Shelf, kinds_of_events, overdue, place, shelf_shop, state


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), clock=clock)


def test_a_new_draft_belongs_to_its_customer_and_expires_when_left_alone(shop: Shop, clock: Clock):
    draft = row(shop, a_draft(shop, form="booklet"))
    assert (draft.state, draft.number, draft.tenant) == ("draft", f"draft-{draft.id}", "Berg & Co")
    assert [part["role"] for part in draft.answers["parts"]] == ["cover", "body"]
    assert draft.next_at == clock.now + timedelta(days=30)
    assert kinds_of_events(shop, draft.id) == ["draft.started"]
    overdue(shop, draft.id)
    sweep(shop)
    assert state(shop, draft.id) == "cancelled"


def test_a_form_that_is_not_there_begins_nothing(shop: Shop):
    with pytest.raises(UnknownThingError):
        start_draft(shop, caller_of(shop, "ana"), "poster", "en")


def test_ordering_again_copies_answers_and_files_and_leaves_the_day_out(shop: Shop):
    old = place(shop, delivery={**flyer()["delivery"], "wanted_on": "2026-06-10"})
    copy = row(shop, reorder(shop, caller_of(shop, "bo"), old, "de"))
    assert copy.answers["name"] == "Spring sale"
    assert "wanted_on" not in copy.answers["delivery"]
    assert (copy.customer_id, copy.locale, copy.title) == ("bo", "de", "Spring sale")
    assert [file.sha256 for file in listed(shop, copy.id)] == [file.sha256 for file in listed(shop, old)]


def test_somebody_else_s_order_cannot_be_copied(shop: Shop):
    old = place(shop)
    with pytest.raises(UnknownThingError):
        reorder(shop, caller_of(shop, "eve"), old, "en")


def test_an_order_of_a_form_that_is_gone_says_so(shop: Shop):
    old = place(shop)
    with shop.store.write("test") as tx:
        order = tx.orders.get(old)
        assert order is not None
        order.form_id = "poster"
        tx.session.add(order)
    with pytest.raises(FormGoneError, match="no longer offered"):
        reorder(shop, caller_of(shop, "ana"), old, "en")


def test_drafts_stand_in_no_list_of_orders_unless_asked_for(shop: Shop):
    a_draft(shop)
    with shop.store.read() as tx:
        assert tx.orders.list(tenant=None, state=None, after="", limit=9) == []
        assert len(tx.orders.list(tenant=None, state="draft", after="", limit=9)) == 1
