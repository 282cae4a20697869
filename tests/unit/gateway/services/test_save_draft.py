"""A draft keeps what was typed, whoever typed it."""

from pathlib import Path

import pytest

from draft_builders import a_draft, listed, ready_draft, row, saved, send
from gateway.domain.errors import UnknownThingError, WrongMomentError
from gateway.services.place_draft import Placing, place_draft
from gateway.services.save_draft import Edit, drop_file, save_draft
from gateway.services.shop import Shop
from gateway_builders import caller_of
from good_orders import flyer, flyer_pdf
from service_builders import Clock, Shelf, kinds_of_events, shelf_shop


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), clock=clock)


def test_saving_tells_when_and_puts_the_end_off(shop: Shop, clock: Clock):
    draft = a_draft(shop)
    clock.go_on(3600)
    kept = saved(shop, draft, flyer()).draft
    assert (kept.saved_at, kept.version, kept.title) == (clock.now, 1, "Spring sale")
    assert kept.slots == ["single"]
    assert kept.next_at is not None
    assert (kept.next_at - clock.now).days == 30


def test_saving_what_is_there_already_changes_nothing(shop: Shop):
    draft = a_draft(shop, answers=flyer())
    before = row(shop, draft)
    after = saved(shop, draft, before.answers).draft
    assert (after.version, after.saved_at) == (before.version, before.saved_at)


def test_answers_of_hidden_fields_stay_in_the_draft(shop: Shop):
    draft = a_draft(shop, answers={**flyer(), "sides": "one"})
    assert row(shop, draft).answers["colours_back"] == "cmyk"


def test_two_tabs_lose_nothing_and_a_field_changed_in_both_is_told(shop: Shop):
    draft = a_draft(shop, answers=flyer())
    seen = row(shop, draft).answers
    ana, bo = caller_of(shop, "ana"), caller_of(shop, "bo")
    save_draft(shop, bo, draft, lambda _: Edit(seen, {**seen, "quantity": 500, "paper": "silk-170"}))
    late = save_draft(shop, ana, draft, lambda _: Edit(seen, {**seen, "quantity": 250, "name": "Sale"}))
    assert {key: late.draft.answers[key] for key in ("quantity", "paper", "name")} == {
        "quantity": 250, "paper": "silk-170", "name": "Sale",
    }  # fmt: skip
    assert [(each.pointer, each.theirs) for each in late.conflicts] == [("/quantity", 500)]


def test_a_foreign_draft_is_none_and_a_placed_one_is_not_changed(shop: Shop):
    draft = ready_draft(shop)
    with pytest.raises(UnknownThingError):
        saved(shop, draft, flyer(), "eve")
    place_draft(shop, caller_of(shop, "ana"), draft, Placing())
    with pytest.raises(WrongMomentError, match="placed already"):
        saved(shop, draft, flyer(name="Other"))


def test_a_file_taken_out_stays_listed_and_does_not_count(shop: Shop):
    draft = ready_draft(shop)
    first = listed(shop, draft)[0].sha256
    for _ in range(2):
        drop_file(shop, caller_of(shop, "ana"), draft, "single")
    second = send(shop, draft, flyer_pdf(bleed=0))
    assert [(file.sha256, file.dropped) for file in listed(shop, draft)] == [(first, True), (second, False)]
    with shop.store.read() as tx:
        assert [file.sha256 for file in tx.orders.files(row(shop, draft)).values()] == [second]
    assert kinds_of_events(shop, draft).count("file.dropped") == 1


def test_taking_out_of_an_empty_slot_does_nothing(shop: Shop):
    draft = a_draft(shop)
    drop_file(shop, caller_of(shop, "ana"), draft, "single")
    assert listed(shop, draft) == []
