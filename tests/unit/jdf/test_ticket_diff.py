"""Two tickets of one job differ where the job differs, and nowhere else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jdf import JobSpec, TicketChangeKind, TicketUnreadableError, diff_tickets, write_ticket
from jdf_builders import PRODUCT as DIALECT
from jdf_builders import booklet, file_of, flyer, head, part, with_part, written


def heavier(spec: JobSpec, gsm: float) -> JobSpec:
    return with_part(spec, lambda each: replace(each, media=replace(each.media, gsm=gsm)))


def test_a_change_of_stock_changes_two_attributes_and_nothing_else():
    found = diff_tickets(written(flyer()).data, written(heavier(flyer(), 170)).data)
    assert [(change.kind, change.xpath, change.before, change.after) for change in found] == [
        (TicketChangeKind.CHANGED, f"/JDF/ResourcePool/MediaIntent/Weight/@{name}", "135", "170")
        for name in ("Preferred", "Actual")
    ]


def test_in_a_booklet_the_place_names_the_part_that_changed():
    found = diff_tickets(written(booklet()).data, written(heavier(booklet(), 250)).data)
    assert {change.xpath.rpartition("/")[0] for change in found} == {
        "/JDF/JDF[1]/ResourcePool/MediaIntent/Weight"
    }


def attempt(spec: JobSpec, number: int) -> bytes:
    job_id = f"J2026-000123-1.{number}"
    later = head().created_at + timedelta(hours=number)
    files = [replace(file_of(each), url=f"{job_id}/{each.id}.pdf") for each in spec.parts]
    made = replace(head(job_id), created_at=later, agent_version=f"0.{number}")
    return write_ticket(spec, made, files, DIALECT).data


@pytest.mark.parametrize("spec", [flyer(), booklet()])
def test_a_further_attempt_of_the_same_job_is_no_change(spec: JobSpec):
    assert attempt(spec, 1) != attempt(spec, 2)
    assert diff_tickets(attempt(spec, 1), attempt(spec, 2)) == ()


def test_an_element_that_came_or_went_counts_once():
    longer = replace(booklet(), parts=(*booklet().parts, part("insert", 4)))
    kinds = {
        change.xpath: change.kind
        for change in diff_tickets(written(booklet()).data, written(longer).data)
        if change.xpath.startswith("/JDF/JDF")
    }
    assert kinds == {"/JDF/JDF[3]": TicketChangeKind.ADDED}
    back = diff_tickets(written(longer).data, written(booklet()).data)
    assert TicketChangeKind.REMOVED in {change.kind for change in back}
    assert len(back) == len(diff_tickets(written(booklet()).data, written(longer).data))


def test_attributes_and_texts_that_came_went_or_changed_are_told():
    old = b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" A="1" B="2"><Comment>one</Comment></JDF>'
    new = b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" A="3" C="4"><Comment>two</Comment></JDF>'
    assert [
        (change.kind.value, change.xpath, change.before, change.after) for change in diff_tickets(old, new)
    ] == [
        ("changed", "/JDF/@A", "1", "3"),
        ("removed", "/JDF/@B", "2", ""),
        ("added", "/JDF/@C", "", "4"),
        ("changed", "/JDF/Comment/text()", "one", "two"),
    ]


def test_what_is_no_ticket_is_refused():
    with pytest.raises(TicketUnreadableError, match="expected JDF"):
        diff_tickets(written(flyer()).data, b"<order/>")
