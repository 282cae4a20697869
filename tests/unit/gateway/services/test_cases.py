"""What stops an order, and how each action sets it moving again."""

from pathlib import Path
from typing import Any

import pytest

from gateway.domain.cases import Action
from gateway.domain.errors import BadAnswersError, ForbiddenError, UnknownThingError, WrongMomentError
from gateway.services.case_action import CaseAction
from gateway.services.end_order import cancel_order
from gateway.services.follow_device import follow_device
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.sweep import sweep
from gateway.services.views import CaseView, OrderView, order_view
from gateway_builders import InlineWork, a_file, a_shop, an_order, caller_of, run_work
from good_orders import flyer, flyer_pdf
from preflight_builders import flate_bomb, locked

PRESS = "press-1"


@pytest.fixture
def hot(tmp_path: Path) -> Path:
    for name in ("hot", "out", "error"):
        (tmp_path / PRESS / name).mkdir(parents=True)
    return tmp_path / PRESS / "hot"


@pytest.fixture
def shop(tmp_path: Path, hot: Path) -> Shop:
    table = {"kind": "hotfolder", "stable_s": 0.0, "folder": hot}
    return a_shop(
        tmp_path, device={PRESS: {**table, "out": hot.parent / "out", "error": hot.parent / "error"}}
    )


def place(shop: Shop, data: bytes, **changes: Any) -> str:
    order_id = an_order(shop, data, **{**flyer(), **changes})
    run_work(shop)
    return order_id


def view(shop: Shop, order_id: str) -> OrderView:
    with shop.store.read() as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        return order_view(tx, order, caller_of(shop, "carl"))


def open_case(shop: Shop, order_id: str) -> CaseView:
    (case,) = [case for case in view(shop, order_id).cases if case.state != "resolved"]
    return case


def act(shop: Shop, order_id: str, action: Action, person: str = "carl", **asked: Any) -> str:
    return resolve_case(
        shop, caller_of(shop, person), open_case(shop, order_id).id, CaseAction(action, **asked)
    )


def overdue(shop: Shop, order_id: str) -> None:
    """Let the order's next action come due now."""
    with shop.store.write("test") as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        order.next_at = order.created_at
        tx.session.add(order)


def test_a_file_without_bleed_is_the_customers_turn_and_names_page_and_figure(shop: Shop):
    case = open_case(shop, place(shop, flyer_pdf(bleed=0)))
    (finding,) = case.evidence["files"][0]["findings"]
    assert (case.cause, case.turn, finding["check"], finding["pages"]) == (
        "file",
        "customer",
        "missing-bleed",
        "1-2",
    )
    assert (finding["measured"], finding["wanted"], finding["unit"]) == (0.0, 3.0, "mm")


