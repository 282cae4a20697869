"""The order of system calls on the delivery path, as the kernel saw it."""

import re
import shutil
from pathlib import Path

import pytest

from crash_harness import ORDERS, make_shop, place_until_accepted, settle
from gateway_process import GatewayProcess, a_press

pytestmark = pytest.mark.faults
CALL = re.compile(r"(fsync|fdatasync|renameat2|rename)\((.*?)\)\s+= 0")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_a_ticket_is_flushed_and_booked_before_it_is_shown_and_shown_before_it_is_booked_as_sent(
    tmp_path: Path,
):
    shop = make_shop(tmp_path / "shop")
    trace = tmp_path / "calls"
    strace = (
        "strace",
        "-f",
        "-y",
        "-s",
        "200",
        "-e",
        "trace=fsync,fdatasync,rename,renameat2",
        "-o",
        str(trace),
    )
    gateway = GatewayProcess(shop, prefix=strace).start()
    try:
        with a_press(shop):
            order = settle(gateway, place_until_accepted(gateway, ("flyer-key",)))["flyer-key"]
    finally:
        gateway.kill()
    assert order["order"]["state"] == "produced"
    calls = [match for line in trace.read_text().splitlines() if (match := CALL.search(line))]
    ticket = order["deliveries"][0]["job_id"] + ".jdf"
    steps = path_of_ticket([f"{match[1]} {match[2]}" for match in calls], ticket)
    print(*steps, sep="\n")
    assert steps == [
        "flush ticket in stage", "flush stage folder", "flush database",
        "rename assets", "flush hot folder", "rename ticket", "flush hot folder", "flush database",
    ]  # fmt: skip
    assert set(ORDERS) >= {"flyer-key"}


def path_of_ticket(calls: list[str], ticket: str) -> list[str]:
    """Return the steps that matter, from the flush of the staged ticket to the booking after the rename."""
    names = [name for name in (name_of(call, ticket) for call in calls) if name]
    begin = names.index("flush ticket in stage")
    shown = names.index("rename ticket")
    end = names.index("flush database", shown)
    steps = names[begin : end + 1]
    return [step for number, step in enumerate(steps) if number == 0 or step != steps[number - 1]]


def name_of(call: str, ticket: str) -> str:
    """Name a system call in the words of the protocol; empty for one that is not part of it."""
    folder = ticket.removesuffix(".jdf")
    table = (
        (rf"fsync .*gw-stage/{re.escape(ticket)}", "flush ticket in stage"),
        (r"fsync .*hot\.gw-stage>", "flush stage folder"),
        (rf"rename.*gw-stage/{re.escape(ticket)}.*hot/{re.escape(ticket)}", "rename ticket"),
        (rf"rename.*gw-stage/{re.escape(folder)}\".*hot/{re.escape(folder)}\"", "rename assets"),
        (r"fsync .*press-1/hot>", "flush hot folder"),
        (r"f(data)?sync .*gateway\.db", "flush database"),
    )
    return next((name for pattern, name in table if re.search(pattern, call)), "")
