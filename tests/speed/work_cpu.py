"""Processor time that an order costs us from its request to its return, step by step, on one thread.

Unlike orders a second, this hardly changes with what else the machine does; the durable engine's part is left out.
"""

import asyncio
import json
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from gateway.logs import set_up_logs
from gateway.services.check_files import check_files
from gateway.services.deliver_ticket import deliver_ticket
from gateway.services.follow_device import follow_device
from gateway.web.app import create_app
from gateway_builders import InlineWork, a_file, a_shop, token_of
from good_orders import flyer, flyer_pdf
from speed.bare_server import NAME, PATH, make_app
from speed.figure import Figure, Measured, median

STEPS = ("place", "check", "deliver", "follow")
_SERVICES = {"check": (check_files, "ready"), "deliver": (deliver_ticket, "sent")}
_LOOKS, _TAKEN = 3, 2
_PRESS = "press-1"
_WARM_UP = 10
_RUN = (
    '<ProcessRun AgentName="RIP" ID="PR1" TimeStamp="2026-11-23T10:00:00Z" Start="2026-11-23T09:00:00Z" '
    'End="2026-11-23T10:00:00Z" EndStatus="Completed"/></AuditPool>'
)


def measure(*, quick: bool) -> Measured:
    """Take flyers one after another through all steps, and as many through the bare application."""
    orders = 50 if quick else 300
    with redirect_stderr(Path(os.devnull).open("w")):
        set_up_logs(readable=False)
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        costs = costs_ms(Path(name), orders)
        bare_ms = _bare_ms(Path(name), orders)
    figures = [Figure(f"processor time to {step}", costs[step], "ms/order", NAME, bare_ms) for step in STEPS]
    whole = Figure("processor time, all steps", sum(costs.values()), "ms/order", NAME, bare_ms)
    return Measured(
        (*figures, whole),
        ("In one process without the durable engine; the file's facts are known from an order before.",),
    )


def costs_ms(folder: Path, orders: int) -> dict[str, float]:
    """Return the processor time of each step of a middling order."""
    spent: dict[str, list[float]] = {step: [] for step in STEPS}
    with asyncio.Runner() as runner:
        line = _Line(folder, runner)
        for _ in range(_WARM_UP):
            line.produce_one({step: [] for step in STEPS})
        for _ in range(orders):
            line.produce_one(spent)
    return {step: 1000 * median(seconds) for step, seconds in spent.items()}


class _Line:
    """A shop with one hot folder; we are customer and press, and our own time is not counted."""

    def __init__(self, folder: Path, runner: asyncio.Runner) -> None:
        self._runner, self._hot = runner, folder / _PRESS / "hot"
        places = {"folder": self._hot, "out": self._hot.parent / "out", "error": self._hot.parent / "error"}
        for place in places.values():
            place.mkdir(parents=True)
        self._shop = a_shop(folder, device={_PRESS: {"kind": "hotfolder", "stable_s": 0.0, **places}})
        self._app = create_app(self._shop)
        content = {"form": "flyer", "answers": flyer(), "files": {"single": a_file(self._shop, flyer_pdf())}}
        self._body = json.dumps(content).encode()
        self._made = 0

    def produce_one(self, spent: dict[str, list[float]]) -> None:
        """Take one order through all steps; adds the processor time of each."""
        self._made += 1
        headers = {"authorization": f"Bearer {token_of('ana')}", "idempotency-key": f"speed-{self._made}"}
        request = _request(self._app, "/api/v1/orders", self._body, headers)
        spent["place"].append(_cpu_s(lambda: self._runner.run(request)))
        for step in _SERVICES:
            spent[step].append(_cpu_s(self._work))
        self._print()
        spent["follow"].append(_cpu_s(self._follow))

    def _work(self) -> None:
        assert isinstance(self._shop.work, InlineWork)
        _, job = self._shop.work.waiting.popitem()
        service, outcome = _SERVICES[job.kind]
        assert service(self._shop, job.order_id, job.revision) == outcome

    def _print(self) -> None:
        (ticket,) = self._hot.glob("*.jdf")
        text = ticket.read_text().replace("</AuditPool>", _RUN, 1)
        ticket.unlink()
        returned = text.replace('Status="Waiting"', 'Status="Completed"', 1)
        (self._hot.parent / "out" / ticket.name).write_text(returned)

    def _follow(self) -> None:
        taken = sum(follow_device(self._shop, _PRESS) for _ in range(_LOOKS))
        assert taken == _TAKEN, taken


async def _request(app: FastAPI, path: str, body: bytes, headers: dict[str, str]) -> None:
    """Make one POST request of an application without a server or client between."""
    said = {
        "host": "speed.test",
        "content-type": "application/json",
        "content-length": str(len(body)),
        **headers,
    }
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80), "headers": [(name.encode(), value.encode()) for name, value in said.items()],
    }  # fmt: skip
    answers: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        answers.append(message)

    await app(scope, receive, send)
    assert answers[0]["status"] == 201, answers


def _bare_ms(folder: Path, orders: int) -> float:
    app = make_app(folder / "bare.db")
    body = json.dumps({"form": "flyer", "answers": flyer(), "files": {"single": "0"}}).encode()
    with asyncio.Runner() as runner:
        for _ in range(_WARM_UP):
            runner.run(_request(app, PATH, body, {}))
        spent = [_cpu_s(lambda: runner.run(_request(app, PATH, body, {}))) for _ in range(orders)]
    return 1000 * median(spent)


def _cpu_s(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
