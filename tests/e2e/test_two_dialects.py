"""One shop, two devices that read different tickets: each form goes to its own press and comes back printed."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from adapters import build
from demo_builders import a_plan
from gateway.demo.scenario import Fault, Plan
from gateway_process import CSR, CUSTOMER, TOKENS, GatewayProcess, wait_until
from jdf import parse_xml, validate

SHOP = """
[shop]
name = "Test Print"
[web]
listen = "127.0.0.1:0"
[[device]]
id = "planner"
kind = "hotfolder"
profile = "generic-1.5"
folder = "planner/hot"
out = "planner/out"
error = "planner/error"
stable_s = 0.05
[[device]]
id = "digital"
kind = "hotfolder"
profile = "generic-1.3-idp"
folder = "digital/hot"
out = "digital/out"
error = "digital/error"
stable_s = 0.05
[[route]]
device = "{flyers_to}"
form = ["flyer"]
[[route]]
device = "{booklets_to}"
form = ["booklet"]
[[person]]
id = "ana"
name = "Ana Berg"
email = "ana@example.com"
company = "Berg"
role = "customer"
token = "file:secrets/ana.token"
[[person]]
id = "marek"
name = "Marek"
role = "csr"
token = "file:secrets/marek.token"
"""
DEVICES = ("planner", "digital")
WRITTEN = {"planner": ("1.5", "Product", "jdf-1.5-product"), "digital": ("1.3", "Combined", "jdf-1.3-idp")}


def write_shop(folder: Path, routes: Mapping[str, str]) -> Path:
    for name in ("secrets", *(f"{device}/{sub}" for device in DEVICES for sub in ("hot", "out", "error"))):
        (folder / name).mkdir(parents=True)
    for name, token in TOKENS.items():
        (folder / "secrets" / f"{name}.token").write_text(token)
    (folder / "shop.toml").write_text(SHOP.format(flyers_to=routes["flyer"], booklets_to=routes["booklet"]))
    for device in DEVICES:
        table = {sub: f"{device}/{sub}" for sub in ("out", "error")} | {"folder": f"{device}/hot"}
        build("hotfolder", device, table, base=folder).prepare()
    return folder


@contextmanager
def press(folder: Path) -> Iterator[None]:
    """Run the simulated press on a device's folder."""
    words = [sys.executable, "-m", "adapters.simulator", "--folder", str(folder)]
    process = subprocess.Popen(
        [*words, "--log", str(folder / "log.jsonl")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def place(client: httpx.Client, plan: Plan) -> str:
    """Send the files of an order, then the order; return its id."""
    files = {}
    for slot, data in plan.files.items():
        sent = client.put("/files", params={"name": f"{slot}.pdf"}, content=data)
        assert sent.is_success, sent.text
        files[slot] = sent.json()["id"]
    body = {"form": plan.form, "answers": plan.answers, "files": files}
    placed = client.post("/orders", json=body, headers={"Idempotency-Key": plan.key})
    assert placed.is_success, placed.text
    return str(placed.json()["id"])


def journal(folder: Path) -> list[dict[str, Any]]:
    """Return what the press entered about its jobs."""
    entries = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return [entry for entry in entries if entry["slot"]]


@pytest.mark.parametrize(
    "routes", [{"flyer": "planner", "booklet": "digital"}, {"flyer": "digital", "booklet": "planner"}]
)
def test_each_form_goes_to_its_device_in_the_dialect_that_it_reads(
    routes: Mapping[str, str], tmp_path: Path
) -> None:
    shop = write_shop(tmp_path / "shop", routes)
    plans = {form: a_plan(Fault.NONE, form) for form in routes}
    with ExitStack() as running:
        gateway = GatewayProcess(shop).start()
        running.callback(gateway.kill)
        for device in DEVICES:
            running.enter_context(press(shop / device))
        customer, office = gateway.client(CUSTOMER), gateway.client(CSR)
        placed = {form: place(customer, plan) for form, plan in plans.items()}
        seen = {
            form: wait_until(lambda id_=id_: produced(office, id_), what=f"{form} is produced")
            for form, id_ in placed.items()
        }
        for form, device in routes.items():
            (delivery,) = seen[form]["deliveries"]
            ticket = office.get(f"/orders/{placed[form]}/ticket").content
            judge(ticket, delivery, device)
            printed_as_ordered(journal(shop / device), plans[form], delivery["job_id"], ticket)
        assert gateway.stop() == 0


def produced(office: httpx.Client, order_id: str) -> dict[str, Any] | None:
    """Return the order once it is produced; stop at once where it stands before a person."""
    order: dict[str, Any] = office.get(f"/orders/{order_id}").json()
    assert order["order"]["state"] not in {"needs_csr", "needs_customer"}, order["cases"]
    return order if order["order"]["state"] == "produced" else None


def judge(ticket: bytes, delivery: Mapping[str, Any], device: str) -> None:
    version, kind, dialect = WRITTEN[device]
    root = parse_xml(ticket)
    assert (delivery["device"], delivery["dialect"]) == (device, dialect)
    assert (root.get("Version"), root.get("Type")) == (version, kind)
    assert [finding for finding in validate(ticket) if finding.severity == "error"] == []


def printed_as_ordered(log: list[dict[str, Any]], plan: Plan, job_id: str, ticket: bytes) -> None:
    """The press, which knows nothing but its folder, read this ticket once, these files, this quantity."""
    received, printed, returned = log
    assert received["job_id"] == printed["job_id"] == returned["job_id"] == job_id
    assert received["sha256"] == hashlib.sha256(ticket).hexdigest()
    assert (received["decision"], returned["folder"]) == ("accept", "out")
    assert sorted(received["files"].values()) == sorted(
        hashlib.sha256(data).hexdigest() for data in plan.files.values()
    )
    assert printed["quantity"] == plan.quantity
