"""The judge must see every wrong figure: each test falsifies one thing and names it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from demo_builders import (
    JOB_ID,
    a_case,
    a_plan,
    a_ticket,
    an_order,
    falsified,
    log_of,
    produced,
    returned,
    url_of,
)
from gateway.demo.judge import Judgement, Seen, judge, look
from gateway.demo.scenario import Fault, Plan

FLYER, BOOKLET = a_plan(Fault.NONE), a_plan(Fault.NONE, "booklet")


def wrong(judgement: Judgement) -> set[str]:
    return {figure.what for figure in judgement.wrong}


@pytest.mark.parametrize("plan", [FLYER, BOOKLET], ids=["flyer", "booklet"])
def test_a_good_order_that_went_well_is_passed(plan: Plan) -> None:
    judgement = judge(plan, produced(plan))
    assert not judgement.wrong
    assert len(judgement.figures) > 20


PARTS = [(FLYER, "single"), (BOOKLET, "cover"), (BOOKLET, "body")]


def with_ticket(plan: Plan, ticket: bytes) -> set[str]:
    """Judge an order whose ticket says something else than the order, everything beside it being right."""
    return wrong(judge(plan, produced(plan, ticket)))


def both(part: str, figure: str) -> set[str]:
    return {f"{where}: {part}: {figure}" for where in ("sent", "returned")}


def said(value: str) -> dict[str, str]:
    return {"Preferred": value, "Actual": value}


@pytest.mark.parametrize("plan", [FLYER, BOOKLET], ids=["flyer", "booklet"])
def test_a_ticket_with_another_quantity_is_caught(plan: Plan) -> None:
    ticket = falsified(a_ticket(plan), "single", "ComponentLink", Amount=str(plan.quantity + 1))
    assert with_ticket(plan, ticket) == {"sent: quantity", "returned: quantity"}


def test_a_ticket_with_another_quantity_of_one_part_is_caught() -> None:
    ticket = falsified(a_ticket(BOOKLET), "body", "ComponentLink", Amount="1")
    assert with_ticket(BOOKLET, ticket) == both("body", "amount")


@pytest.mark.parametrize(("plan", "part"), PARTS)
def test_a_ticket_with_other_pages_is_caught(plan: Plan, part: str) -> None:
    ticket = falsified(a_ticket(plan), part, "Pages", **said("16"))
    assert with_ticket(plan, ticket) == both(part, "pages")


@pytest.mark.parametrize(("plan", "part"), PARTS)
def test_a_ticket_with_another_trim_width_is_caught(plan: Plan, part: str) -> None:
    w_mm, h_mm = plan.parts[part].w_mm + 0.2, plan.parts[part].h_mm
    ticket = falsified(a_ticket(plan), part, "FinishedDimensions", **said(points(w_mm, h_mm)))
    assert with_ticket(plan, ticket) == both(part, "trim width, mm")


@pytest.mark.parametrize(("plan", "part"), PARTS)
def test_a_ticket_with_another_trim_height_is_caught(plan: Plan, part: str) -> None:
    w_mm, h_mm = plan.parts[part].w_mm, plan.parts[part].h_mm - 0.2
    ticket = falsified(a_ticket(plan), part, "FinishedDimensions", **said(points(w_mm, h_mm)))
    assert with_ticket(plan, ticket) == both(part, "trim height, mm")


def points(w_mm: float, h_mm: float) -> str:
    return f"{w_mm * 72 / 25.4:.3f} {h_mm * 72 / 25.4:.3f} 0"


@pytest.mark.parametrize(("plan", "part"), PARTS)
def test_a_rounding_of_the_trim_below_a_tenth_of_a_millimetre_is_let_pass(plan: Plan, part: str) -> None:
    rounded = points(plan.parts[part].w_mm + 0.05, plan.parts[part].h_mm - 0.05)
    assert not with_ticket(plan, falsified(a_ticket(plan), part, "FinishedDimensions", **said(rounded)))


@pytest.mark.parametrize(("plan", "part"), PARTS)
def test_a_ticket_on_another_paper_is_caught(plan: Plan, part: str) -> None:
    ticket = falsified(a_ticket(plan), part, "Weight", **said("61"))
    assert with_ticket(plan, ticket) == both(part, "paper, g/m2")


def test_a_ticket_without_a_cover_is_caught() -> None:
    ticket = a_ticket(BOOKLET).replace(b' ProcessUsage="Cover"', b"")
    assert {"sent: parts", "returned: parts"} <= with_ticket(BOOKLET, ticket)


def test_a_ticket_whose_cover_and_body_changed_places_is_caught() -> None:
    swapped = a_ticket(BOOKLET).replace(b'rRef="CMPP1" Usage="Input"', b'rRef="X" Usage="Input"')
    swapped = swapped.replace(b'rRef="CMPP2" Usage="Input"', b'rRef="CMPP1" Usage="Input"')
    swapped = swapped.replace(b'rRef="X" Usage="Input"', b'rRef="CMPP2" Usage="Input"')
    assert both("cover", "pages") | both("body", "pages") <= with_ticket(BOOKLET, swapped)


def test_a_ticket_whose_files_changed_places_is_caught() -> None:
    swapped = a_ticket(BOOKLET).replace(b"cover.pdf", b"other.pdf").replace(b"body.pdf", b"cover.pdf")
    found = with_ticket(BOOKLET, swapped.replace(b"other.pdf", b"body.pdf"))
    assert found == {f"{where}: files by SHA-256, and their pages" for where in ("sent", "returned")}


def test_a_ticket_of_another_job_is_caught() -> None:
    seen = produced(FLYER)
    order = an_order("produced", deliveries=[{"job_id": "J2026-000009-1.1"}])
    assert "sent: JobID" in wrong(judge(FLYER, replace(seen, order=order)))


def test_a_job_taken_twice_is_caught() -> None:
    seen = produced(FLYER)
    twice = judge(FLYER, replace(seen, log=[*seen.log, *seen.log]))
    assert {"times the press took it, and its decision", "copies the press printed"} <= wrong(twice)


def test_a_job_never_taken_is_caught() -> None:
    assert "times the press took it, and its decision" in wrong(
        judge(FLYER, replace(produced(FLYER), log=[]))
    )


def test_a_ticket_that_did_not_come_back_is_caught() -> None:
    assert wrong(judge(FLYER, replace(produced(FLYER), at_press={}))) == {"tickets that came back"}


def test_a_ticket_that_came_back_aborted_is_caught() -> None:
    seen = produced(FLYER)
    aborted = {Path("x"): returned(a_ticket(FLYER), "Aborted")}
    assert wrong(judge(FLYER, replace(seen, at_press=aborted))) == {"status in the returned ticket"}


def test_a_file_changed_on_its_way_is_caught() -> None:
    seen = produced(FLYER)
    received = {**seen.log[0], "files": {url_of("single"): "0" * 64}}
    found = wrong(judge(FLYER, replace(seen, log=[received, seen.log[1]])))
    assert "SHA-256 of the files at the press" in found


def test_an_order_that_stands_in_the_wrong_state_is_caught() -> None:
    assert "state" in wrong(judge(FLYER, replace(produced(FLYER), order=an_order("sent"))))


def test_a_good_order_with_an_open_case_is_caught() -> None:
    order = an_order("produced", cases=[a_case("device", "no-return")])
    assert wrong(judge(FLYER, replace(produced(FLYER), order=order))) == {"open Cases"}


# -- orders that must be stopped

BLEED = a_plan(Fault.NO_BLEED, pages=2)
SHORT = a_plan(Fault.MISSING_PAGE, "booklet")
PAPER = a_plan(Fault.NO_PAPER)


def stopped(slot: str, check: str, **finding: Any) -> Seen:
    found = {"check": check, "pages": "", "measured": None, "wanted": None, **finding}
    case = a_case("file", "file-stopped", files=[{"slot": slot, "findings": [found]}])
    order = an_order(
        "needs_customer", cases=[case], deliveries=[], reports=[{"slot": slot, "findings": [found]}]
    )
    return Seen(order, None, {}, [])


def test_a_flyer_stopped_for_its_bleed_with_pages_and_figure_is_passed() -> None:
    assert judge(BLEED, stopped("single", "missing-bleed", pages="1-2", measured=0.0, wanted=3.0)).ok


@pytest.mark.parametrize(
    ("finding", "what"),
    [
        ({"pages": "1", "measured": 0.0, "wanted": 3.0}, "pages named"),
        ({"pages": "1-2", "measured": 1.0, "wanted": 3.0}, "bleed measured, mm"),
        ({"pages": "1-2", "measured": 0.0, "wanted": 2.0}, "bleed wanted, mm"),
    ],
)
def test_a_bleed_finding_with_a_wrong_figure_is_caught(finding: dict[str, Any], what: str) -> None:
    assert wrong(judge(BLEED, stopped("single", "missing-bleed", **finding))) == {what}


def test_a_flyer_stopped_for_another_reason_is_caught() -> None:
    assert "files and findings" in wrong(judge(BLEED, stopped("single", "trim-size")))


def test_a_case_that_names_the_wrong_file_is_caught() -> None:
    found = wrong(judge(SHORT, stopped("cover", "page-count", measured=7.0, wanted=8.0)))
    assert found == {"files and findings"}


def test_a_booklet_stopped_for_its_seven_pages_is_passed() -> None:
    assert judge(SHORT, stopped("body", "page-count", measured=7.0, wanted=8.0)).ok


def test_a_page_count_that_is_wrong_itself_is_caught() -> None:
    assert wrong(judge(SHORT, stopped("body", "page-count", measured=6.0, wanted=8.0))) == {"pages counted"}


def test_a_faulty_order_that_was_produced_all_the_same_is_caught() -> None:
    found = wrong(judge(SHORT, replace(produced(SHORT), order=an_order("produced"))))
    assert {"state", "open Case", "deliveries", "entries in the press's log"} <= found


def refused(text: str, *, cause: str = "device", code: str = "device-refused") -> Seen:
    ticket = a_ticket(PAPER)
    case = a_case(cause, code, device_words=text)
    log = log_of(PAPER, ticket, "refuse", text)
    return Seen(an_order("needs_csr", cases=[case]), ticket, {Path("x"): returned(ticket, "Aborted")}, log)


def no_paper() -> str:
    return f"no paper of {PAPER.parts['single'].gsm} g/m2"


def test_an_order_refused_for_its_paper_is_passed() -> None:
    assert judge(PAPER, refused(no_paper())).ok


def test_a_refusal_for_something_else_is_caught() -> None:
    assert wrong(judge(PAPER, refused("out of toner"))) == {"the press's words name the paper's weight"}


def test_a_refusal_whose_case_has_another_cause_is_caught() -> None:
    assert wrong(judge(PAPER, refused(no_paper(), cause="ticket", code="ticket-invalid"))) == {"open Case"}


# -- looking at the disk


def test_tickets_are_found_by_their_content_whatever_their_name(tmp_path: Path) -> None:
    ticket = a_ticket(FLYER)
    (tmp_path / "done").mkdir()
    (tmp_path / "done" / "no-name-of-ours.bin").write_bytes(ticket)
    (tmp_path / f"{JOB_ID}.jdf").write_bytes(ticket.replace(JOB_ID.encode(), b"J2026-000009-1.1"))
    (tmp_path / "rubbish.jdf").write_bytes(b"<not xml")
    (tmp_path / "art.pdf").write_bytes(FLYER.files["single"])
    seen = look(tmp_path, tmp_path / "none.jsonl", an_order("produced"), ticket)
    assert [path.name for path in seen.at_press] == ["no-name-of-ours.bin"]


def test_only_the_log_entries_of_the_job_count(tmp_path: Path) -> None:
    log = tmp_path / "press.jsonl"
    log.write_text(
        f'{{"event": "started"}}\n{{"event": "received", "job_id": "{JOB_ID}"}}\n{{"job_id": "other"}}\n'
    )
    assert [entry["event"] for entry in look(tmp_path, log, an_order("produced"), None).log] == ["received"]
