"""A returned ticket is read for its result; contradictions stay unclear, rubbish is refused with a reason."""

from datetime import datetime

import pytest

from jdf import Outcome, TicketUnreadableError, XmlRefusedError, read_returned
from jdf_builders import CET, booklet, fixture, flyer, written

DONE = fixture("jdf-returned-completed.jdf").decode()


def outcome(ticket: str) -> Outcome:
    return read_returned(ticket.encode()).outcome


def changed(*changes: tuple[str, str]) -> str:
    ticket = DONE
    for old, new in changes:
        assert old in ticket
        ticket = ticket.replace(old, new)
    return ticket


def test_a_completed_ticket_tells_amount_phases_and_complaints():
    told = read_returned(DONE.encode())
    assert (told.job_id, told.job_part_id, told.status) == ("JOB-0101", "P1", "Completed")
    assert (told.end_status, told.outcome, told.amount_good) == ("Completed", Outcome.COMPLETED, 20)
    [note] = told.notes
    assert (note.severity, note.text) == ("warning", "Tray 2 low")
    assert note.at == datetime(2026, 11, 22, 9, 20, 5, tzinfo=CET)
    [phase] = told.phases
    assert (phase.status, phase.start) == ("InProgress", datetime(2026, 11, 22, 9, 10, tzinfo=CET))


@pytest.mark.parametrize(
    ("status", "end_status", "expected"),
    [
        ("Completed", "Completed", Outcome.COMPLETED),
        ("Aborted", "Aborted", Outcome.ABORTED),
        ("Waiting", "Completed", Outcome.COMPLETED),
        ("Completed", "Aborted", Outcome.UNCLEAR),
        ("Aborted", "Completed", Outcome.UNCLEAR),
        ("FailedTestRun", "FailedTestRun", Outcome.REJECTED),
        ("InProgress", "Stopped", Outcome.IN_PROGRESS),
        ("Waiting", "Ready", Outcome.UNCLEAR),
        ("Suspended", "", Outcome.IN_PROGRESS),
        ("Invented", "", Outcome.UNCLEAR),
    ],
)
def test_status_and_closing_audit_are_weighed_together(status: str, end_status: str, expected: Outcome):
    ticket = changed(('Status="Completed" Activation', f'Status="{status}" Activation'))
    assert outcome(ticket.replace('EndStatus="Completed"', f'EndStatus="{end_status}"')) == expected


def test_the_latest_closing_audit_counts_wherever_it_stands():
    earlier = '<ProcessRun ID="A9" TimeStamp="2026-11-22T08:00:00Z" EndStatus="Aborted"/></AuditPool>'
    later = '<ProcessRun ID="A9" TimeStamp="2026-11-22T08:30:00Z" EndStatus="Aborted"/></AuditPool>'
    assert outcome(changed(("</AuditPool>", earlier))) == Outcome.COMPLETED
    assert read_returned(changed(("</AuditPool>", later)).encode()).end_status == "Aborted"


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("Completed", "Completed"), Outcome.COMPLETED),
        (("Completed", "Aborted"), Outcome.ABORTED),
        (("Completed", "Waiting"), Outcome.IN_PROGRESS),
        (("Waiting", "Waiting"), Outcome.UNCLEAR),
    ],
)
def test_a_ticket_in_parts_is_rolled_up_over_its_partitions(statuses: tuple[str, str], expected: Outcome):
    parts = "".join(f'<NodeInfo Run="{i}" NodeStatus="{status}"/>' for i, status in enumerate(statuses))
    ticket = changed(
        ('Status="Completed" Activation', 'Status="Part" Activation'),
        ('LastEnd="2026-11-30T17:00:00+01:00"/>', f'PartIDKeys="Run">{parts}</NodeInfo>'),
    )
    assert outcome(ticket) == expected


@pytest.mark.parametrize(
    ("cover", "body", "expected"),
    [
        ("Completed", "Completed", Outcome.COMPLETED),
        ("Completed", "Waiting", Outcome.IN_PROGRESS),
        ("Completed", "Aborted", Outcome.ABORTED),
        ("Waiting", "Waiting", Outcome.UNCLEAR),
    ],
)
def test_a_root_that_says_nothing_final_is_judged_by_its_parts(cover: str, body: str, expected: Outcome):
    root, first, second = _split()
    first = first.replace('Status="Waiting"', f'Status="{cover}"')
    second = second.replace('Status="Waiting"', f'Status="{body}"')
    assert outcome(root + first + second) == expected


def _split() -> tuple[str, str, str]:
    root, first, second = written(booklet()).data.decode().split("  <JDF ")
    return root, f"  <JDF {first}", f"  <JDF {second}"


def test_waste_is_not_counted_as_good():
    waste = '</PartAmount><PartAmount ActualAmount="3"><Part Condition="Waste"/></PartAmount>'
    assert read_returned(changed(("</PartAmount>", waste)).encode()).amount_good == 20


def test_without_an_audit_the_amount_on_the_output_link_counts():
    ticket = written(flyer()).data.decode().replace('Amount="5000"/>', 'Amount="5000" ActualAmount="4980"/>')
    assert read_returned(ticket.encode()).amount_good == 4980


@pytest.mark.parametrize("amount", ["", "many"])
def test_an_amount_nobody_can_read_is_no_amount(amount: str):
    assert (
        read_returned(changed(('ActualAmount="20"', f'ActualAmount="{amount}"')).encode()).amount_good is None
    )


def test_a_complaint_without_words_or_time_is_kept_by_its_type():
    ticket = changed(
        ('<Comment ID="C4">Tray 2 low</Comment>', ""),
        ('TimeStamp="2026-11-22T09:20:05+01:00"', 'TimeStamp="noon"'),
    )
    [note] = read_returned(ticket.encode()).notes
    assert (note.text, note.at) == ("Error", None)


@pytest.mark.parametrize(
    ("ticket", "told"),
    [
        ("<JMF/>", "expected JDF"),
        ("<JDF/>", "expected JDF"),
        (changed((' JobID="JOB-0101"', "")), "has no JobID"),
        (changed((' Status="Completed" Activation', " Activation")), "has no Status"),
    ],
)
def test_what_is_no_returned_ticket_is_refused_with_the_reason(ticket: str, told: str):
    with pytest.raises(TicketUnreadableError, match=told) as caught:
        read_returned(ticket.encode())
    assert (caught.value.actor, caught.value.retryable) == ("csr", False)


@pytest.mark.parametrize("data", [b"", DONE.encode()[:500], b"<!DOCTYPE a><a/>"])
def test_half_a_file_and_hostile_files_are_refused_by_the_parser(data: bytes):
    with pytest.raises(XmlRefusedError):
        read_returned(data)
