"""The queue: what needs somebody first, and why."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from gateway.domain.cases import Action, Stop
from gateway.services.advance import open_case as open_new_case
from gateway.services.case_action import CaseAction
from gateway.services.claim_case import claim_case
from gateway.services.list_queue import Queue, QueueView, queue
from gateway.services.shop import Shop
from gateway.services.take_action import carry_out_due, take_action, withdraw_action
from gateway.services.write_message import write_message
from gateway.storage.rows import OrderRow
from gateway.storage.store import Tx
from gateway_builders import caller_of, new_id
from preflight_builders import A4, page, pdf
from service_builders import Clock, Shelf, act, open_case, place, shelf_shop


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), clock=clock)


def stuck(shop: Shop, code: str = "device-unreachable", due: str = "", device: str = "shelf") -> str:
    """An order that needs the shop; return its Case."""
    order_id = place(shop)
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        order.due_at = None if not due else shop.clock() + timedelta(days=float(due))
        return open_new_case(shop, tx, Stop(code, "It cannot go on.", {"device": device}), order=order).id


def look(shop: Shop, view: QueueView = QueueView.NEEDS, person: str = "carl") -> Queue:
    return queue(shop, caller_of(shop, person), view)


def ids(found: Queue) -> list[str]:
    return [item.case_id for item in found.items]


def test_what_is_due_sooner_stands_before_what_waits_longer(shop: Shop, clock: Clock):
    old = stuck(shop, device="a")
    clock.go_on(3600 * 5)
    later, late, today = (stuck(shop, due=due, device=due) for due in ("9", "-2", "0.5"))
    assert ids(look(shop)) == [late, today, later, old]
    assert [item.reasons[0].key for item in look(shop).items] == ["late", "due-today", "due-in", "stands"]
    assert look(shop).items[0].reasons[0].number == 2


def test_the_database_puts_cases_in_the_order_that_the_reasons_add_up_to(shop: Shop, clock: Clock):
    """A hundred Cases of all kinds: the points told add up to an order, and that is the order shown."""
    dice = random.Random(7)
    codes = ["device-unreachable", "customer-message", "file-stopped", "device-down"]
    for _ in range(100):
        clock.go_on(dice.choice([0, 600, 3600, 20_000]))
        with shop.store.write("test") as tx:
            order = an_empty_order(shop, tx, dice)
            row = open_new_case(
                shop, tx, Stop(dice.choice(codes), "So it is.", {"device": dice.choice("abc")}), order=order
            )
            row.state = dice.choice(["open", "open", "waiting"])
    found = look(shop, QueueView.ALL)
    assert len(found.items) == 100
    points = [item.urgency for item in found.items]
    assert points == sorted(points, reverse=True)
    assert points == [sum(reason.points for reason in item.reasons) for item in found.items]
    assert len(set(points)) > 20


def an_empty_order(shop: Shop, tx: Tx, dice: random.Random) -> OrderRow:
    """An order of which only the day it is wanted on matters."""
    days = dice.choice([None, -20, -8, -3, -0.1, 0.5, 1.5, 2.5, 4, 6, 9, 30])
    order = OrderRow(
        id=new_id(), number=new_id(), shop="", customer_id="ana", company="", tenant="", title="", form_id="flyer",
        form_version="1", answers={}, job={}, provenance={}, slots=[], revision=1, run=0, state="needs_csr",
        owner="csr", next_action=None, next_at=None, version=0, created_at=shop.clock(),
        due_at=None if days is None else shop.clock() + timedelta(days=days),
    )  # fmt: skip
    tx.orders.add(order)
    return order


def test_a_device_that_is_down_stands_before_everything(shop: Shop):
    stuck(shop, due="-9")
    with shop.store.write("test") as tx:
        down = open_new_case(
            shop, tx, Stop("device-down", "shelf: gone", {"device": "shelf"}), device_id="shelf"
        )
    first = look(shop).items[0]
    assert (first.case_id, first.reasons[0].key, first.order_number) == (down.id, "incident", "")


def test_what_one_thing_has_stopped_is_told_as_one_group_and_weighs_more(shop: Shop):
    alone = stuck(shop, device="other")
    alike = [stuck(shop) for _ in range(3)]
    found = look(shop)
    assert ids(found) == [*alike, alone]
    assert [(group.code, group.count) for group in found.groups] == [("device-unreachable", 3)]
    assert [(reason.key, reason.number) for reason in found.items[0].reasons if reason.key == "alike"] == [
        ("alike", 2)
    ]


def test_files_with_the_same_findings_are_alike_and_others_are_not(shop: Shop):
    for data in (pdf(page(A4), page(A4)), pdf(page(A4), page(A4)), pdf(page((148, 210)))):
        place(shop, data, size="A5")
    found = look(shop, QueueView.WAITING)
    assert sorted(item.alike_count for item in found.items) == [1, 2, 2]


def test_the_views_tell_apart_what_needs_us_what_is_mine_and_what_waits(shop: Shop):
    mine, free = stuck(shop), stuck(shop)
    customers = open_case(shop, place(shop, pdf(page(A4)))).id
    claim_case(shop, caller_of(shop, "carl"), mine)
    assert set(ids(look(shop))) == {mine, free}
    assert ids(look(shop, QueueView.MINE)) == [mine]
    assert ids(look(shop, QueueView.MINE, "mia")) == []
    assert ids(look(shop, QueueView.WAITING)) == [customers]
    assert look(shop).counts == {
        QueueView.NEEDS: 2,
        QueueView.MINE: 1,
        QueueView.WAITING: 1,
        QueueView.ALL: 3,
    }
    claims = {item.case_id: item.claim.name if item.claim else "" for item in look(shop).items}
    assert claims == {mine: "Carl Example", free: ""}


def test_a_claim_counts_for_ten_minutes_and_locks_nobody_out(shop: Shop, clock: Clock):
    case = stuck(shop)
    assert claim_case(shop, caller_of(shop, "carl"), case) is None
    before = claim_case(shop, caller_of(shop, "mia"), case)
    assert before is not None
    assert before.name == "Carl Example"
    clock.go_on(601)
    assert ids(look(shop, QueueView.MINE, "mia")) == []


def test_what_somebody_has_just_acted_on_leaves_the_list_and_comes_back_when_taken_back(
    shop: Shop, clock: Clock
):
    case, carl = stuck(shop), caller_of(shop, "carl")
    pending = take_action(shop, carl, case, CaseAction(Action.HOLD, until=clock.now + timedelta(hours=9)))
    assert ids(look(shop)) == []
    (there,) = look(shop, QueueView.ALL).items
    assert there.pending is not None
    assert (there.pending.id, there.pending.by) == (pending.id, "Carl Example")
    withdraw_action(shop, carl, pending.id)
    assert ids(look(shop)) == [case]


def test_what_waits_comes_back_at_once_when_its_customer_writes(shop: Shop, clock: Clock):
    case, carl = stuck(shop), caller_of(shop, "carl")
    take_action(shop, carl, case, CaseAction(Action.HOLD, until=clock.now + timedelta(days=9)), delay_s=0)
    carry_out_due(shop)
    assert ids(look(shop, QueueView.WAITING)) == [case]
    with shop.store.read() as tx:
        found = tx.cases.get(case)
        assert found is not None
    write_message(shop, caller_of(shop, "ana"), found.order_id or "", "Where is it?")
    assert case in ids(look(shop))
    assert {item.code for item in look(shop).items} == {"device-unreachable", "customer-message"}


def test_how_the_whole_stands_is_told_beside_the_list(shop: Shop, clock: Clock):
    first = clock.now
    stuck(shop)
    order_id = place(shop, pdf(page(A4)))
    clock.go_on(600)
    act(shop, order_id, Action.ACCEPT, reason="agreed by phone")
    found = look(shop)
    assert (found.total, found.oldest, found.median_s) == (1, first, 600.0)
    assert (found.last_resolved_at, found.last_resolution) == (clock.now, "agreed by phone")


def test_a_customers_queue_is_empty(shop: Shop):
    stuck(shop)
    found = look(shop, QueueView.ALL, "ana")
    assert (found.items, found.total, found.oldest, found.last_resolved_at) == ((), 0, None, None)
