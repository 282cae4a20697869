"""From an order on the web to a press that speaks JMF and back to the customer, through lost answers and a kill."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from adapters import build
from demo_builders import a_plan
from fault_proxy import black_hole, fault_proxy, reset, through
from gateway.demo.scenario import Fault, Plan
from gateway_process import CSR, CUSTOMER, GatewayProcess, place, wait_until, write_shop
from jdf import parse_xml
from jdf.messages import EntryEvent
from jmf_builders import Machine, free_address, running_machine

DEVICE = 'url = "{url}"\nspool = "press-1/spool"\npoll_s = 0.2\nabsent_s = 0.2\ntimeout_s = {timeout_s}\n'


@contextmanager
def a_shop(folder: Path, url: str, timeout_s: float = 5.0, more: str = "") -> Iterator[GatewayProcess]:
    """Run a shop whose press speaks JMF at a URL."""
    device = DEVICE.format(url=url, timeout_s=timeout_s) + more
    shop = write_shop(folder / "shop", kind="jmf", device=device)
    build("jmf", "press-1", tomllib.loads(device), base=shop).prepare()
    gateway = GatewayProcess(shop).start()
    try:
        yield gateway
    finally:
        gateway.kill()


def ordered(gateway: GatewayProcess) -> tuple[str, Plan]:
    plan = a_plan(Fault.NONE, "flyer")
    return place(gateway.client(), plan.form, plan.answers, plan.files, plan.key), plan


def state(gateway: GatewayProcess, order: str, token: str) -> Any:
    return gateway.client(token).get(f"/orders/{order}").json()["order"]["state"]


def reaches(gateway: GatewayProcess, order: str, wanted: str) -> None:
    wait_until(lambda: state(gateway, order, CSR) == wanted, what=f"the order is {wanted}")


@pytest.fixture
def machine() -> Iterator[Machine]:
    with running_machine() as running:
        yield running


def test_an_order_reaches_the_press_once_and_the_customer_sees_it_done(
    machine: Machine, tmp_path: Path
) -> None:
    with a_shop(tmp_path, machine.url) as gateway:
        order, plan = ordered(gateway)
        reaches(gateway, order, "queued")
        (job,) = machine.jobs
        machine.move(EntryEvent.START)
        reaches(gateway, order, "in_production")
        machine.move(EntryEvent.COMPLETE)
        reaches(gateway, order, "produced")
        assert state(gateway, order, CUSTOMER) == "produced"
        (delivery,) = gateway.client(CSR).get(f"/orders/{order}").json()["deliveries"]
        assert delivery["job_id"] == parse_xml(job.ticket).get("JobID")
        assert sorted(job.files.values()) == sorted(plan.files.values())
        assert machine.submissions() == 1


def test_a_lost_answer_does_not_print_twice(machine: Machine, tmp_path: Path) -> None:
    with fault_proxy(machine.url) as proxy, a_shop(tmp_path, proxy.url) as gateway:
        proxy.spoil, proxy.only = reset, b"SubmitQueueEntry"
        order, _ = ordered(gateway)
        reaches(gateway, order, "queued")
        assert (proxy.spoilt, machine.submissions(), len(machine.jobs)) == (1, 1, 1)


def test_a_gateway_killed_while_it_waits_for_the_answer_finds_its_job_again(
    machine: Machine, tmp_path: Path
) -> None:
    with fault_proxy(machine.url) as proxy, a_shop(tmp_path, proxy.url, 30.0) as gateway:
        proxy.spoil, proxy.only = black_hole, b"SubmitQueueEntry"
        order, _ = ordered(gateway)
        wait_until(lambda: machine.jobs, what="the press has the job")
        gateway.kill()
        proxy.spoil = through
        gateway.start()
        reaches(gateway, order, "queued")
        assert (machine.submissions(), len(machine.jobs)) == (1, 1)


def test_a_press_that_refuses_is_a_case_in_its_own_words(machine: Machine, tmp_path: Path) -> None:
    machine.simulator.manners.code = 101
    with a_shop(tmp_path, machine.url) as gateway:
        order, _ = ordered(gateway)
        reaches(gateway, order, "needs_csr")
        (case,) = gateway.client(CSR).get(f"/orders/{order}").json()["cases"]
        assert "cannot fulfil the request (101)" in str(case)


def test_the_device_test_prints_nothing(machine: Machine, tmp_path: Path) -> None:
    with a_shop(tmp_path, machine.url) as gateway:
        answer: httpx.Response = gateway.client(CSR).post("/devices/press-1/test", json={})
        assert answer.json()["ok"], answer.text
        assert (machine.submissions(), machine.jobs) == (0, [])


@contextmanager
def a_listener(shop: Path, address: str) -> Iterator[None]:
    """Run the door for devices, as a process of its own."""
    words = [sys.executable, "-m", "gateway", "listen", "--shop", str(shop), "--on", address]
    with (shop / "listen.log").open("wb") as log:
        process = subprocess.Popen(words, stdout=log, stderr=log)
    try:
        wait_until(lambda: b"Listening" in (shop / "listen.log").read_bytes(), what="the listener listens")
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_a_press_fetches_the_ticket_tells_by_itself_and_gives_it_back(
    machine: Machine, tmp_path: Path
) -> None:
    address = free_address()
    more = f'submit = "url"\nlistener = "{address}"\nsubscribe_s = 1.0\n'
    with (
        a_shop(tmp_path, machine.url, more=more) as gateway,
        a_listener(tmp_path / "shop", urlsplit(address).netloc),
    ):
        order, plan = ordered(gateway)
        reaches(gateway, order, "queued")
        (job,) = machine.jobs
        assert sorted(job.files.values()) == sorted(plan.files.values())
        machine.move(EntryEvent.START)
        wait_until(lambda: machine.simulator.channels, what="the gateway has subscribed")
        machine.simulator.signal()
        reaches(gateway, order, "in_production")
        machine.move(EntryEvent.COMPLETE)
        machine.simulator.give_back()
        reaches(gateway, order, "produced")
        assert machine.submissions() == 1
