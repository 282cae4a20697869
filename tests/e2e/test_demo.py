"""The demo from end to end: real gateway, real press process, real files, seen from outside."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cli_builders import ran
from gateway.demo.pdf import make_pdf
from gateway.demo.run import Listener, Placed, demo
from gateway.demo.scenario import Fault, draw
from gateway.demo.shop import DemoShop
from gateway.demo.telling import silent
from gateway.running import is_held

WAIT_S = 60
STATES = {
    "none": "produced",
    "no-bleed": "needs_customer",
    "missing-page": "needs_customer",
    "no-paper": "needs_csr",
}


@pytest.mark.parametrize("seed", [3, 42])
def test_one_run_ends_with_0_and_tells_programs_what_became_of_each_order(seed: int, tmp_path: Path) -> None:
    words = [
        sys.executable,
        "-m",
        "gateway",
        "demo",
        "--once",
        "--seed",
        str(seed),
        "--json",
        "--shop",
        str(tmp_path / "d"),
    ]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=WAIT_S * 2)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    told = json.loads(ended.stdout)
    assert (told["ok"], told["seed"]) == (True, seed)
    assert [one["fault"] for one in told["orders"]] == [plan.fault for plan in draw(seed).plans]
    assert {one["fault"]: one["state"] for one in told["orders"]} == STATES
    assert sum(one["figures"] for one in told["orders"]) > 100
    assert not is_held(tmp_path / "d" / "data")


def test_a_press_that_took_a_job_twice_is_not_passed(tmp_path: Path) -> None:
    shops: list[DemoShop] = []

    def taken_again(placed: Placed, event: Any) -> None:
        """Let the press's log say once more what it said of each job that was produced."""
        if event["data"]["to"] == "produced":
            log = shops[0].press_log
            lines = [line for line in log.read_text().splitlines() if f"J{placed.number}-" in line]
            with log.open("a") as file:
                file.write(next(line for line in lines if '"received"' in line) + "\n")

    listener = Listener(lambda _scenario, shop, _url: shops.append(shop), silent().placed, taken_again)
    with demo(5, tmp_path / "d", listener) as outcome:
        wrong = {fate.placed.plan.fault: {one.what for one in fate.judgement.wrong} for fate in outcome.fates}
    assert not outcome.ok
    assert "times the press took it, and its decision" in wrong.pop(Fault.NONE)
    assert all(not found for found in wrong.values())


@pytest.fixture
def live(tmp_path: Path) -> Iterator[tuple[Path, "subprocess.Popen[str]"]]:
    """Run a demo that goes on after its judgement."""
    words = [sys.executable, "-m", "gateway", "demo", "--seed", "9", "--shop", str(tmp_path / "d")]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "Ctrl-C stops it" in line:
                break
        assert "All 5 orders became what they should" in "".join(said), "".join(said)
        yield tmp_path / "d", process
    finally:
        process.terminate()  # it takes gateway and press with it
        process.wait(timeout=WAIT_S)


def test_the_command_line_works_on_a_running_shop_until_ctrl_c(
    live: tuple[Path, "subprocess.Popen[str]"],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    database: str,
) -> None:
    shop, process = live
    here = ("--shop", shop, "--json")
    orders = ran(capsys, "order", "list", *here).json["orders"]
    assert len(orders) == 5
    by_title = {one["title"]: one for one in orders}
    scenario = draw(9)

    good = next(plan for plan in scenario.plans if plan.fault is Fault.NONE and plan.form == "flyer")
    number = by_title[good.answers["name"]]["number"]
    shown = ran(capsys, "order", "show", number, *here)
    assert shown.json["order"]["state"] == "produced"
    assert ran(capsys, "order", "ticket", number, "-o", tmp_path / "t.jdf", "--shop", shop).code == 0
    (part,) = ran(capsys, "ticket", "show", tmp_path / "t.jdf", "--json").json["parts"]
    assert part["quantity"] == good.quantity

    bare = next(plan for plan in scenario.plans if plan.fault is Fault.NO_BLEED)
    (tmp_path / "mended.pdf").write_bytes(make_pdf(replace(bare.artwork["single"], bleed_mm=3)))
    cases = ran(capsys, "case", "list", *here).json["cases"]
    assert len(cases) == 3
    case = next(one for one in cases if one["order_number"] == by_title[bare.answers["name"]]["number"])
    assert ran(capsys, "case", "show", case["id"], "--shop", shop).code == 0
    mended = f"single={tmp_path / 'mended.pdf'}"
    acted = ran(
        capsys, "case", "act", case["id"], "replace-file", "--reason", "bleed added", "--file", mended, *here
    )
    assert acted.code == 0, acted.out
    assert state_after(capsys, shop, case["order_number"]) == "produced"

    (tmp_path / "answers.json").write_text(json.dumps(good.answers))
    (tmp_path / "art.pdf").write_bytes(good.files["single"])
    again = ["order", "submit", "flyer", "--answers", tmp_path / "answers.json", "--key", "once"]
    first = ran(capsys, *again, "--file", f"single={tmp_path / 'art.pdf'}", *here)
    assert (first.code, first.json["title"]) == (0, good.answers["name"])
    assert state_after(capsys, shop, first.json["number"]) == "produced"
    assert ran(capsys, *again, *here).json["error"]["code"] == "idempotency-key-reused"
    refused = ran(capsys, "order", "submit", "flyer", "--answers", tmp_path / "answers.json", *here)
    assert (refused.code, refused.json["error"]["problems"][0]["field"]) == (1, "/files/single")
    assert ran(capsys, "order", "show", "2026-999999", *here).json["error"]["code"] == "not-found"

    assert ran(capsys, "device", "test", "press-1", *here).json["ok"]
    assert [one["usable"] for one in ran(capsys, "device", "list", *here).json["devices"]] == [True]
    unsafe = {"sqlite": [], "postgresql": ["database"]}[database]  # the tests' own server does not flush
    examined = ran(capsys, "doctor", *here).json["checks"]
    assert [one["name"] for one in examined if not one["ok"]] == unsafe
    for verb in (("order", "list"), ("order", "show", number), ("case", "list"), ("device", "list")):
        assert ran(capsys, *verb, "--shop", shop).code == 0

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=WAIT_S) == 0
    assert not is_held(shop / "data")
    assert ran(capsys, "order", "list", *here).code == 3


def state_after(capsys: pytest.CaptureFixture[str], shop: Path, number: str) -> str:
    """Wait until an order has been produced, or has come to stand elsewhere."""
    moving = {"received", "checking", "ready", "sending", "sent", "queued", "in_production"}
    deadline = time.monotonic() + WAIT_S
    state = ""
    while time.monotonic() < deadline:
        state = ran(capsys, "order", "show", number, "--shop", shop, "--json").json["order"]["state"]
        if state not in moving:
            break
    return str(state)
