"""Two who act at the same moment: exactly one wins, nothing prints twice, and the other is told."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters import DeviceEventKind, Placement
from adapters.errors import DeviceUnreachableError, FolderGoneError
from gateway.domain.cases import Action, Stop
from gateway.domain.delivery import DeliveryState
from gateway.domain.errors import FormGoneError, KeyReusedError, UnknownThingError, WrongMomentError
from gateway.services.advance import stop_order
from gateway.services.case_action import CaseAction
from gateway.services.check_files import check_files
from gateway.services.deliver_ticket import deliver_ticket
from gateway.services.end_order import cancel_order
from gateway.services.follow_device import follow_device
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.submit_order import OrderRequest, submit_order
from gateway.services.sweep import sweep
from gateway_builders import a_file, an_order, caller_of, run_work
from good_orders import flyer, flyer_pdf
from service_builders import (
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

FIRST, SECOND = "J2026-000001-1.1", "J2026-000001-1.2"


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf) -> Shop:
    return shelf_shop(tmp_path, shelf)


def not_picked_up(shop: Shop) -> str:
    """An order whose ticket lay too long."""
    order_id = place(shop)
    overdue(shop, order_id)
    sweep(shop)
    assert open_case(shop, order_id).code == "no-pickup"
    return order_id


def stopped_while_out(shop: Shop, code: str = "ticket-invalid") -> str:
    """An order that a Case stops though its ticket lies at the device."""
    order_id = place(shop)
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        stop_order(shop, tx, order, Stop(code, "It must not go on."))
    return order_id


def new_answers(_shop: Shop) -> dict[str, Any]:
    return {"answers": flyer(quantity=2000)}


def new_file(shop: Shop) -> dict[str, Any]:
    return {"files": {"single": a_file(shop, flyer_pdf() + b"\n% another\n")}}


CORRECTIONS = pytest.mark.parametrize(
    ("code", "action", "asked"),
    [
        ("ticket-invalid", Action.EDIT_ANSWERS, new_answers),
        ("check-stranded", Action.REPLACE_FILE, new_file),
    ],
    ids=["answers", "file"],
)
Asked = Callable[[Shop], dict[str, Any]]


# -- a ticket that is out, and somebody who changes the order


@CORRECTIONS
def test_a_correction_takes_the_older_ticket_back_before_a_new_one_goes_out(
    shop: Shop, shelf: Shelf, code: str, action: Action, asked: Asked
):
    order_id = place(shop)
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        order.state = "checking" if code == "check-stranded" else order.state
        stop_order(shop, tx, order, Stop(code, "It must not go on."))
    assert act(shop, order_id, action, **asked(shop)) == "received"
    assert shelf.on_shelf() == []
    run_work(shop)
    assert shelf.on_shelf() == ["J2026-000001-2.1"]
    assert ledger(shop, order_id) == ["withdrawn", "sent"]


def test_a_correction_is_refused_when_the_device_has_just_taken_the_ticket(shop: Shop, shelf: Shelf):
    order_id = stopped_while_out(shop)
    shelf.places[FIRST] = Placement.TAKEN
    with pytest.raises(WrongMomentError, match="has just taken"):
        act(shop, order_id, Action.EDIT_ANSWERS, **new_answers(shop))
    assert (open_case(shop, order_id).state, view(shop, order_id).order.revision) == ("open", 1)
    assert "order.corrected" not in kinds_of_events(shop, order_id)


def test_a_correction_is_refused_while_nobody_can_say_where_the_ticket_is(shop: Shop, shelf: Shelf):
    order_id = stopped_while_out(shop)
    shelf.troubles["withdraw"] = DeviceUnreachableError("nobody answers")
    with pytest.raises(WrongMomentError, match="could not be taken back"):
        act(shop, order_id, Action.EDIT_ANSWERS, **new_answers(shop))
    shelf.troubles.clear()
    shelf.places[FIRST] = Placement.UNKNOWN
    with pytest.raises(WrongMomentError, match="could not be taken back"):
        act(shop, order_id, Action.EDIT_ANSWERS, **new_answers(shop))
    assert view(shop, order_id).order.revision == 1


def test_cancelling_by_a_case_is_refused_when_the_device_has_just_taken_the_ticket(shop: Shop, shelf: Shelf):
    order_id = not_picked_up(shop)
    shelf.places[FIRST] = Placement.TAKEN
    with pytest.raises(WrongMomentError, match="has just taken"):
        act(shop, order_id, Action.CANCEL)
    assert state(shop, order_id) == "needs_csr"


def test_a_ticket_that_the_device_takes_during_a_retry_is_adopted_and_its_return_counts(
    shop: Shop, shelf: Shelf
):
    order_id = not_picked_up(shop)
    shelf.meanwhile["withdraw"] = lambda: shelf.places.update({FIRST: Placement.TAKEN})
    assert act(shop, order_id, Action.RETRY) == "queued"
    run_work(shop)
    assert (ledger(shop, order_id), shelf.on_shelf()) == (["confirmed"], [])
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    assert state(shop, order_id) == "produced"


# -- two people on one Case


def test_of_two_who_retry_at_once_exactly_one_sends(shop: Shop, shelf: Shelf):
    order_id = not_picked_up(shop)
    shelf.meanwhile["withdraw"] = lambda: act(shop, order_id, Action.RETRY, "mia")
    with pytest.raises(WrongMomentError):
        act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert (shelf.on_shelf(), ledger(shop, order_id)) == ([SECOND], ["withdrawn", "sent"])
    acted = [event.actor for event in view(shop, order_id).events if event.kind == "case.acted"]
    assert acted == ["mia"]


def test_a_retry_that_a_cancellation_overtakes_is_refused(shop: Shop, shelf: Shelf):
    order_id = not_picked_up(shop)
    shelf.meanwhile["withdraw"] = lambda: act(shop, order_id, Action.CANCEL, "mia")
    with pytest.raises(WrongMomentError):
        act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert (state(shop, order_id), shelf.on_shelf()) == ("cancelled", [])


def replaced_by_another_bad_file(shop: Shop, order_id: str) -> None:
    file = a_file(shop, flyer_pdf(pages=1))
    act(shop, order_id, Action.REPLACE_FILE, "ana", files={"single": file})
    run_work(shop)


def test_findings_accepted_count_only_for_the_file_that_was_looked_at(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    late = interrupted(shop, "resolve-case", lambda: replaced_by_another_bad_file(shop, order_id))
    with pytest.raises(WrongMomentError, match="closed"):
        act(late, order_id, Action.ACCEPT, reason="white edges are wanted")
    assert (
        state(shop, order_id),
        open_case(shop, order_id).evidence["files"][0]["findings"][0]["check"],
    ) == (
        "needs_customer",
        "page-count",
    )


def test_findings_accepted_by_the_orders_number_count_only_for_the_file_that_was_looked_at(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    number = view(shop, order_id).order.number
    late = interrupted(shop, "resolve-case", lambda: replaced_by_another_bad_file(shop, order_id))
    asked = CaseAction(Action.ACCEPT, "white edges are wanted")
    with pytest.raises((WrongMomentError, UnknownThingError)):
        resolve_case(late, caller_of(shop, "carl"), number, asked)
    assert state(shop, order_id) == "needs_customer"


def test_a_case_that_changed_between_look_and_transaction_is_refused_by_its_version(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    case = open_case(shop, order_id)

    def becomes_the_csrs_turn() -> None:
        overdue(shop, order_id)
        sweep(shop)

    late = interrupted(shop, "resolve-case", becomes_the_csrs_turn)
    asked = CaseAction(Action.ACCEPT, "white edges are wanted", version=case.version)
    with pytest.raises(WrongMomentError, match="changed"):
        resolve_case(late, caller_of(shop, "carl"), case.id, asked)
    assert state(shop, order_id) == "needs_csr"


def test_a_retry_that_a_late_step_of_the_delivery_overtakes_is_refused(shop: Shop, shelf: Shelf):
    """A worker given up for dead may still lay the ticket ready while somebody retries."""

    def laid_ready_after_all() -> None:
        with shop.store.write("test") as tx:
            row = tx.deliveries.latest(order_id)
            assert row is not None
            tx.deliveries.move(row, DeliveryState.STAGED)

    shelf.troubles["stage"] = FolderGoneError("the folder is gone")
    order_id = place(shop)
    late = interrupted(shop, "resolve-case", laid_ready_after_all)
    with pytest.raises(WrongMomentError, match="moved on"):
        act(late, order_id, Action.RETRY)
    assert (ledger(shop, order_id), open_case(shop, order_id).code) == (["staged"], "device-unreachable")


def test_evidence_that_overtakes_a_retry_keeps_the_ticket_from_going_out_twice(shop: Shop, shelf: Shelf):
    order_id = not_picked_up(shop)
    shelf.meanwhile["withdraw"] = lambda: (
        shelf.places.update({FIRST: Placement.TAKEN}),
        say(shop, shelf, DeviceEventKind.COMPLETED, FIRST),
    )
    with pytest.raises(WrongMomentError):
        act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert (state(shop, order_id), list(shelf.consigned)) == ("produced", [FIRST])


# -- cancelling


def test_an_order_that_is_being_sent_while_it_is_cancelled_is_not_cancelled(shop: Shop, shelf: Shelf):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    check_files(shop, order_id, 1)
    refused: list[str] = []

    def cancelled_meanwhile() -> None:
        with pytest.raises(WrongMomentError, match="being sent") as error:
            cancel_order(shop, caller_of(shop, "ana"), order_id, "")
        refused.append(error.value.fix)

    shelf.meanwhile["publish"] = cancelled_meanwhile
    assert deliver_ticket(shop, order_id, 1) == "sent"
    assert (refused, state(shop, order_id)) == (["Try again in a moment."], "sent")


def test_a_ticket_that_got_lost_between_look_and_cancellation_keeps_the_customer_from_cancelling(
    shop: Shop, shelf: Shelf
):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    check_files(shop, order_id, 1)
    shelf.meanwhile["probe"] = lambda: shelf.places.update({FIRST: Placement.UNKNOWN})
    late = interrupted(shop, "cancel-order", lambda: deliver_ticket(shop, order_id, 1))
    with pytest.raises(WrongMomentError, match="taken by the press"):
        cancel_order(late, caller_of(shop, "ana"), order_id, "")
    assert (state(shop, order_id), open_case(shop, order_id).code) == ("needs_csr", "delivery-unknown")


def test_a_ticket_sent_between_look_and_cancellation_does_not_stay_at_the_device_of_a_cancelled_order(
    shop: Shop, shelf: Shelf
):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    check_files(shop, order_id, 1)
    late = interrupted(shop, "cancel-order", lambda: deliver_ticket(shop, order_id, 1))
    with suppress(WrongMomentError):
        cancel_order(late, caller_of(shop, "ana"), order_id, "")
    assert (state(shop, order_id), shelf.on_shelf()) in [("sent", [FIRST]), ("cancelled", [])]


# -- placing


def ask(shop: Shop, quantity: int = 1000) -> OrderRequest:
    return OrderRequest("flyer", flyer(quantity=quantity), {"single": a_file(shop, flyer_pdf())})


def numbers(shop: Shop) -> list[str]:
    with shop.store.read() as tx:
        return [order.number for order in tx.orders.list(tenant=None, state=None, after="", limit=9)]


def submit(shop: Shop, request: OrderRequest, key: str = "k-1") -> dict[str, str]:
    answer: dict[str, str] = submit_order(
        shop, caller_of(shop, "ana"), request, key, lambda _tx, order: {"number": order.number}
    )
    return answer


def test_the_same_key_from_two_threads_at_the_same_moment_places_one_order(shop: Shop):
    request, together = ask(shop), threading.Barrier(2, timeout=20)
    answers: list[dict[str, str]] = []
    threads = [
        threading.Thread(
            target=lambda: answers.append(submit(interrupted(shop, "submit-order", together.wait), request))
        )
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert numbers(shop) == ["2026-000001"]
    assert answers == [{"number": "2026-000001"}] * 2
    assert len(work_of(shop).waiting) == 1


def test_the_same_key_with_another_order_at_the_same_moment_is_refused(shop: Shop):
    late = interrupted(shop, "submit-order", lambda: submit(shop, ask(shop)))
    with pytest.raises(KeyReusedError):
        submit(late, ask(shop, quantity=2000))
    assert numbers(shop) == ["2026-000001"]


def test_another_persons_key_of_the_same_text_is_another_key(shop: Shop):
    submit(shop, ask(shop))
    request = OrderRequest("flyer", flyer(), {"single": a_file(shop, flyer_pdf(), "eve")})
    submit_order(shop, caller_of(shop, "eve"), request, "k-1", lambda _tx, order: {"number": order.number})
    assert len(numbers(shop)) == 2


# -- a form that the shop takes away


def without_forms(shop: Shop) -> Shop:
    return replace(shop, forms={})


def test_an_order_whose_form_is_gone_is_checked_sent_read_and_produced(shop: Shop, shelf: Shelf):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    bare = without_forms(shop)
    run_work(bare)
    say(bare, shelf, DeviceEventKind.COMPLETED, FIRST)
    follow_device(bare, shelf.id)
    found = view(bare, order_id, "ana")
    assert (found.order.state, found.order.form, found.job["quantity"]) == ("produced", "flyer@1.0.0", 1000)


@pytest.mark.parametrize(
    ("action", "asked"), [(Action.EDIT_ANSWERS, new_answers), (Action.REPLACE_FILE, new_file)]
)
def test_an_order_whose_form_is_gone_cannot_be_changed_and_says_so(shop: Shop, action: Action, asked: Asked):
    order_id = place(shop, flyer_pdf(bleed=0))
    bare = without_forms(shop)
    with pytest.raises(FormGoneError, match="no longer offered") as refused:
        act(bare, order_id, action, **asked(shop))
    assert (refused.value.status, view(bare, order_id).order.revision) == (409, 1)
    assert act(bare, order_id, Action.ACCEPT, reason="good enough") == "ready"
    assert open_cases(bare, order_id) == []