@pytest.mark.parametrize(
    ("data", "check"),
    [
        (b"this is not a PDF", "unreadable-file"),
        (flyer_pdf()[: len(flyer_pdf()) // 2], "unreadable-file"),
        (flyer_pdf(pages=1), "page-count"),
        (locked(flyer_pdf(), user="secret"), "encrypted"),
    ],
    ids=["not a PDF", "cut off", "a page short", "password"],
)
def test_a_broken_file_stops_with_its_cause_and_a_way_out(shop: Shop, data: bytes, check: str):
    case = open_case(shop, place(shop, data))
    assert case.cause == "file"
    assert check in [finding["check"] for finding in case.evidence["files"][0]["findings"]]
    assert {"replace-file", "cancel"} <= {action.action for action in case.actions}


def test_a_megabyte_that_inflates_to_a_gigabyte_is_a_case_for_the_csr_not_a_verdict_on_the_file(shop: Shop):
    case = open_case(shop, place(shop, flate_bomb(1024)))
    assert (case.code, case.turn) == ("file-not-checked", "csr")
    assert case.evidence["files"][0]["crashed"][0]["reason"] == "too-complex"


def test_the_customers_new_file_sends_the_order_on_by_itself_and_the_old_one_stays_listed(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    file = a_file(shop, flyer_pdf())
    assert act(shop, order_id, Action.REPLACE_FILE, "ana", files={"single": file}) == "received"
    run_work(shop)
    found = view(shop, order_id)
    assert (found.order.state, found.order.revision) == ("sent", 2)
    assert len({row.sha256 for row in found.files}) == 2
    assert found.deliveries[0].job_id == "J2026-000001-2.1"


def test_changed_answers_judge_the_same_file_anew_without_reading_it_again(shop: Shop):
    order_id = place(shop, flyer_pdf(), size="A6")
    answers = {**view(shop, order_id).answers, "size": "A5"}
    act(shop, order_id, Action.EDIT_ANSWERS, answers=answers)
    run_work(shop)
    assert view(shop, order_id).order.state == "sent"


def test_findings_accepted_with_a_reason_let_the_order_go_on_and_keep_the_reason(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    with pytest.raises(BadAnswersError, match="reason"):
        act(shop, order_id, Action.ACCEPT)
    act(shop, order_id, Action.ACCEPT, reason="customer wants white edges")
    run_work(shop)
    found = view(shop, order_id)
    assert found.order.state == "sent"
    assert "customer wants white edges" in [event.reason for event in found.events]


def test_a_customer_may_not_accept_an_error_and_sees_no_foreign_case(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    with pytest.raises(ForbiddenError):
        act(shop, order_id, Action.ACCEPT, "ana", reason="please")
    with pytest.raises(UnknownThingError):
        act(shop, order_id, Action.CANCEL, "eve")


def test_a_closed_case_and_a_changed_one_take_no_action(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    case = open_case(shop, order_id)
    with pytest.raises(WrongMomentError, match="changed"):
        act(shop, order_id, Action.CANCEL, version=case.version + 1)
    act(shop, order_id, Action.CANCEL)
    with pytest.raises(WrongMomentError, match="closed"):
        resolve_case(shop, caller_of(shop, "carl"), case.id, CaseAction(Action.CANCEL))
    assert view(shop, order_id).order.state == "cancelled"


def test_a_ticket_that_nobody_picks_up_is_taken_back_before_it_is_sent_again(shop: Shop, hot: Path):
    order_id = place(shop, flyer_pdf())
    overdue(shop, order_id)
    sweep(shop)
    assert open_case(shop, order_id).code == "no-pickup"
    act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert [path.name for path in hot.glob("*.jdf")] == ["J2026-000001-1.2.jdf"]
    assert [row.state for row in view(shop, order_id).deliveries] == ["withdrawn", "sent"]


def test_a_ticket_that_the_device_took_at_the_last_moment_is_adopted_not_sent_again(shop: Shop, hot: Path):
    order_id = place(shop, flyer_pdf())
    overdue(shop, order_id)
    sweep(shop)
    (ticket,) = hot.glob("*.jdf")
    ticket.unlink()
    act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert view(shop, order_id).order.state == "queued"
    assert not list(hot.glob("*.jdf"))


def test_a_device_that_is_silent_after_taking_the_ticket_is_a_case_that_late_evidence_closes(
    shop: Shop, hot: Path
):
    order_id = place(shop, flyer_pdf())
    (ticket,) = hot.glob("*.jdf")
    data = ticket.read_bytes()
    ticket.unlink()
    follow_device(shop, PRESS)
    overdue(shop, order_id)
    sweep(shop)
    assert open_case(shop, order_id).code == "no-return"
    (hot.parent / "out" / "late.jdf").write_bytes(data.replace(b'Status="Waiting"', b'Status="Completed"', 1))
    for _ in range(3):
        follow_device(shop, PRESS)
    found = view(shop, order_id)
    assert found.order.state == "produced"
    assert [case.state for case in found.cases] == ["resolved"]


def test_a_folder_that_is_gone_is_a_case_at_once_and_waiting_orders_go_out_when_it_is_back(
    shop: Shop, hot: Path
):
    away = hot.with_name("away")
    hot.rename(away)
    order_id = place(shop, flyer_pdf())
    case = open_case(shop, order_id)
    assert case.code == "device-unreachable"
    assert case.evidence["fix"]
    sweep(shop)
    away.rename(hot)
    sweep(shop)
    run_work(shop)
    assert view(shop, order_id).order.state == "sent"
    with shop.store.read() as tx:
        assert not tx.cases.list(state="open", tenant=None, limit=9)


def test_work_that_the_engine_gave_up_becomes_a_case_and_can_be_retried(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    assert isinstance(shop.work, InlineWork)
    shop.work.give_up(next(iter(shop.work.waiting)))
    sweep(shop)
    assert open_case(shop, order_id).code == "check-stranded"
    sweep(shop)
    assert len(view(shop, order_id).cases) == 1
    act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert view(shop, order_id).order.state == "sent"


def test_due_work_that_nobody_does_is_enqueued_again_under_a_new_run(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    assert isinstance(shop.work, InlineWork)
    shop.work.waiting.clear()
    sweep(shop)
    assert not shop.work.waiting
    overdue(shop, order_id)
    sweep(shop)
    assert list(shop.work.waiting) == [f"{order_id}/1/check/2"]
    run_work(shop)
    assert view(shop, order_id).order.state == "sent"


def test_work_that_is_under_way_is_not_enqueued_twice(shop: Shop):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    overdue(shop, order_id)
    sweep(shop)
    assert isinstance(shop.work, InlineWork)
    assert list(shop.work.waiting) == [f"{order_id}/1/check/1"]


def test_a_silent_customers_case_becomes_the_csrs_turn(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    overdue(shop, order_id)
    sweep(shop)
    assert open_case(shop, order_id).turn == "csr"
    assert view(shop, order_id).order.state == "needs_csr"


def test_an_order_sent_but_not_taken_can_be_cancelled_and_its_ticket_is_gone_from_the_folder(
    shop: Shop, hot: Path
):
    order_id = place(shop, flyer_pdf())
    assert cancel_order(shop, caller_of(shop, "ana"), order_id, "called off") == "cancelled"
    assert not list(hot.glob("*.jdf"))


def test_an_order_that_the_device_has_taken_cannot_be_cancelled_behind_its_back(shop: Shop, hot: Path):
    order_id = place(shop, flyer_pdf())
    for ticket in hot.glob("*.jdf"):
        ticket.unlink()
    with pytest.raises(WrongMomentError, match="taken"):
        cancel_order(shop, caller_of(shop, "ana"), order_id, "called off")
    assert view(shop, order_id).order.state == "sent"


def test_no_route_for_an_order_is_a_case_that_says_which_setting_is_missing(tmp_path: Path):
    shop = a_shop(tmp_path, routes=[])
    case = open_case(shop, place(shop, flyer_pdf()))
    assert (case.code, case.cause) == ("no-route", "device")
    assert "[[route]]" in case.next_step
