"""From an order to a ticket in a hot folder, and back: the services on a real shop, without the durable engine."""

from pathlib import Path
from typing import Any

import pytest

from gateway.domain.cases import Action
from gateway.services.follow_device import follow_device
from gateway.services.shop import Shop
from gateway.services.sweep import sweep
from gateway.services.views import OrderView, order_view
from gateway_builders import a_shop, an_order, caller_of, run_work
from good_orders import flyer, flyer_pdf
from jdf import summary
from service_builders import act

PRESS = "press-1"


@pytest.fixture
def hot(tmp_path: Path) -> Path:
    for name in ("hot", "out", "error"):
        (tmp_path / PRESS / name).mkdir(parents=True)
    return tmp_path / PRESS / "hot"


@pytest.fixture
def shop(tmp_path: Path, hot: Path) -> Shop:
    device = {"kind": "hotfolder", "stable_s": 0.0}
    folders = {"folder": hot, "out": hot.parent / "out", "error": hot.parent / "error"}
    return a_shop(tmp_path, device={PRESS: {**device, **folders}})


def place(shop: Shop, data: bytes | None = None, **changes: Any) -> str:
    return an_order(shop, data or flyer_pdf(), **{**flyer(), **changes})


def view(shop: Shop, order_id: str) -> OrderView:
    with shop.store.read() as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        return order_view(tx, order, caller_of(shop, "carl"))


def take(hot: Path) -> bytes:
    """The device takes the only ticket out of its folder."""
    (ticket,) = hot.glob("*.jdf")
    data = ticket.read_bytes()
    ticket.unlink()
    return data


def give_back(hot: Path, data: bytes, folder: str, name: str, *, status: str, words: str = "") -> None:
    """The device returns a ticket with its own audit."""
    note = (
        f'<Notification AgentName="RIP" ID="N1" TimeStamp="2026-11-23T10:00:00Z" Class="Error" Type="Error">'
        f'<Comment ID="C1">{words}</Comment></Notification>'
        if words
        else ""
    )
    run = (
        f'<ProcessRun AgentName="RIP" ID="PR1" TimeStamp="2026-11-23T10:00:00Z" Start="2026-11-23T09:00:00Z" '
        f'End="2026-11-23T10:00:00Z" EndStatus="{status}"/>'
    )
    text = data.decode().replace("</AuditPool>", f"{note}{run}</AuditPool>", 1)
    (hot.parent / folder / name).write_text(text.replace('Status="Waiting"', f'Status="{status}"', 1))


def follow(shop: Shop) -> None:
    for _ in range(3):
        follow_device(shop, PRESS)


def test_a_good_order_becomes_a_ticket_with_its_figures_in_the_hot_folder(shop: Shop, hot: Path):
    order_id = place(shop, quantity=1234)
    assert run_work(shop) == ["ready", "sent"]
    found = summary((hot / "J2026-000001-1.1.jdf").read_bytes())
    assert found.job_id == "J2026-000001-1.1"
    assert [(part.quantity, part.pages, part.trim_mm) for part in found.parts] == [(1234, 2, (148.0, 210.0))]
    assert (hot / "J2026-000001-1.1" / "single.pdf").read_bytes() == flyer_pdf()
    assert view(shop, order_id).order.next_action == "expect-pickup"


@pytest.mark.parametrize(
    ("bleed", "said"), [(3.0, "WithoutErrors"), (0.0, "WithErrors")], ids=["passed", "signed off"]
)
def test_a_ticket_says_what_the_check_found(shop: Shop, hot: Path, bleed: float, said: str):
    order_id = place(shop, flyer_pdf(bleed=bleed))
    run_work(shop)
    if bleed == 0:
        act(shop, order_id, Action.ACCEPT, reason="agreed by phone")
        run_work(shop)
    assert f'PreflightStatus="{said}"' in (hot / "J2026-000001-1.1.jdf").read_text()


def test_a_ticket_that_the_device_took_and_returned_completed_makes_the_order_produced(shop: Shop, hot: Path):
    order_id = place(shop)
    run_work(shop)
    data = take(hot)
    follow(shop)
    assert view(shop, order_id).order.state == "queued"
    give_back(hot, data, "out", "any-name.jdf", status="Completed")
    follow(shop)
    found = view(shop, order_id)
    assert found.order.state == "produced"
    assert [row.state for row in found.deliveries] == ["confirmed"]


def test_what_a_finished_job_left_in_the_hot_folder_is_cleared_away(shop: Shop, hot: Path):
    place(shop)
    run_work(shop)
    data = take(hot)
    assert (hot / "J2026-000001-1.1" / "single.pdf").exists()
    sweep(shop)
    assert (hot / "J2026-000001-1.1" / "single.pdf").exists()
    give_back(hot, data, "out", "done.jdf", status="Completed")
    follow(shop)
    sweep(shop)
    assert not (hot / "J2026-000001-1.1").exists()


def test_a_refused_ticket_is_a_case_with_the_devices_own_words(shop: Shop, hot: Path):
    order_id = place(shop)
    run_work(shop)
    give_back(hot, take(hot), "error", "J2026-000001-1.1.jdf", status="Aborted", words="No such paper")
    follow(shop)
    (case,) = view(shop, order_id).cases
    assert (case.cause, case.code, case.turn) == ("device", "device-refused", "csr")
    assert "No such paper" in case.sentence
    assert case.actions[0].action == "retry"


