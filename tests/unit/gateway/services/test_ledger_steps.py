"""The steps of a delivery: what each finds, what it may do, and what is left to people."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from adapters import DeviceEventKind, Placement
from adapters.errors import DeviceUnreachableError, FolderGoneError
from databases import locked
from gateway.domain.cases import Action
from gateway.domain.errors import DeviceGoneError, StorageFullError
from gateway.services.check_files import check_files
from gateway.services.deliver_ticket import deliver_ticket
from gateway.services.end_order import cancel_order
from gateway.services.follow_device import follow_device
from gateway.services.shop import Shop
from gateway.services.submit_order import OrderRequest, submit_order
from gateway.services.sweep import sweep
from gateway.storage.blobs import LocalBlobs, LocalIncoming
from gateway_builders import a_file, an_order, caller_of, run_work
from good_orders import booklet, booklet_files, flyer, flyer_pdf
from jdf import summary
from order_forms import LIBRARY, load_library
from preflight import Watch
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


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, shelf, clock=clock)


def ready(shop: Shop) -> str:
    """An order whose files have passed and that nobody has begun to send."""
    order_id = an_order(shop, flyer_pdf(), **flyer())
    assert check_files(shop, order_id, 1) == "ready"
    work_of(shop).waiting.clear()
    return order_id


def staged_only(shop: Shop, shelf: Shelf) -> str:
    """An order whose ticket lies ready while nobody answers at the device."""
    shelf.troubles["publish"] = DeviceUnreachableError("nobody answers")
    order_id = place(shop)
    shelf.troubles.clear()
    assert shelf.places == {FIRST: Placement.STAGED}
    return order_id


def without_devices(shop: Shop) -> Shop:
    return replace(shop, devices={})


# -- handing over


@pytest.mark.parametrize("revision", [0, 2])
def test_work_for_another_revision_sends_nothing(shop: Shop, shelf: Shelf, revision: int):
    order_id = ready(shop)
    assert deliver_ticket(shop, order_id, revision) == "stale"
    assert (state(shop, order_id), ledger(shop, order_id), shelf.places) == ("ready", [], {})


def test_work_for_an_order_that_was_cancelled_sends_nothing(shop: Shop, shelf: Shelf):
    order_id = ready(shop)
    cancel_order(shop, caller_of(shop, "ana"), order_id, "")
    assert deliver_ticket(shop, order_id, 1) == "stale"
    assert (ledger(shop, order_id), shelf.places) == ([], {})


def test_work_done_twice_sends_once(shop: Shop, shelf: Shelf):
    order_id = ready(shop)
    assert [deliver_ticket(shop, order_id, 1) for _ in range(2)] == ["sent", "stale"]
    assert (ledger(shop, order_id), list(shelf.consigned)) == (["sent"], [FIRST])


def test_a_device_that_nobody_reaches_is_tried_again_later_and_later_and_then_is_a_case(
    shop: Shop, shelf: Shelf, clock: Clock
):
    shelf.troubles["stage"] = DeviceUnreachableError("nobody answers", fix="switch it on")
    order_id = place(shop)
    waits = []
    while state(shop, order_id) == "sending":
        due = view(shop, order_id).order.next_at
        assert due is not None
        waits.append((due - clock()).total_seconds())
        clock.go_on(waits[-1] - 1)
        sweep(shop)
        assert not work_of(shop).waiting
        clock.go_on(1)
        sweep(shop)
        run_work(shop)
    assert waits == [4, 8, 16]
    case = open_case(shop, order_id)
    assert (case.code, case.evidence["fix"]) == ("device-unreachable", "switch it on")
    assert kinds_of_events(shop, order_id).count("delivery.postponed") == 3


def test_a_retry_after_that_begins_to_count_anew(shop: Shop, shelf: Shelf, clock: Clock):
    shelf.troubles["stage"] = DeviceUnreachableError("nobody answers")
    order_id = place(shop)
    while state(shop, order_id) == "sending":
        clock.go_on(60)
        sweep(shop)
        run_work(shop)
    act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert (state(shop, order_id), open_cases(shop, order_id)) == ("sending", [])


def test_a_device_that_is_reached_again_in_time_gets_the_same_attempt(shop: Shop, shelf: Shelf):
    order_id = staged_only(shop, shelf)
    overdue(shop, order_id)
    sweep(shop)
    run_work(shop)
    assert (state(shop, order_id), ledger(shop, order_id), shelf.on_shelf()) == ("sent", ["sent"], [FIRST])


def test_trouble_that_somebody_must_mend_is_a_case_at_once(shop: Shop, shelf: Shelf):
    shelf.troubles["stage"] = FolderGoneError("the folder is gone", fix="mount it")
    order_id = place(shop)
    assert open_case(shop, order_id).evidence["actor"] == "admin"
    assert "delivery.postponed" not in kinds_of_events(shop, order_id)


@pytest.mark.parametrize("problem", [DeviceUnreachableError("nobody answers"), FolderGoneError("gone")])
def test_a_failure_that_comes_after_the_order_moved_on_changes_nothing(
    shop: Shop, shelf: Shelf, problem: Exception
):
    def given_up_meanwhile() -> None:
        work = work_of(shop)
        with shop.store.read() as tx:
            row = tx.orders.get(order_id)
            assert row is not None
        key = f"{order_id}/1/deliver/{row.run}"
        work.waiting[key] = running[key]
        work.give_up(key)
        sweep(shop)
        raise problem

    order_id = an_order(shop, flyer_pdf(), **flyer())
    check_files(shop, order_id, 1)
    running = dict(work_of(shop).waiting)
    work_of(shop).waiting.clear()
    shelf.meanwhile["stage"] = given_up_meanwhile
    assert deliver_ticket(shop, order_id, 1) == "stale"
    assert open_case(shop, order_id).code == "delivery-stranded"
    assert "delivery.postponed" not in kinds_of_events(shop, order_id)


def test_a_ticket_of_which_nobody_can_say_where_it_is_is_a_case_and_is_not_sent_again(
    shop: Shop, shelf: Shelf
):
    shelf.meanwhile["probe"] = lambda: shelf.places.update({FIRST: Placement.UNKNOWN})
    order_id = place(shop)
    assert (open_case(shop, order_id).code, ledger(shop, order_id)) == ("delivery-unknown", ["unknown"])
    assert shelf.on_shelf() == []


def test_a_staged_ticket_that_vanished_is_given_up_and_made_anew(shop: Shop, shelf: Shelf):
    shelf.meanwhile["probe"] = shelf.places.clear
    order_id = place(shop)
    assert (ledger(shop, order_id), shelf.on_shelf()) == (["withdrawn", "sent"], [SECOND])
    assert (state(shop, order_id), open_cases(shop, order_id)) == ("sent", [])


def test_a_ticket_found_published_after_a_crash_is_not_published_again(shop: Shop, shelf: Shelf):
    order_id = staged_only(shop, shelf)
    shelf.places[FIRST] = Placement.PUBLISHED
    shelf.troubles["publish"] = AssertionError("published twice")
    assert deliver_ticket(shop, order_id, 1) == "sent"
    assert ledger(shop, order_id) == ["sent"]


# -- a device taken out of shop.toml


def test_a_device_taken_out_while_its_ticket_lies_ready_is_a_case_with_the_remedy(shop: Shop, shelf: Shelf):
    order_id = staged_only(shop, shelf)
    bare = without_devices(shop)
    assert deliver_ticket(bare, order_id, 1) == "device-unreachable"
    case = open_case(bare, order_id)
    assert "shop.toml" in case.sentence
    assert "Put the [[device]] back" in case.evidence["fix"]


def test_a_device_taken_out_while_its_ticket_is_out_leaves_the_order_in_a_case(shop: Shop):
    order_id = place(shop)
    overdue(shop, order_id)
    sweep(without_devices(shop))
    assert open_case(shop, order_id).code == "delivery-unknown"


@pytest.mark.parametrize("how", [staged_only, lambda shop, _shelf: place(shop)], ids=["staged", "sent"])
def test_an_order_of_a_device_taken_out_can_be_cancelled_but_not_sent_again_until_it_is_back(
    shop: Shop, shelf: Shelf, how: Any
):
    orders = [how(shop, shelf)]
    bare = without_devices(shop)
    overdue(bare, *orders)
    sweep(bare)
    run_work(bare)
    with pytest.raises(DeviceGoneError, match="no longer in shop.toml") as refused:
        act(bare, orders[0], Action.RETRY)
    assert refused.value.status == 409
    assert open_case(bare, orders[0]).state == "open"
    act(shop, orders[0], Action.RETRY)
    run_work(shop)
    assert (state(shop, orders[0]), shelf.on_shelf()) == ("sent", [SECOND])


def test_an_order_of_a_device_taken_out_can_be_cancelled(shop: Shop):
    order_id = place(shop)
    bare = without_devices(shop)
    overdue(bare, order_id)
    sweep(bare)
    assert act(bare, order_id, Action.CANCEL) == "cancelled"


# -- checking


def test_the_result_for_an_order_cancelled_while_it_was_checked_is_dropped(shop: Shop):
    order_id = an_order(shop, flyer_pdf(bleed=0), **flyer())

    def cancelled_meanwhile(path: Path, sha256: str, watch: Watch) -> Any:
        cancel_order(shop, caller_of(shop, "ana"), order_id, "")
        return shop.collect(path, sha256, watch)

    assert check_files(replace(shop, collect=cancelled_meanwhile), order_id, 1) == "stale"
    found = view(shop, order_id)
    assert (found.order.state, found.cases, found.reports) == ("cancelled", [], [])


def test_the_result_for_a_file_replaced_while_it_was_checked_is_dropped(shop: Shop):
    order_id = an_order(shop, flyer_pdf(bleed=0), **flyer())
    work = work_of(shop)
    work.give_up(next(iter(work.waiting)))

    def dies(_path: Path, _sha256: str, _watch: Watch) -> Any:
        raise MemoryError

    def replaced_meanwhile(path: Path, sha256: str, watch: Watch) -> Any:
        sweep(shop)
        act(shop, order_id, Action.REPLACE_FILE, files={"single": a_file(shop, flyer_pdf())})
        with pytest.raises(MemoryError):
            check_files(replace(shop, collect=dies), order_id, 2)
        return shop.collect(path, sha256, watch)

    assert check_files(replace(shop, collect=replaced_meanwhile), order_id, 1) == "stale"
    found = view(shop, order_id)
    assert (found.order.state, found.order.revision, found.reports) == ("checking", 2, [])
    assert open_cases(shop, order_id) == []


@pytest.mark.parametrize("revision", [0, 2])
def test_a_check_of_another_revision_does_nothing(shop: Shop, revision: int):
    order_id = an_order(shop, flyer_pdf(), **flyer())
    assert check_files(shop, order_id, revision) == "stale"
    assert state(shop, order_id) == "received"


def test_the_files_of_a_cancelled_order_are_not_even_read(shop: Shop):
    def must_not_be_read(path: Path, _sha256: str, _watch: Watch) -> Any:
        raise AssertionError(f"{path} was read")

    order_id = an_order(shop, flyer_pdf(), **flyer())
    cancel_order(shop, caller_of(shop, "ana"), order_id, "")
    assert check_files(replace(shop, collect=must_not_be_read), order_id, 1) == "stale"


def test_a_check_done_again_after_the_ticket_is_out_does_nothing(shop: Shop):
    order_id = place(shop)
    assert check_files(shop, order_id, 1) == "stale"
    assert state(shop, order_id) == "sent"


def pair_forms(folder: Path) -> Any:
    """The built-in forms and one whose flyers of an own size need a second file for the same part."""
    shutil.copytree(LIBRARY / "flyer", folder / "pair")
    file = folder / "pair" / "form.json"
    schema = json.loads(file.read_text())
    schema["$id"] = "urn:jdf-gateway:form:pair:1.0.0"
    own_size = schema["allOf"][0]["then"]["properties"]["width_mm"]
    own_size["x-file"] = {"slot": "extra", "part": "single"}
    file.write_text(json.dumps(schema))
    return load_library([folder])


@pytest.fixture
def pair_shop(shop: Shop, tmp_path: Path) -> Shop:
    return replace(shop, forms=pair_forms(tmp_path / "forms"))


def place_pair(shop: Shop, extra: bytes) -> str:
    answers = flyer(size="custom", width_mm=148, height_mm=210)
    files = {"single": a_file(shop, flyer_pdf()), "extra": a_file(shop, extra)}
    request = OrderRequest("pair", answers, files)
    order_id: str = submit_order(shop, caller_of(shop, "ana"), request, "", lambda _tx, order: order.id)
    run_work(shop)
    return order_id


def test_two_files_of_one_part_go_out_under_two_names(pair_shop: Shop, shelf: Shelf):
    other = flyer_pdf() + b"\n% the second\n"
    assert state(pair_shop, place_pair(pair_shop, other)) == "sent"
    sent = shelf.consigned[FIRST]
    assert {asset.name: asset.path.read_bytes() for asset in sent.assets} == {
        "single.pdf": flyer_pdf(),
        "extra.pdf": other,
    }
    named = [file.url for part in summary(sent.ticket).parts for file in part.files]
    assert sorted(named) == [f"{FIRST}/extra.pdf", f"{FIRST}/single.pdf"]


def test_a_file_that_changed_answers_no_longer_need_is_neither_checked_nor_sent(
    pair_shop: Shop, shelf: Shelf
):
    order_id = place_pair(pair_shop, flyer_pdf(bleed=0))
    assert open_case(pair_shop, order_id).sentence.startswith("extra:")
    act(pair_shop, order_id, Action.EDIT_ANSWERS, "ana", answers=flyer())
    run_work(pair_shop)
    found = view(pair_shop, order_id)
    assert (found.order.state, [report["slot"] for report in found.reports]) == ("sent", ["single"])
    assert {file.slot for file in found.files} == {"single", "extra"}
    (sent,) = shelf.consigned.values()
    assert [asset.name for asset in sent.assets] == ["single.pdf"]


def test_each_part_of_a_booklet_has_its_own_file(shop: Shop, shelf: Shelf):
    files = {slot: a_file(shop, data) for slot, data in booklet_files().items()}
    request = OrderRequest("booklet", booklet(), files)
    submit_order(shop, caller_of(shop, "ana"), request, "", lambda _tx, order: order.id)
    run_work(shop)
    assert {asset.name for asset in shelf.consigned[FIRST].assets} == {"cover.pdf", "body.pdf"}


# -- hearing back


def sent_again(shop: Shop, shelf: Shelf) -> str:
    """An order whose first attempt was taken and never returned, and whose second is out."""
    order_id = place(shop)
    say(shop, shelf, DeviceEventKind.PICKED_UP, FIRST)
    overdue(shop, order_id)
    sweep(shop)
    act(shop, order_id, Action.RETRY)
    run_work(shop)
    assert (state(shop, order_id), ledger(shop, order_id)) == ("sent", ["confirmed", "sent"])
    return order_id


@pytest.mark.parametrize(
    "kind", [DeviceEventKind.RUNNING, DeviceEventKind.ABORTED, DeviceEventKind.REFUSED, DeviceEventKind.LOST]
)
def test_news_of_an_older_attempt_does_not_move_the_order(shop: Shop, shelf: Shelf, kind: DeviceEventKind):
    order_id = sent_again(shop, shelf)
    say(shop, shelf, kind, FIRST)
    assert (state(shop, order_id), open_cases(shop, order_id)) == ("sent", [])
    assert kinds_of_events(shop, order_id)[-1] == "device.late"


def test_an_older_attempt_produced_after_all_is_a_case_and_the_order_waits_for_the_newer(
    shop: Shop, shelf: Shelf
):
    order_id = sent_again(shop, shelf)
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    case = open_case(shop, order_id)
    assert (case.code, state(shop, order_id)) == ("printed-twice", "sent")
    assert FIRST in case.sentence
    assert SECOND in case.sentence
    say(shop, shelf, DeviceEventKind.COMPLETED, SECOND)
    assert state(shop, order_id) == "produced"


def test_a_case_about_two_prints_stays_open_while_the_newer_goes_on_until_somebody_closes_it(
    shop: Shop, shelf: Shelf
):
    order_id = sent_again(shop, shelf)
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    say(shop, shelf, DeviceEventKind.PICKED_UP, SECOND)
    assert (state(shop, order_id), [case.code for case in open_cases(shop, order_id)]) == (
        "queued",
        ["printed-twice"],
    )


def test_a_job_produced_just_after_somebody_pressed_retry_is_not_sent_again(shop: Shop, shelf: Shelf):
    order_id = place(shop)
    say(shop, shelf, DeviceEventKind.PICKED_UP, FIRST)
    overdue(shop, order_id)
    sweep(shop)
    act(shop, order_id, Action.RETRY)
    assert state(shop, order_id) == "ready"
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    assert state(shop, order_id) == "produced"
    assert run_work(shop) == ["stale"]
    assert (ledger(shop, order_id), list(shelf.consigned)) == (["confirmed"], [FIRST])
    assert open_cases(shop, order_id) == []


def test_news_that_cannot_move_the_order_is_kept_as_late(shop: Shop, shelf: Shelf):
    order_id = place(shop)
    for kind in (DeviceEventKind.COMPLETED, DeviceEventKind.ABORTED, DeviceEventKind.RUNNING):
        say(shop, shelf, kind, FIRST)
    assert (state(shop, order_id), open_cases(shop, order_id)) == ("produced", [])
    assert kinds_of_events(shop, order_id)[-2:] == ["device.late", "device.late"]


def test_a_device_tidies_up_once_after_a_job_that_it_has_finished_with_and_not_before(
    shop: Shop, shelf: Shelf
):
    place(shop)
    say(shop, shelf, DeviceEventKind.RUNNING, FIRST)
    sweep(shop)
    assert shelf.tidied == []
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    for _ in range(2):
        sweep(shop)
    assert shelf.tidied == [FIRST]


def test_a_device_that_cannot_tidy_up_now_is_told_again(shop: Shop, shelf: Shelf):
    first = place(shop)
    place(shop)
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    say(shop, shelf, DeviceEventKind.COMPLETED, "J2026-000002-1.1")
    shelf.troubles["tidy"] = FolderGoneError("the folder is gone")
    with capture_logs() as logged:
        sweep(shop)
    assert [entry["event"] for entry in logged] == ["delivery.untidy", "delivery.untidy"]
    shelf.troubles.clear()
    sweep(shop)
    assert sorted(shelf.tidied) == [FIRST, "J2026-000002-1.1"]
    assert state(shop, first) == "produced"


def test_a_finished_job_is_not_asked_after_any_more(shop: Shop, shelf: Shelf):
    place(shop)
    say(shop, shelf, DeviceEventKind.RUNNING, FIRST)
    assert shelf.asked_after == {FIRST}
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    follow_device(shop, shelf.id)
    assert shelf.asked_after == set()


def test_an_answer_that_meets_a_locked_database_is_taken_at_the_next_look(shop: Shop, shelf: Shelf):
    order_id = place(shop)
    with locked(shop.store.engines) as unlock:
        sa.event.listen(shop.store.engines.write, "handle_error", lambda _context: unlock())
        with pytest.raises(OperationalError, match="lock"):
            say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    assert (state(shop, order_id), len(shelf.said)) == ("sent", 1)
    follow_device(shop, shelf.id)
    assert (state(shop, order_id), shelf.said) == ("produced", [])
    with shop.store.read() as tx:
        assert tx.cases.list(state=None, tenant=None, limit=9) == []


class FullOnce(LocalBlobs):
    """A store of files whose disk is full for the first file."""

    full = True

    def receive(self, name: str) -> LocalIncoming:
        """Refuse the first, take the rest."""
        if self.full:
            self.full = False
            raise StorageFullError("There is no room left.")
        return super().receive(name)


def test_an_answer_that_meets_a_full_disk_is_taken_at_the_next_look(shop: Shop, shelf: Shelf, tmp_path: Path):
    order_id = place(shop)
    full = replace(shop, blobs=FullOnce(tmp_path / "blobs"))
    with pytest.raises(StorageFullError):
        say(full, shelf, DeviceEventKind.COMPLETED, FIRST, raw=b"<JDF/>")
    assert len(shelf.said) == 1
    follow_device(full, shelf.id)
    assert (state(shop, order_id), shelf.said) == ("produced", [])


def test_an_answer_that_cannot_be_booked_is_a_case_and_the_next_is_heard(shop: Shop, shelf: Shelf):
    first, second = place(shop), place(shop)
    with shop.store.write("test") as tx:
        row = tx.deliveries.latest(first)
        assert row is not None
        row.receipt = ["not what the gateway keeps there"]  # type: ignore[assignment]  # what a damaged row holds
        tx.session.add(row)
    with capture_logs() as logged:
        say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
        say(shop, shelf, DeviceEventKind.COMPLETED, "J2026-000002-1.1")
    assert [entry["event"] for entry in logged] == ["device.answer_failed"]
    assert [state(shop, order_id) for order_id in (first, second)] == ["sent", "produced"]
    with shop.store.read() as tx:
        assert [case.code for case in tx.cases.list(state="open", tenant=None, limit=9)] == [
            "return-unreadable"
        ]
