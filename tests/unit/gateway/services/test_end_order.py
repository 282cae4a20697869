"""How orders end, and that every action a Case offers leads somewhere."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import gateway.services
from adapters import DeviceEventKind, Placement
from gateway.domain.cases import KINDS, Action, Stop
from gateway.domain.errors import BadAnswersError, ForbiddenError, UnknownThingError, WrongMomentError
from gateway.domain.states import TABLE, WAKES, State, Trigger
from gateway.services.advance import open_case as open_new_case
from gateway.services.advance import stop_order
from gateway.services.case_action import CaseAction
from gateway.services.check_files import check_files
from gateway.services.end_order import cancel_order, ship_order
from gateway.services.follow_device import follow_device
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.sweep import sweep
from gateway_builders import a_file, an_order, caller_of, run_work
from good_orders import flyer, flyer_pdf
from service_builders import (
    Clock,
    Shelf,
    act,
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

FIRST, SECOND = "J2026-000001-1.1", "J2026-000001-1.2"
STAFF = pytest.mark.parametrize("person", ["carl", "mia", "ada"])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, shelf, clock=clock)


def cancel(shop: Shop, order_id: str, person: str = "ana") -> str:
    return cancel_order(shop, caller_of(shop, person), order_id, "called off")


def ship(shop: Shop, order_id: str, person: str = "carl") -> str:
    return ship_order(shop, caller_of(shop, person), order_id, "parcel 77")


def taken(shop: Shop, shelf: Shelf) -> str:
    order_id = place(shop)
    shelf.places[FIRST] = Placement.TAKEN
    say(shop, shelf, DeviceEventKind.PICKED_UP, FIRST)
    return order_id


def lost(shop: Shop, shelf: Shelf) -> str:
    """An order of which nobody can say whether the device has its ticket."""
    shelf.meanwhile["probe"] = lambda: shelf.places.update({FIRST: Placement.UNKNOWN})
    order_id = place(shop)
    assert open_case(shop, order_id).code == "delivery-unknown"
    return order_id


def produced(shop: Shop, shelf: Shelf) -> str:
    order_id = place(shop)
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    return order_id


# -- cancelling


def test_a_customer_can_cancel_until_the_device_has_the_ticket(shop: Shop, shelf: Shelf):
    received = an_order(shop, flyer_pdf(), **flyer())
    assert cancel(shop, received) == "cancelled"
    stopped = place(shop, flyer_pdf(bleed=0))
    assert cancel(shop, stopped) == "cancelled"
    assert open_cases(shop, stopped) == []
    sent = place(shop)
    assert cancel(shop, sent) == "cancelled"
    assert (ledger(shop, sent), shelf.on_shelf()) == (["withdrawn"], [])


def test_a_customer_cannot_cancel_what_the_device_has(shop: Shop, shelf: Shelf):
    order_id = taken(shop, shelf)
    with pytest.raises(WrongMomentError, match="taken by the press"):
        cancel(shop, order_id)
    assert state(shop, order_id) == "queued"


def test_a_customer_cannot_cancel_what_the_device_has_even_while_the_shop_looks_into_it(
    shop: Shop, shelf: Shelf
):
    order_id = taken(shop, shelf)
    overdue(shop, order_id)
    sweep(shop)
    assert open_case(shop, order_id).code == "no-return"
    with pytest.raises(WrongMomentError, match="taken by the press"):
        cancel(shop, order_id)
    with pytest.raises(ForbiddenError):
        act(shop, order_id, Action.CANCEL, "ana")
    assert act(shop, order_id, Action.CANCEL) == "cancelled"


def test_a_customer_cannot_cancel_what_the_device_may_have_but_staff_can(shop: Shop, shelf: Shelf):
    order_id = lost(shop, shelf)
    shelf.places[FIRST] = Placement.PUBLISHED
    with pytest.raises(WrongMomentError, match="taken by the press"):
        cancel(shop, order_id)
    assert shelf.on_shelf() == [FIRST]
    assert cancel(shop, order_id, "carl") == "cancelled"
    assert (ledger(shop, order_id), shelf.on_shelf(), open_cases(shop, order_id)) == (["withdrawn"], [], [])


def test_staff_cannot_cancel_what_the_device_took_without_a_case(shop: Shop, shelf: Shelf):
    order_id = taken(shop, shelf)
    with pytest.raises(WrongMomentError):
        cancel(shop, order_id, "carl")
    assert state(shop, order_id) == "queued"


def test_an_order_of_which_the_ticket_turns_out_to_be_taken_is_not_cancelled(shop: Shop, shelf: Shelf):
    order_id = place(shop)
    shelf.places[FIRST] = Placement.TAKEN
    for person in ("ana", "carl"):
        with pytest.raises(WrongMomentError, match="taken by the press"):
            cancel(shop, order_id, person)
    assert (state(shop, order_id), ledger(shop, order_id)) == ("sent", ["sent"])


@pytest.mark.parametrize("person", ["ana", "carl"])
def test_nobody_cancels_an_order_while_it_is_being_sent(shop: Shop, shelf: Shelf, person: str):
    order_id = place(shop)
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        order.state = "sending"
    with pytest.raises(WrongMomentError, match="being sent"):
        cancel(shop, order_id, person)
    assert shelf.on_shelf() == [FIRST]


def test_a_colleague_can_cancel_and_a_stranger_finds_no_such_order(shop: Shop):
    order_id = place(shop)
    with pytest.raises(UnknownThingError):
        cancel(shop, order_id, "eve")
    assert cancel(shop, order_id, "bo") == "cancelled"


def test_a_cancelled_order_cannot_be_cancelled_again_and_nothing_is_due(shop: Shop):
    order_id = place(shop)
    cancel(shop, order_id)
    with pytest.raises(WrongMomentError):
        cancel(shop, order_id)
    found = view(shop, order_id).order
    assert (found.owner, found.next_action, found.next_at) == ("", None, None)


# -- shipping


@STAFF
def test_staff_ship_what_is_produced(shop: Shop, shelf: Shelf, person: str):
    order_id = produced(shop, shelf)
    assert ship(shop, order_id, person) == "shipped"
    assert "parcel 77" in [event.reason for event in view(shop, order_id).events]


@pytest.mark.parametrize(("person", "refused"), [("ana", ForbiddenError), ("eve", UnknownThingError)])
def test_customers_do_not_ship(shop: Shop, shelf: Shelf, person: str, refused: type[Exception]):
    order_id = produced(shop, shelf)
    with pytest.raises(refused):
        ship(shop, order_id, person)
    assert state(shop, order_id) == "produced"


def not_checked_yet(shop: Shop, _shelf: Shelf) -> str:
    return an_order(shop, flyer_pdf(), **flyer())


def bad_file(shop: Shop, _shelf: Shelf) -> str:
    return place(shop, flyer_pdf(bleed=0))


def bad_file_and_silent_customer(shop: Shop, shelf: Shelf) -> str:
    order_id = bad_file(shop, shelf)
    overdue(shop, order_id)
    sweep(shop)
    return order_id


def not_picked_up(shop: Shop, _shelf: Shelf) -> str:
    order_id = place(shop)
    overdue(shop, order_id)
    sweep(shop)
    return order_id


def only_sent(shop: Shop, _shelf: Shelf) -> str:
    return place(shop)


@pytest.mark.parametrize(
    "how", [not_checked_yet, bad_file, bad_file_and_silent_customer, only_sent, not_picked_up, lost, taken]
)
def test_what_is_not_produced_cannot_be_shipped_and_its_cases_stay_open(shop: Shop, shelf: Shelf, how: Any):
    order_id = how(shop, shelf)
    before = (state(shop, order_id), [case.code for case in open_cases(shop, order_id)])
    with pytest.raises(WrongMomentError):
        ship(shop, order_id)
    assert (state(shop, order_id), [case.code for case in open_cases(shop, order_id)]) == before


def test_an_order_produced_and_not_shipped_is_a_case_whose_action_ships_it(
    shop: Shop, shelf: Shelf, clock: Clock
):
    order_id = produced(shop, shelf)
    clock.go_on(WAKES[State.PRODUCED].after_s)
    sweep(shop)
    case = open_case(shop, order_id)
    assert (case.code, [offer.action for offer in case.actions]) == (
        "not-shipped",
        ["ship", "hold", "cancel"],
    )
    assert act(shop, order_id, Action.SHIP) == "shipped"
    assert open_cases(shop, order_id) == []
    clock.go_on(WAKES[State.SHIPPED].after_s)
    sweep(shop)
    assert state(shop, order_id) == "done"


def test_shipping_by_the_order_closes_the_case_that_asked_for_it(shop: Shop, shelf: Shelf, clock: Clock):
    order_id = produced(shop, shelf)
    clock.go_on(WAKES[State.PRODUCED].after_s)
    sweep(shop)
    assert ship(shop, order_id) == "shipped"
    assert open_cases(shop, order_id) == []


# -- what a person who has looked at the device may say


def test_a_job_that_somebody_saw_at_the_device_is_waited_for(shop: Shop, shelf: Shelf):
    order_id = lost(shop, shelf)
    with pytest.raises(BadAnswersError, match="reason"):
        act(shop, order_id, Action.CONFIRM_TAKEN)
    assert act(shop, order_id, Action.CONFIRM_TAKEN, reason="it is in the queue") == "queued"
    assert (ledger(shop, order_id), view(shop, order_id).order.next_action) == (
        ["confirmed"],
        "expect-return",
    )
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    assert (shelf.asked_after, state(shop, order_id)) == ({FIRST}, "produced")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_job_is_not_taken_for_produced_without_a_reason(shop: Shop, shelf: Shelf, reason: str):
    order_id = lost(shop, shelf)
    with pytest.raises(BadAnswersError, match="reason"):
        act(shop, order_id, Action.CONFIRM_PRODUCED, reason=reason)
    assert state(shop, order_id) == "needs_csr"


@pytest.mark.parametrize(
    "kind",
    [DeviceEventKind.ABORTED, DeviceEventKind.REFUSED, DeviceEventKind.COMPLETED, DeviceEventKind.LOST],
)
def test_a_job_that_somebody_saw_produced_is_asked_after_no_more_and_later_evidence_moves_nothing(
    shop: Shop, shelf: Shelf, kind: DeviceEventKind
):
    order_id = lost(shop, shelf)
    assert act(shop, order_id, Action.CONFIRM_PRODUCED, reason="it lies on the pallet") == "produced"
    follow_device(shop, shelf.id)
    assert (shelf.asked_after, ledger(shop, order_id)) == (set(), ["confirmed"])
    say(shop, shelf, kind, FIRST)
    assert (state(shop, order_id), open_cases(shop, order_id)) == ("produced", [])
    assert "device.late" in kinds_of_events(shop, order_id)


def test_a_case_about_two_prints_is_dismissed_with_a_note_and_nothing_else_changes(shop: Shop, shelf: Shelf):
    order_id = taken(shop, shelf)
    overdue(shop, order_id)
    sweep(shop)
    act(shop, order_id, Action.RETRY)
    run_work(shop)
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    before = view(shop, order_id).order
    with pytest.raises(BadAnswersError, match="reason"):
        act(shop, order_id, Action.DISMISS)
    assert act(shop, order_id, Action.DISMISS, reason="the second was stopped at the device") == "sent"
    assert (view(shop, order_id).order, open_cases(shop, order_id)) == (before, [])


def test_a_case_of_a_device_is_dismissed_by_staff_and_hidden_from_customers(shop: Shop, shelf: Shelf):
    say(shop, shelf, DeviceEventKind.UNREADABLE, "", raw=b"<JDF")
    with shop.store.read() as tx:
        (case,) = tx.cases.list(state="open", tenant=None, limit=9)
    asked = CaseAction(Action.DISMISS, "a test print")
    with pytest.raises(UnknownThingError):
        resolve_case(shop, caller_of(shop, "ana"), case.id, asked)
    assert resolve_case(shop, caller_of(shop, "carl"), case.id, asked) == ""
    with shop.store.read() as tx:
        assert tx.cases.list(state="open", tenant=None, limit=9) == []


# -- everything that is offered


@pytest.fixture(scope="module")
def old_shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shop, str]:
    """A shop, and a file that its check knows already."""
    shop = shelf_shop(tmp_path_factory.mktemp("shop"), Shelf())
    return shop, a_file(shop, flyer_pdf())


def stopped(shop: Shop, code: str, data: bytes | None = None) -> tuple[str, str]:
    """An order that stands in a Case of this code; return the order and the Case."""
    order_id = place(shop, data)
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        trigger = KINDS[code].trigger
        if trigger is None:
            return order_id, open_new_case(shop, tx, Stop(code, "So it is."), order=order).id
        froms = [before for before, step in TABLE if step is trigger]
        order.state = State.SENT.value if State.SENT in froms else froms[0].value
        return order_id, stop_order(shop, tx, order, Stop(code, "So it is.")).id


OFFERS = [(code, action) for code, kind in KINDS.items() for action in kind.actions]
BECOMES = {
    Action.RETRY: {"received", "ready", "sent"},  # trying a mail again leaves the order where it is
    Action.REPLACE_FILE: {"received"},
    Action.EDIT_ANSWERS: {"received"},
    Action.ACCEPT: {"ready"},
    Action.CONFIRM_TAKEN: {"queued"},
    Action.CONFIRM_PRODUCED: {"produced"},
    Action.SHIP: {"shipped"},
    Action.DISMISS: {"sent"},
    Action.CANCEL: {"cancelled"},
    Action.ASK: {"needs_customer"},
    Action.SEND_TO: {"ready"},
    Action.HOLD: {"needs_csr", "needs_customer", "sent"},
    Action.REPLY: {"sent"},
    Action.MEND: {"received"},
}
LEAVES_IT_OPEN = {Action.ASK, Action.HOLD}


@pytest.mark.parametrize(("code", "action"), OFFERS)
def test_every_action_that_a_case_offers_can_be_taken(old_shop: tuple[Shop, str], code: str, action: Action):
    shop, file = old_shop
    faulty = {Action.MEND: flyer_pdf(bleed=0)}
    order_id, case_id = stopped(shop, code, faulty.get(action))
    needs: dict[Action, dict[str, Any]] = {
        Action.REPLACE_FILE: {"files": {"single": file}},
        Action.EDIT_ANSWERS: {"answers": flyer(quantity=2000)},
        Action.ASK: {"text": "Which paper?", "fields": ("/paper",)},
        Action.SEND_TO: {"device": "shelf"},
        Action.HOLD: {"until": shop.clock() + timedelta(days=1)},
        Action.REPLY: {"text": "Yes, by Friday."},
        Action.MEND: {"mends": {"single": ("mirror-bleed",)}},
    }
    asked = CaseAction(action, "because", **needs.get(action, {}))
    assert resolve_case(shop, caller_of(shop, "carl"), case_id, asked) in BECOMES[action]
    left = [(case.id, case.state) for case in open_cases(shop, order_id)]
    assert left == ([(case_id, "waiting")] if action in LEAVES_IT_OPEN else [])
    work_of(shop).waiting.clear()


def test_every_action_is_offered_by_some_case():
    assert {action for _, action in OFFERS} == set(Action)


def services() -> Iterator[ast.AST]:
    for path in Path(gateway.services.__path__[0]).glob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def said_in_services() -> set[str]:
    return {
        node.value for node in services() if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_of_case_is_opened_somewhere():
    assert set(KINDS) <= said_in_services()


def test_every_trigger_is_pulled_somewhere():
    named = {
        node.attr
        for node in services()
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Trigger"
    }
    by_case = {KINDS[code].trigger for code in said_in_services() & set(KINDS)}
    assert {Trigger[name] for name in named} | by_case >= set(Trigger)


def test_every_trigger_stands_in_the_table():
    assert {trigger for _, trigger in TABLE} == set(Trigger)


def test_a_check_that_stranded_is_checked_again_by_retry_and_not_sent_unchecked(shop: Shop):
    order_id = an_order(shop, flyer_pdf(bleed=0), **flyer())
    work_of(shop).give_up(next(iter(work_of(shop).waiting)))
    sweep(shop)
    assert act(shop, order_id, Action.RETRY) == "received"
    assert check_files(shop, order_id, 1) == "needs_customer"