def test_a_returned_ticket_that_cannot_be_read_is_a_case_and_changes_no_order(shop: Shop, hot: Path):
    order_id = place(shop)
    run_work(shop)
    take(hot)
    (hot.parent / "out" / "J2026-000001-1.1.jdf").write_bytes(b"<JDF")
    follow(shop)
    with shop.store.read() as tx:
        codes = [case.code for case in tx.cases.list(state="open", tenant=None, limit=9)]
    assert codes == ["return-unreadable"]
    assert view(shop, order_id).order.state == "queued"


def test_a_returned_ticket_with_a_doctype_is_refused_and_its_content_goes_nowhere(
    shop: Shop, hot: Path, tmp_path: Path
):
    (tmp_path / "secret").write_text("TOP SECRET")
    order_id = place(shop)
    run_work(shop)
    data = take(hot).decode()
    evil = f'<!DOCTYPE JDF [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>' + data[data.index("<JDF") :]
    (hot.parent / "out" / "x.jdf").write_text(evil.replace("</AuditPool>", "&x;</AuditPool>"))
    follow(shop)
    with shop.store.read() as tx:
        (case,) = tx.cases.list(state="open", tenant=None, limit=9)
    assert case.code == "return-unreadable"
    assert "TOP SECRET" not in str(case.evidence)
    assert view(shop, order_id).order.state == "queued"


def test_a_returned_ticket_of_an_unknown_job_is_a_case_of_the_device(shop: Shop, hot: Path):
    place(shop)
    run_work(shop)
    data = take(hot).replace(b"J2026-000001-1.1", b"J2020-000009-1.1")
    give_back(hot, data, "out", "J2026-000001-1.1.jdf", status="Completed")
    follow(shop)
    with shop.store.read() as tx:
        (case,) = tx.cases.list(state="open", tenant=None, limit=9)
    assert (case.code, case.order_id, case.device_id) == ("return-unknown-job", None, PRESS)


def test_a_ticket_returned_by_another_device_than_it_was_sent_to_changes_no_order(tmp_path: Path, hot: Path):
    folders = {"folder": hot, "out": hot.parent / "out", "error": hot.parent / "error"}
    other = tmp_path / "press-2"
    for name in ("hot", "out"):
        (other / name).mkdir(parents=True)
    hot_folder = {"kind": "hotfolder", "stable_s": 0.0}
    shop = a_shop(
        tmp_path,
        device={
            PRESS: {**hot_folder, **folders},
            "press-2": {**hot_folder, "folder": other / "hot", "out": other / "out"},
        },
    )
    order_id = place(shop)
    run_work(shop)
    data = take(hot)
    (other / "out" / "x.jdf").write_bytes(data.replace(b'Status="Waiting"', b'Status="Completed"', 1))
    for _ in range(3):
        follow_device(shop, "press-2")
        follow_device(shop, PRESS)
    with shop.store.read() as tx:
        (case,) = tx.cases.list(state="open", tenant=None, limit=9)
    assert (case.code, case.device_id) == ("return-unknown-job", "press-2")
    assert view(shop, order_id).order.state == "queued"


def test_an_answer_that_overtakes_our_own_commit_is_taken_at_the_next_look(shop: Shop, hot: Path):
    order_id = place(shop)
    run_work(shop)
    with shop.store.write("test") as tx:
        row = tx.deliveries.latest(order_id)
        assert row is not None
        row.state = "staged"
        tx.session.add(row)
    give_back(hot, take(hot), "out", "quick.jdf", status="Completed")
    follow(shop)
    assert view(shop, order_id).order.state == "sent"
    with shop.store.write("test") as tx:
        row = tx.deliveries.latest(order_id)
        assert row is not None
        row.state = "sent"
        tx.session.add(row)
    follow(shop)
    assert view(shop, order_id).order.state == "produced"
    assert not view(shop, order_id).cases


def test_the_same_evidence_twice_counts_once(shop: Shop, hot: Path):
    order_id = place(shop)
    run_work(shop)
    data = take(hot)
    for name in ("a.jdf", "b.jdf"):
        give_back(hot, data, "out", name, status="Completed")
        follow(shop)
    said = [event.data["said"] for event in view(shop, order_id).events if event.kind == "device.said"]
    assert said.count("completed") == 1
    assert not list((hot.parent / "out").glob("*.jdf"))
    assert view(shop, order_id).order.state == "produced"


def test_every_figure_of_the_job_names_the_field_or_rule_it_came_from(shop: Shop):
    found = view(shop, place(shop, quantity=777))
    assert found.provenance["quantity"] == {"field": "/quantity", "rule": ""}
    assert all(source["field"] or source["rule"] for source in found.provenance.values())


def test_the_same_file_is_read_once_and_judged_by_each_order(shop: Shop):
    first = place(shop)
    second = place(shop, size="A6")
    run_work(shop)
    assert view(shop, first).order.state == "sent"
    (case,) = view(shop, second).cases
    assert case.evidence["files"][0]["findings"][0]["check"] == "trim-size"
