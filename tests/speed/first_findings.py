"""How soon findings are there: the first of a long file while it is read, and the verdict on a heavy one."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from book_builders import long_book
from preflight import Expected, Facts, Progress, collect, evaluate, evaluate_early, load_profile
from preflight.sandbox import start, stop
from speed.figure import Figure, Goal, Measured, median, percentile
from speed.print_files import album

_ORDER = Expected(
    pages=96,
    trim_w_mm=148.0,
    trim_h_mm=210.0,
    bleed_mm=3.0,
    min_ppi=250.0,
    colours_front=("C", "M", "Y", "K"),
)
_SHA256 = "0" * 64
_PAGES, _HEAVY_PAGES = 100, 50
_LONG = 2000


def measure(*, quick: bool) -> Measured:
    """Read both in the sandbox as the gateway does, and look at what a changed order costs once they are read."""
    times = 5 if quick else 40
    start()
    with tempfile.TemporaryDirectory() as folder:
        long, heavy, book = (Path(folder) / name for name in ("long.pdf", "heavy.pdf", "book.pdf"))
        long_book(long, _PAGES)
        long_book(book, 200 if quick else _LONG)
        heavy.write_bytes(album(_HEAVY_PAGES))
        size_mb = heavy.stat().st_size / 1e6
        firsts = [_first_finding(long) for _ in range(times)]
        verdicts = [_verdict(heavy) for _ in range(times)]
        changes = [_changed_order(path, times) for path in (long, book)]
    stop()
    whole = median([each[1] for each in firsts])
    return Measured(
        (
            Figure("first findings of 100 pages, p95", percentile([each[0] for each in firsts], 95), "ms",
                   "all facts of the file, p50", whole, (Goal(1000.0, "ms"),)),
            Figure(f"verdict by facts, {_HEAVY_PAGES} pages of {size_mb:.0f} MB, p95", percentile(verdicts, 95), "ms",
                   "the same, p50", median(verdicts), (Goal(5000.0, "ms"),)),
            Figure("a changed order, 32 pages, CPU", changes[0], "ms", "the whole book", changes[1],
                   (Goal(20.0, "ms"),)),
        ),
        (f"{times} times each; the time on the clock from the last byte, without the gateway's own work.",),
    )  # fmt: skip


def _first_finding(path: Path) -> tuple[float, float]:
    """Return when the first finding was there, and when all facts were, in ms."""
    profile, begun, seen = load_profile("sheetfed"), time.perf_counter(), list[float]()

    def watch(progress: Progress) -> None:
        if not seen and evaluate_early(progress.look(), _ORDER, profile).findings:
            seen.append(_ms_since(begun))

    assert isinstance(collect(path, sha256=_SHA256, watch=watch), Facts)
    return seen[0], _ms_since(begun)


def _verdict(path: Path) -> float:
    begun = time.perf_counter()
    facts = collect(path, sha256=_SHA256)
    assert isinstance(facts, Facts), facts
    assert evaluate(facts, _ORDER, load_profile("sheetfed")).findings
    return _ms_since(begun)


def _changed_order(path: Path, times: int) -> float:
    """Return what it takes to judge stored facts anew, in ms of processor time; of a short file, 32 pages."""
    facts, profile = collect(path, sha256=_SHA256), load_profile("sheetfed")
    assert isinstance(facts, Facts), facts
    if len(facts.pages) == _PAGES:
        facts = replace(facts, pages=facts.pages[:32])
    taken = []
    for changed in range(times):
        begun = time.process_time()
        evaluate(facts, replace(_ORDER, pages=changed), profile)
        taken.append(1000 * (time.process_time() - begun))
    return median(taken)


def _ms_since(begun: float) -> float:
    return 1000 * (time.perf_counter() - begun)
