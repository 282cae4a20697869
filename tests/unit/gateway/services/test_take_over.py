"""Work of the dead: done by the living once, and a Case when it has cost three lives."""

from pathlib import Path

import pytest

from gateway.services.check_files import check_files
from gateway.services.shop import Shop
from gateway.services.take_over import take_over
from gateway_builders import InlineWork, a_shop, an_order, run_work
from good_orders import flyer, flyer_pdf
from service_builders import kinds_of_events, open_cases, state


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
