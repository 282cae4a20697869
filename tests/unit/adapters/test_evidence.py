from datetime import datetime

import pytest

from adapters.base import DeviceEvent, DeviceEventKind
from adapters.evidence import Evidence, Reading, read_evidence
from adapters_builders import STAMP, returned

JOB = "J2026-000123-1.1"


def read(
    data: bytes, origin: str = "out", *, means: str = "produced", words: str = "", flaw: str = ""
) -> DeviceEvent:
    reading = Reading("press", frozenset({JOB}), {f"{JOB}.jdf": JOB}, means)
    return read_evidence(Evidence(origin, f"{JOB}.jdf", data, words, flaw), reading)


@pytest.mark.parametrize(
    ("origin", "ticket", "kind"),
    [
        ("out", returned(status="Completed", end_status="Completed"), DeviceEventKind.COMPLETED),
        ("out", returned(status="Aborted", end_status="Aborted"), DeviceEventKind.ABORTED),
        ("out", returned(status="FailedTestRun", end_status="FailedTestRun"), DeviceEventKind.REFUSED),
        ("error", returned(status="Waiting"), DeviceEventKind.REFUSED),
        ("error", returned(status="Aborted", end_status="Aborted"), DeviceEventKind.REFUSED),
        ("error", returned(status="Aborted", end_status="Aborted", began=True), DeviceEventKind.ABORTED),
        ("error", returned(status="Aborted", end_status="Aborted", good=3), DeviceEventKind.ABORTED),
    ],
)
def test_what_a_returned_ticket_means_depends_on_folder_outcome_and_begun_work(
    origin: str, ticket: bytes, kind: DeviceEventKind
) -> None:
    assert read(ticket, origin).kind is kind


@pytest.mark.parametrize(
    ("origin", "ticket"),
    [
        ("out", returned(status="Waiting")),
        ("error", returned(end_status="Completed")),
        ("error", returned(status="Completed", end_status="Aborted")),
    ],
)
def test_a_contradiction_goes_to_a_person(origin: str, ticket: bytes) -> None:
    event = read(ticket, origin)
    assert (event.kind, event.job_id) == (DeviceEventKind.UNREADABLE, JOB)
    assert "does not say how the job ended" in event.text


def test_where_a_return_means_only_accepted_a_completed_ticket_is_queued() -> None:
    assert read(returned(end_status="Completed"), means="accepted").kind is DeviceEventKind.QUEUED
    aborted = returned(status="Aborted", end_status="Aborted")
    assert read(aborted, means="accepted").kind is DeviceEventKind.ABORTED


def test_a_refusal_carries_the_devices_words_its_log_and_its_time() -> None:
    event = read(
        returned(status="Aborted", end_status="Aborted", note="no paper"), "error", words="tray 2 empty"
    )
    assert (event.text, event.at) == ("no paper\ntray 2 empty", datetime.fromisoformat(STAMP))


def test_words_said_twice_are_told_once() -> None:
    event = read(returned(status="Aborted", end_status="Aborted", note="no paper"), "error", words="no paper")
    assert event.text == "no paper"


def test_a_completed_job_carries_the_good_copies_and_when_it_was_done() -> None:
    event = read(returned(end_status="Completed", good=490, began=True))
    assert (event.amount_good, event.at) == (490, datetime.fromisoformat(STAMP))


def test_long_words_of_a_device_end_with_an_ellipsis_and_its_bytes_stay_whole() -> None:
    data = returned(status="Aborted", end_status="Aborted", note="no paper " * 1000)
    event = read(data)
    assert (len(event.text), event.text[:8], event.text[-1], event.raw) == (2000, "no paper", "…", data)


def test_a_long_id_of_a_job_nobody_waits_for_is_cut_and_the_reason_is_not() -> None:
    event = read(returned("J" * 100_000))
    assert (event.kind, len(event.job_id)) == (DeviceEventKind.UNKNOWN_JOB, 200)
    assert event.text.endswith("which is not waited for at this device")


def test_a_job_nobody_waits_for_is_told_with_its_id() -> None:
    event = read(returned("J-OTHER", end_status="Completed"))
    assert (event.kind, event.job_id) == (DeviceEventKind.UNKNOWN_JOB, "J-OTHER")


def test_an_unreadable_ticket_under_our_name_is_told_for_our_job() -> None:
    event = read(b"not a ticket", words="disk error")
    assert (event.kind, event.job_id, event.raw) == (DeviceEventKind.UNREADABLE, JOB, b"not a ticket")
    assert event.text.endswith("disk error")


def test_the_same_file_is_the_same_message_and_any_difference_is_another() -> None:
    base = read(returned(end_status="Completed")).message_id
    assert read(returned(end_status="Completed"), words="more").message_id == base
    others = [read(returned(end_status="Completed"), "error"), read(returned(status="Aborted"))]
    assert base not in [event.message_id for event in others]
