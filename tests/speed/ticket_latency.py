"""From the answer 201 to the ticket in the hot folder, with nothing else to do: what a CSR feels as 'at once'."""

import os
import random
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import httpx

from gateway_process import a_gateway, upload, write_shop
from good_orders import A5, flyer
from preflight_builders import page, pdf
from speed.figure import Figure, Goal, Measured, percentile

_PEER = "the same files written, flushed and renamed"
_GOAL = Goal(300.0, "ms")
_LOOK_S = 0.001
_PATIENCE_S = 30.0


def measure(*, quick: bool) -> Measured:
    """Place one order after another, each with a file never seen before, and look for its ticket every millisecond."""
    samples = 10 if quick else 40
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        shop = write_shop(Path(name) / "shop")
        hot = shop / "press-1" / "hot"
        with a_gateway(shop) as gateway, gateway.client() as client:
            chance = random.Random(1)
            timed = [_one(client, hot, number, chance) for number in range(samples + 2)][2:]
        bare = [_bare(Path(name), hot, number) for number in range(samples)]
    placing, arriving = zip(*timed, strict=True)
    p50, p99 = percentile(arriving, 50), percentile(arriving, 99)
    return Measured(
        (
            Figure("order placed → ticket, p50", p50, "ms", _PEER, percentile(bare, 50), (_GOAL,)),
            Figure("order placed → ticket, p99", p99, "ms", _PEER, percentile(bare, 99)),
        ),
        (
            f"{samples} orders one by one, each with a new file that the sandbox reads; no press empties the folder.",
            f"Placing an order takes {percentile(placing, 50):.0f} ms (p50) before that.",
        ),
    )


def _one(client: httpx.Client, hot: Path, number: int, chance: random.Random) -> tuple[float, float]:
    """Place an order; return how long the answer took and how long after it the ticket came, in ms."""
    file_id = upload(client, pdf(page(A5), page(A5), info=f"/Title({number})"))["id"]
    time.sleep(chance.uniform(0.3, 0.6))  # no beat with the gateway's own polling
    begun = time.perf_counter()
    answer = client.post("/orders", json={"form": "flyer", "answers": flyer(), "files": {"single": file_id}})
    answered = time.perf_counter()
    ticket = hot / f"J{answer.raise_for_status().json()['number']}-1.1.jdf"
    arrived = _arrival(ticket, answered + _PATIENCE_S)
    return (answered - begun) * 1000, (arrived - answered) * 1000


def _arrival(ticket: Path, end: float) -> float:
    while not ticket.exists():
        if time.perf_counter() > end:
            raise TimeoutError(f"no {ticket.name} in the hot folder after {_PATIENCE_S:.0f} s")
        time.sleep(_LOOK_S)
    return time.perf_counter()


def _bare(folder: Path, hot: Path, number: int) -> float:
    """Write and flush a ticket and its file beside, rename both, flush the folder; return the ms it took."""
    tickets = sorted(hot.glob("*.jdf"))
    ticket = tickets[number % len(tickets)]
    contents = {
        f"{number}.pdf": next((hot / ticket.stem).iterdir()).read_bytes(),
        f"{number}.jdf": ticket.read_bytes(),
    }
    stage, target = folder / "bare-stage", folder / "bare-hot"
    for place in (stage, target):
        with suppress(FileExistsError):
            place.mkdir()
    begun = time.perf_counter()
    for name, data in contents.items():
        with (stage / name).open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for name in contents:
        (stage / name).rename(target / name)
    _flush(target)
    return (time.perf_counter() - begun) * 1000


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(descriptor)
    os.close(descriptor)
