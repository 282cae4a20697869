"""The simulated device as a process: it ends when asked, and a kill makes it neither lose nor repeat a job."""

import hashlib
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from adapters.base import Asset, Consignment, DeviceEventKind
from adapters.testing import consignment, deliver
from adapters_builders import Plant, Simulator, lay, ticket
from jdf import DIALECTS, Party, TicketFile, TicketHead, job_spec_from_dict, write_ticket

pytestmark = pytest.mark.faults


def test_it_works_off_what_lies_there_and_ends(tmp_path: Path) -> None:
    lay(tmp_path, "J1.jdf", ticket("J1"))
    log = Simulator(tmp_path).once()
    assert [entry["event"] for entry in log] == ["started", "received", "printed", "returned"]


def test_settings_that_cannot_be_used_are_refused_with_the_nearest_key(tmp_path: Path) -> None:
    done = Simulator(tmp_path, config="print_secs = 1").run()
    assert (done.returncode, b"did you mean 'print_seconds'" in done.stderr) == (2, True)


def test_it_ends_when_asked(tmp_path: Path) -> None:
    simulator = Simulator(tmp_path)
    simulator.start()
    assert simulator.stop() == 0


def test_a_job_goes_there_and_back_between_two_processes(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    simulator = Simulator(tmp_path)
    simulator.start()
    waiting = [deliver(device, consignment(tmp_path))]
    simulator.wait_for(lambda: bool(simulator.log("returned")))
    simulator.stop()
    heard = plant.heard(device, waiting)
    assert [event.kind for event in heard] == [DeviceEventKind.PICKED_UP, DeviceEventKind.COMPLETED]


def test_kills_make_it_neither_lose_nor_print_a_job_twice(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    tickets = {f"J{number}": ticket(f"J{number}") for number in range(40)}
    simulator = Simulator(tmp_path, config="print_seconds = 0.01\njitter_s = 0.02")
    for job_id, data in tickets.items():
        lay(tmp_path, f"{job_id}.jdf", data)
    for _ in range(8):
        printed = len(simulator.log("printed")) + chance.randint(1, 4)
        simulator.start()
        simulator.wait_for(lambda wanted=printed: len(simulator.log("printed")) >= min(wanted, len(tickets)))
        simulator.kill()
    simulator.once()
    received = {entry["job_id"]: entry["sha256"] for entry in simulator.log("received")}
    assert received == {job_id: hashlib.sha256(data).hexdigest() for job_id, data in tickets.items()}
    for event in ("received", "printed"):
        assert set(Counter(entry["job_id"] for entry in simulator.log(event)).values()) == {1}
    assert {path.stem for path in (tmp_path / "out").glob("*.jdf")} == set(tickets)


def written(job_id: str, pdf: Path) -> tuple[Consignment, bytes]:
    """Write a real ticket for a flyer of two pages with our own writer."""
    inks = {"inks": ["Cyan", "Magenta", "Yellow", "Black"]}
    part = {
        "id": "single",
        "role": "single",
        "pages": 2,
        "size": {"trim_w_mm": 148, "trim_h_mm": 210, "bleed_mm": 3},
        "media": {"type": "paper", "gsm": 135, "coating_front": "gloss", "coating_back": "gloss"},
        "print": {"front": inks, "back": inks},
    }
    spec = job_spec_from_dict({"product_type": "flyer", "name": "Spring", "quantity": 500, "parts": [part]})
    data = pdf.read_bytes()
    sha256, md5 = hashlib.sha256(data).hexdigest(), hashlib.md5(data, usedforsecurity=False).hexdigest()
    file = TicketFile("single", f"{job_id}/single.pdf", sha256, len(data), 2, "art.pdf", md5)
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    head = TicketHead(job_id, "all", "2026-000123", at, "gateway", "1", Party("C1"))
    ticket = write_ticket(spec, head, [file], DIALECTS["jdf-1.5-product"])
    assets = (Asset("single.pdf", pdf, sha256, len(data)),)
    return Consignment("d1", job_id, f"{job_id}.jdf", ticket.data, assets, job_id), data


@pytest.mark.parametrize(
    ("config", "kind", "text"),
    [
        ('[[stock]]\nname = "gloss 135"\ngsm = 135\ncoating = "Glossy"', DeviceEventKind.COMPLETED, ""),
        (
            '[[stock]]\nname = "gloss 170"\ngsm = 170',
            DeviceEventKind.REFUSED,
            "no paper of 135 g/m2, coating Glossy; loaded: gloss 170",
        ),
        (
            '[[rule]]\nthen = "fail"\nwhen = {quantity_min = 400}\ntext = "paper jam"',
            DeviceEventKind.ABORTED,
            "paper jam",
        ),
    ],
)
def test_a_ticket_of_our_writer_is_understood_and_its_answer_read(
    tmp_path: Path, config: str, kind: DeviceEventKind, text: str
) -> None:
    with pikepdf.new() as document:
        for _ in range(2):
            document.add_blank_page()
        document.save(tmp_path / "art.pdf")
    plant = Plant(tmp_path / "plant")
    device = plant.open()
    job, data = written("J2026-000123-1.1", tmp_path / "art.pdf")
    waiting = [deliver(device, job)]
    received = Simulator(plant.base, config).once()[1]
    assert received["sha256"] == hashlib.sha256(job.ticket).hexdigest()
    assert received["files"] == {f"{job.folder}/single.pdf": hashlib.sha256(data).hexdigest()}
    (_, answer) = plant.heard(device, waiting)
    assert (answer.kind, answer.job_id, answer.text) == (kind, job.job_id, text)
