"""The device in one process with a clock moved by hand; the process itself is tested among the faults."""

import hashlib
import json
import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from adapters.simulator.config import Rule, SimulatorConfig, When
from adapters.simulator.journal import Journal
from adapters.simulator.plant import Folders, Plant
from adapters_builders import lay, ticket
from jdf import Outcome, read_returned

JOB = "J2026-000123-1.1"
FILES = {f"{JOB}/cover.pdf": b"%PDF cover"}
NAMED = {f"{JOB}/cover.pdf": 'FileSize="10"'}


def plant(base: Path, *rules: Rule, **options: float) -> Plant:
    folders = Folders(base)
    folders.make()
    config = SimulatorConfig(rule=rules, **options)  # type: ignore[arg-type]  # floats for the float fields
    return Plant(folders, config, Journal(base / "log"), random.Random(1))


def log(base: Path, event: str) -> list[Mapping[str, object]]:
    entries = [json.loads(line) for line in (base / "log").read_bytes().splitlines()]
    return [entry for entry in entries if entry["event"] == event]


def test_a_good_job_is_received_printed_returned_and_its_files_removed(tmp_path: Path) -> None:
    data = ticket(JOB, quantity=500, files=NAMED)
    lay(tmp_path, f"{JOB}.jdf", data, FILES)
    plant(tmp_path).step(0)
    (received,), (printed,), (given,) = (
        log(tmp_path, event) for event in ("received", "printed", "returned")
    )
    assert (received["job_id"], received["sha256"]) == (JOB, hashlib.sha256(data).hexdigest())
    assert received["files"] == {f"{JOB}/cover.pdf": hashlib.sha256(b"%PDF cover").hexdigest()}
    assert (printed["quantity"], given["folder"]) == (500, "out")
    assert read_returned((tmp_path / "out" / f"{JOB}.jdf").read_bytes()).outcome is Outcome.COMPLETED
    assert list((tmp_path / "hot").iterdir()) == []


@pytest.mark.parametrize(("act", "printed"), [("refuse", 0), ("fail", 1)])
def test_a_refused_or_failed_job_comes_back_in_the_error_folder_with_the_words(
    tmp_path: Path, act: str, printed: int
) -> None:
    lay(tmp_path, f"{JOB}.jdf", ticket(JOB))
    plant(tmp_path, Rule(act, text="paper jam")).step(0)
    found = read_returned((tmp_path / "error" / f"{JOB}.jdf").read_bytes())
    assert (found.outcome, [note.text for note in found.notes]) == (Outcome.ABORTED, ["paper jam"])
    assert (tmp_path / "error" / f"{JOB}.log").read_text() == "paper jam\n"
    assert len(log(tmp_path, "printed")) == printed


def test_an_unreadable_ticket_goes_to_the_error_folder_as_it_came(tmp_path: Path) -> None:
    lay(tmp_path, "half.jdf", ticket(JOB)[:100])
    plant(tmp_path).step(0)
    assert (tmp_path / "error" / "half.jdf").read_bytes() == ticket(JOB)[:100]
    assert [entry["readable"] for entry in log(tmp_path, "received")] == [False]


def test_an_ignored_ticket_is_left_and_said_once(tmp_path: Path) -> None:
    lay(tmp_path, f"{JOB}.jdf", ticket(JOB))
    device = plant(tmp_path, Rule("ignore"))
    device.step(0)
    device.step(1)
    assert ((tmp_path / "hot" / f"{JOB}.jdf").exists(), len(log(tmp_path, "ignored"))) == (True, 1)
    assert device.idle()


def test_a_slow_job_holds_up_only_itself(tmp_path: Path) -> None:
    device = plant(tmp_path, Rule("slow", When(job_id=JOB), seconds=5))
    lay(tmp_path, f"{JOB}.jdf", ticket(JOB))
    lay(tmp_path, "J2.jdf", ticket("J2"))
    seen = []
    for now in (0.0, 4.9, 5.0):
        device.step(now)
        seen.append(sorted(path.name for path in (tmp_path / "out").iterdir()))
    assert seen == [["J2.jdf"], ["J2.jdf"], ["J2.jdf", f"{JOB}.jdf"]]


def test_a_second_ticket_of_the_same_name_is_a_second_job_that_the_log_shows(tmp_path: Path) -> None:
    device = plant(tmp_path)
    for _ in range(2):
        lay(tmp_path, f"{JOB}.jdf", ticket(JOB))
        device.step(0)
    assert (len(log(tmp_path, "received")), len(log(tmp_path, "printed"))) == (2, 2)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"{JOB}-2.jdf", f"{JOB}.jdf"]


def test_a_restart_goes_on_with_what_was_taken_in_and_keeps_its_decision(tmp_path: Path) -> None:
    lay(tmp_path, f"{JOB}.jdf", ticket(JOB))
    plant(tmp_path, Rule("refuse", text="no", seconds=5)).step(0)
    plant(tmp_path).step(float("inf"))
    assert (tmp_path / "error" / f"{JOB}.jdf").exists()
    assert [entry["decision"] for entry in log(tmp_path, "received")] == ["refuse"]
