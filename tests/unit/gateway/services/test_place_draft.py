"""A draft is placed once, with what counts of it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from draft_builders import a_draft, ready_draft, row, saved
from gateway.domain.errors import BadAnswersError, UnknownThingError, WrongMomentError
from gateway.services.place_draft import Placing, place_draft
from gateway.services.shop import Shop
from gateway.services.sweep import sweep
from gateway_builders import a_shop, caller_of, run_work
from good_orders import flyer, flyer_pdf
from service_builders import kinds_of_events, open_case, open_cases, overdue, state, view


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def test_placing_gives_a_number_drops_hidden_answers_and_starts_the_check(shop: Shop):
    draft = ready_draft(shop, flyer_pdf(1), sides="one")
    assert place_draft(shop, caller_of(shop, "ana"), draft, Placing()) == draft
    order = row(shop, draft)
    assert (order.number, order.state) == ("2026-000001", "received")
    assert "colours_back" not in order.answers
    happened = [kind for kind in kinds_of_events(shop, draft) if kind != "file.measured"]
    assert happened[-2:] == ["order.submitted", "order.moved"]
    run_work(shop)
    assert state(shop, draft) == "sent"


def test_pressing_twice_and_from_two_tabs_places_one_order(shop: Shop):
    draft, ana = ready_draft(shop), caller_of(shop, "ana")
    with ThreadPoolExecutor(8) as many:
        found = set(many.map(lambda _: place_draft(shop, ana, draft, Placing()), range(16)))
    assert found == {draft}
    assert kinds_of_events(shop, draft).count("order.submitted") == 1
    assert row(shop, ready_draft(shop)).number.startswith("draft-")


def test_a_draft_that_is_not_complete_is_not_placed_and_stays_a_draft(shop: Shop):
    for draft in (a_draft(shop), a_draft(shop, answers=flyer())):
        with pytest.raises(BadAnswersError):
            place_draft(shop, caller_of(shop, "ana"), draft, Placing())
        assert state(shop, draft) == "draft"


def test_foreign_and_expired_drafts_are_not_placed(shop: Shop):
    draft = ready_draft(shop)
    with pytest.raises(UnknownThingError):
        place_draft(shop, caller_of(shop, "eve"), draft, Placing())
    overdue(shop, draft)
    sweep(shop)
    with pytest.raises(WrongMomentError, match="over"):
        place_draft(shop, caller_of(shop, "ana"), draft, Placing())


def test_who_cannot_mend_a_file_lets_the_shop_look_at_it(shop: Shop):
    draft = ready_draft(shop, flyer_pdf(pages=3))
    place_draft(shop, caller_of(shop, "ana"), draft, Placing(for_the_shop="Page 3 is a mistake."))
    run_work(shop)
    case = open_case(shop, draft)
    assert (case.code, case.turn, state(shop, draft)) == ("file-asks-shop", "csr", "needs_csr")
    (message,) = [event for event in view(shop, draft).events if event.kind == "message.sent"]
    assert message.data["text"] == "Page 3 is a mistake."


def test_the_same_file_without_a_word_is_the_customer_s_to_mend(shop: Shop):
    draft = ready_draft(shop, flyer_pdf(pages=3))
    place_draft(shop, caller_of(shop, "ana"), draft, Placing())
    run_work(shop)
    assert [case.code for case in open_cases(shop, draft)] == ["file-stopped"]


def test_a_member_of_staff_places_for_the_customer(shop: Shop):
    draft = ready_draft(shop)
    saved(shop, draft, flyer(name="By phone"), "carl")
    place_draft(shop, caller_of(shop, "carl"), draft, Placing())
    order = row(shop, draft)
    assert (order.customer_id, order.title) == ("ana", "By phone")
