"""Work of the dead: done by the living once, and a Case when it has cost three lives."""

from pathlib import Path

import pytest

from adapters.errors import FolderGoneError
from gateway.services.check_files import check_files
from gateway.services.deliver_ticket import OVERTAKEN, deliver_ticket
from gateway.services.shop import Shop
from gateway.services.take_over import take_over
from gateway_builders import InlineWork, a_shop, an_order, run_work
from good_orders import flyer, flyer_pdf
from service_builders import Shelf, kinds_of_events, open_cases, shelf_shop, state, work_of


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def begun(shop: Shop, worker: str = "dead-1") -> str:
    """Let a worker begin the one piece of work that waits, up to its first commit; return the work's key."""
    assert isinstance(shop.work, InlineWork)
    (key,) = shop.work.waiting
    shop.work.begin(key, worker)
    return key


def reap(shop: Shop, *living: str) -> int:
    return take_over(shop, shop.work.running(), frozenset(living))


def test_the_work_of_the_dead_is_done_once_under_the_next_run(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    key = begun(shop)
    assert reap(shop, "alive-1") == 1
    assert reap(shop, "alive-1") == 0
    assert isinstance(shop.work, InlineWork)
    assert [job.key for job in shop.work.waiting.values()] == [f"{key[:-1]}{int(key[-1]) + 1}"]
    run_work(shop)
    assert state(shop, order_id) == "sent"
    assert kinds_of_events(shop, order_id).count("work.taken-over") == 1


def test_the_work_of_the_living_is_left_alone(shop: Shop):
    an_order(shop, flyer_pdf(), **flyer())
    key = begun(shop, "alive-1")
    assert reap(shop, "alive-1") == 0
    assert [work.key for work in shop.work.running()] == [key]


def test_two_that_take_over_at_once_enqueue_once(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    begun(shop)
    seen = shop.work.running()
    take_over(shop, seen, frozenset())
    take_over(shop, seen, frozenset())
    assert isinstance(shop.work, InlineWork)
    assert len(shop.work.waiting) == 1
    assert kinds_of_events(shop, order_id).count("work.taken-over") == 1


def test_work_whose_order_has_gone_on_is_only_forgotten(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    begun(shop)
    check_files(shop, order_id, 1)
    assert reap(shop) == 1
    assert shop.work.running() == ()
    assert "work.taken-over" not in kinds_of_events(shop, order_id)


def test_work_that_has_cost_three_lives_is_a_case(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    for life in range(3):
        assert open_cases(shop, order_id) == []
        begun(shop, f"dead-{life}")
        reap(shop)
    (case,) = open_cases(shop, order_id)
    assert (case.code, state(shop, order_id)) == ("check-stranded", "needs_csr")


def test_one_that_was_taken_for_dead_and_wakes_up_decides_nothing(tmp_path: Path):
    shelf = Shelf()
    shop = shelf_shop(tmp_path, shelf)
    order_id = an_order(shop, flyer_pdf(), **flyer())
    check_files(shop, order_id, 1)
    work = work_of(shop)
    work.forget(next(key for key in work.waiting if "/check/" in key))
    begun(shop, "paused-1")
    shelf.meanwhile["publish"] = lambda: reap(shop, "alive-1")
    shelf.troubles["publish"] = FolderGoneError("the ticket is no longer there")
    assert deliver_ticket(shop, order_id, 1) == OVERTAKEN
    assert open_cases(shop, order_id) == []
    del shelf.troubles["publish"]
    run_work(shop)
    assert (state(shop, order_id), len(shelf.places)) == ("sent", 1)
