"""What it costs to read a customer's file in a process of its own instead of in ours."""

import hashlib
import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf

from good_orders import flyer_pdf
from preflight import Facts, collect
from preflight.reader import read_facts
from preflight.sandbox import start, stop
from speed.figure import Figure, Goal, Measured, median, percentile
from speed.ink_plates import of_children

_GOAL = Goal(40.0, "ms")


def measure(*, quick: bool) -> Measured:
    """Read one small file over and over, by turns in the sandbox, in process, and only opened by pikepdf."""
    times, data = 60 if quick else 300, flyer_pdf()
    sha256 = hashlib.sha256(data).hexdigest()
    start()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        path = Path(file.name)
        ways = (
            lambda: _must_be_facts(collect(path, sha256=sha256)),
            lambda: read_facts(io.BytesIO(path.read_bytes()), sha256=sha256),
            lambda: _open(path),
        )
        for way in ways:
            _ms(way)
        sandboxed, in_process, opened = zip(
            *[tuple(_ms(way) for way in ways) for _ in range(times)], strict=True
        )
        stop()
        spent, alone = _processor_ms(path, sha256, times), _alone_ms(ways[1], times)
    price = median(sandboxed) - median(in_process)
    return Measured(
        (
            Figure(
                "facts in the sandbox, p50",
                median(sandboxed),
                "ms",
                "pikepdf.open in process",
                median(opened),
                (_GOAL,),
            ),
            Figure(
                "of that, the sandbox's price",
                price,
                "ms",
                "the same facts in process",
                median(in_process),
                (_GOAL,),
            ),
            Figure(
                "its price in processor time",
                max(0.0, spent - alone),
                "ms",
                "the same facts in process",
                alone,
                (_GOAL,),
            ),
        ),
        (
            f"A flyer of {len(data)} bytes, {times} times; p99 in the sandbox {percentile(sandboxed, 99):.1f} ms.",
        ),
    )


def _processor_ms(path: Path, sha256: str, times: int) -> float:
    """Return what a reading costs caller, server and child; what it costs to start a server is left out."""
    only_started = of_children(start, stop)
    begun = time.process_time()
    work = [lambda: _must_be_facts(collect(path, sha256=sha256))] * times
    served = of_children(start, *work, stop)
    return (max(0.0, served - only_started) + time.process_time() - begun) * 1000 / times


def _alone_ms(way: Callable[[], object], times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        way()
    return (time.process_time() - begun) * 1000 / times


def _must_be_facts(answer: object) -> None:
    assert isinstance(answer, Facts), answer


def _open(path: Path) -> None:
    with pikepdf.open(path) as document:
        len(document.pages)


def _ms(way: Callable[[], object]) -> float:
    begun = time.perf_counter()
    way()
    return (time.perf_counter() - begun) * 1000
