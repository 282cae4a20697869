"""The sweeper acts only on what is still true, and nothing that goes wrong hides anything else."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from adapters import DeviceEventKind, DeviceProblem, Placement
from adapters.errors import FolderGoneError
from gateway.domain.cases import Action
from gateway.domain.states import WAKES, NextAction, State
from gateway.services.advance import enqueue
from gateway.services.end_order import cancel_order
from gateway.services.shop import Job, Shop
from gateway.services.sweep import sweep
from gateway.storage.rows import OrderRow
from gateway_builders import an_order, caller_of, new_id, run_work
from good_orders import flyer, flyer_pdf
from service_builders import (
    Clock,
    Shelf,
    act,
    interrupted,
    kinds_of_events,
    ledger,
    open_case,
    open_cases,
    overdue,
    place,
    say,
    shelf_shop,
    state,
    view,
    work_of,
)

FIRST = "J2026-000001-1.1"
GONE = DeviceProblem("folder-gone", "the folder is gone", "mount it again", "admin")


@pytest.fixture(autouse=True)
def logged() -> Iterator[Sequence[Mapping[str, Any]]]:
    with capture_logs() as entries:
        yield entries


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, shelf, clock=clock)


def crowd(shop: Shop, order_id: str, count: int) -> list[str]:
    """Orders like this one, all overdue and all being worked on, each longer overdue than it."""
    keys = []
    with shop.store.write("test") as tx:
        row = tx.orders.get(order_id)
        assert row is not None
        for number in range(count):
            values = {**row.model_dump(), "id": new_id(), "number": f"crowd-{number}"}
            twin = OrderRow(**values)
            tx.orders.add(twin)
            enqueue(shop, tx, twin, "check")
            keys.append(twin.id)
    overdue(shop, *keys)
    return keys


def speak_in_tongues() -> None:
    raise ValueError("a device that nobody understands")


def due_at(shop: Shop, order_id: str) -> float:
    found = view(shop, order_id).order.next_at
    assert found is not None
    return (found - shop.clock()).total_seconds()


def test_an_order_whose_ticket_is_taken_while_the_sweeper_looks_gets_no_case(tmp_path: Path, shelf: Shelf):
    shop = shelf_shop(tmp_path, shelf, clock=Clock(), silence_s=0.0)
    order_id = place(shop)
    due = view(shop, order_id).order.next_at
    shelf.meanwhile["probe"] = lambda: say(shop, shelf, DeviceEventKind.PICKED_UP, FIRST)
    sweep(shop)
    assert (state(shop, order_id), open_cases(shop, order_id)) == ("queued", [])
    assert view(shop, order_id).order.next_at == due


def test_two_sweepers_at_once_remind_once(shop: Shop, shelf: Shelf, clock: Clock):
    sent = place(shop)
    waiting = place(shop, flyer_pdf(bleed=0))
    clock.go_on(2 * 86_400 + 1)
    overdue(shop, sent)
    sweep(shop)
    clock.go_on(4 * 3600)
    act(shop, sent, Action.RETRY)
    run_work(shop)
    overdue(shop, sent)
    reminded = kinds_of_events(shop, waiting).count("order.reminded")
    shelf.meanwhile["probe"] = lambda: sweep(shop)
    sweep(shop)
    assert view(shop, waiting).order.next_action == NextAction.REMIND_CSR
    assert kinds_of_events(shop, waiting).count("order.reminded") == reminded + 1


def test_work_that_is_under_way_comes_due_later_instead_of_now(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    overdue(shop, order_id)
    sweep(shop)
    assert due_at(shop, order_id) > 0


def test_work_that_ends_while_the_sweeper_looks_leaves_the_device_its_whole_time(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    overdue(shop, order_id)
    sweep(interrupted(shop, "work-goes-on", lambda: run_work(shop)))
    assert (state(shop, order_id), due_at(shop, order_id)) == ("sent", 900)


def test_an_order_that_goes_on_while_its_device_fails_to_answer_keeps_its_new_time(shop: Shop, shelf: Shelf):
    def goes_on_and_fails() -> None:
        say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
        speak_in_tongues()

    order_id = place(shop)
    overdue(shop, order_id)
    shelf.meanwhile["probe"] = goes_on_and_fails
    sweep(shop)
    assert (state(shop, order_id), due_at(shop, order_id)) == ("produced", WAKES[State.PRODUCED].after_s)


def test_work_under_way_of_250_orders_does_not_hide_the_one_that_nobody_works_on(shop: Shop):
    idle = an_order(shop, flyer_pdf(), **flyer())
    work_of(shop).waiting.clear()
    overdue(shop, idle)
    twins = crowd(shop, idle, 250)
    overdue(shop, idle, since_s=0)
    for _ in range(2):
        sweep(shop)
    assert f"{idle}/1/check/2" in work_of(shop).waiting
    assert len(work_of(shop).waiting) == len(twins) + 1


def test_an_order_that_cannot_be_woken_steps_aside_and_the_next_is_woken(
    shop: Shop, shelf: Shelf, logged: Sequence[Mapping[str, Any]]
):
    broken, well = place(shop), place(shop)
    overdue(shop, broken, well)
    shelf.meanwhile["probe"] = speak_in_tongues
    sweep(shop)
    assert [state(shop, order_id) for order_id in (broken, well)] == ["sent", "needs_csr"]
    assert [entry["event"] for entry in logged] == ["sweep.failed"]
    assert due_at(shop, broken) > 0


def test_250_orders_that_cannot_be_woken_do_not_hide_the_one_behind_them(shop: Shop, shelf: Shelf):
    model = place(shop)
    idle = an_order(shop, flyer_pdf(), **flyer())
    work_of(shop).waiting.clear()
    with shop.store.write("test") as tx:
        row = tx.orders.get(model)
        assert row is not None
        attempt = tx.deliveries.latest(model)
        assert attempt is not None
        ids = [new_id() for _ in range(250)]
        for number, order_id in enumerate(ids):
            tx.orders.add(OrderRow(**{**row.model_dump(), "id": order_id, "number": f"crowd-{number}"}))
            values = {
                **attempt.model_dump(),
                "id": new_id(),
                "order_id": order_id,
                "job_id": f"crowd-{number}",
            }
            tx.deliveries.add(type(attempt)(**values))
    overdue(shop, *ids)
    overdue(shop, idle, since_s=0)
    shelf.troubles["probe"] = ValueError("a device that nobody understands")
    for _ in range(2):
        sweep(shop)
    assert f"{idle}/1/check/2" in work_of(shop).waiting


def test_a_device_whose_own_look_fails_does_not_hide_the_trouble_of_the_next(tmp_path: Path):
    odd, down = Shelf("odd"), Shelf("down")
    shop = shelf_shop(tmp_path, odd, down)
    odd.troubles["check"] = ValueError("a device that nobody understands")
    down.problems = (GONE,)
    sweep(shop)
    with shop.store.read() as tx:
        found = [(case.device_id, case.code) for case in tx.cases.list(state="open", tenant=None, limit=9)]
    assert found == [("down", "device-down")]


def test_a_device_that_stays_down_is_one_case(shop: Shop, shelf: Shelf):
    shelf.problems = (GONE,)
    for _ in range(3):
        sweep(shop)
    with shop.store.read() as tx:
        assert len(tx.cases.list(state="open", tenant=None, limit=9)) == 1


def test_work_given_up_in_an_older_run_does_not_stop_the_order_that_went_on(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    work = work_of(shop)
    old = next(iter(work.waiting))
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        enqueue(shop, tx, order, "check")
    work.give_up(old)
    sweep(shop)
    assert (state(shop, order_id), open_cases(shop, order_id), work.given_up) == ("received", [], {})


def test_a_check_given_up_after_the_order_was_cancelled_opens_no_case(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    cancel_order(shop, caller_of(shop, "ana"), order_id, "")
    work = work_of(shop)
    work.give_up(next(iter(work.waiting)))
    sweep(shop)
    assert (state(shop, order_id), open_cases(shop, order_id), work.given_up) == ("cancelled", [], {})


def test_parked_work_that_is_not_ours_is_forgotten_and_what_follows_is_dealt_with(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    work = work_of(shop)
    work.waiting = {"not/ours": Job("check", "x", 1, 1), **work.waiting}
    for key in list(work.waiting):
        work.give_up(key)
    sweep(shop)
    assert (open_case(shop, order_id).code, work.given_up) == ("check-stranded", {})


def test_a_ticket_taken_in_the_last_moment_is_only_waited_for(
    shop: Shop, shelf: Shelf, logged: Sequence[Mapping[str, Any]]
):
    order_id = place(shop)
    overdue(shop, order_id)
    shelf.places[FIRST] = Placement.TAKEN
    sweep(shop)
    assert (state(shop, order_id), open_cases(shop, order_id), logged) == ("sent", [], [])
    assert due_at(shop, order_id) == WAKES[State.SENT].after_s


def stuck(shop: Shop, shelf: Shelf, count: int = 1) -> list[str]:
    """Orders whose tickets lie ready while the device is down, and a device that then works again."""
    shelf.troubles["publish"] = FolderGoneError("the folder is gone", fix="mount it again")
    shelf.problems = (GONE,)
    orders = [place(shop) for _ in range(count)]
    sweep(shop)
    shelf.troubles.clear()
    shelf.problems = ()
    return orders


def test_an_order_that_cannot_go_on_when_its_device_is_back_does_not_hold_up_the_others(
    shop: Shop, shelf: Shelf
):
    first, second = stuck(shop, shelf, 2)
    shelf.meanwhile["withdraw"] = speak_in_tongues
    sweep(shop)
    run_work(shop)
    assert sorted((state(shop, first), state(shop, second))) == ["needs_csr", "sent"]


def test_an_order_cancelled_while_its_device_comes_back_is_not_sent(
    shop: Shop, shelf: Shelf, logged: Sequence[Mapping[str, Any]]
):
    (order_id,) = stuck(shop, shelf)
    shelf.meanwhile["withdraw"] = lambda: act(shop, order_id, Action.CANCEL)
    sweep(shop)
    run_work(shop)
    assert (state(shop, order_id), shelf.on_shelf()) == (State.CANCELLED, [])
    assert logged == []


def test_a_retry_that_overtakes_the_devices_return_is_not_followed_by_a_second_ticket(
    shop: Shop, shelf: Shelf
):
    (order_id,) = stuck(shop, shelf)

    def retry_until_nobody_picks_it_up() -> None:
        act(shop, order_id, Action.RETRY)
        run_work(shop)
        overdue(shop, order_id)
        sweep(shop)

    shelf.meanwhile["withdraw"] = retry_until_nobody_picks_it_up
    sweep(shop)
    run_work(shop)
    assert shelf.on_shelf() == ["J2026-000001-1.2"]
    assert ledger(shop, order_id) == ["withdrawn", "sent"]
    assert open_case(shop, order_id).code == "no-pickup"
