"""Broken files through the service: none kills or stops it, each gets a verdict and a sentence in every language.

`GATEWAY_MUTATIONS` says how many (`make soak`: 20,000), `GATEWAY_MUTATIONS_FIRST` with which number to begin.
"""

import io
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from corpora import PROJECT
from mutations import Mutation, broken, mutations
from preflight import (
    LOCALES,
    CollectFailure,
    Facts,
    PixelFacts,
    Report,
    Verdict,
    collect,
    evaluate,
    load_profile,
    measure_pixels,
    not_checked,
    sandbox,
    words,
)
from preflight.failure import Reason
from preflight.reports.terminal import show_report
from preflight_builders import a4

COUNT = int(os.environ.get("GATEWAY_MUTATIONS", "200"))
FIRST = int(os.environ.get("GATEWAY_MUTATIONS_FIRST", "0"))
MEASURED_EVERY = 4
"""Of every so many files the pixels are measured too."""

MOST_S = 60.0
"""Far beyond what the limits let a file take, on a busy machine too; one that takes longer hangs."""


@dataclass(slots=True)
class _Tally:
    """What became of them."""

    verdicts: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    longest: tuple[float, int] = (0.0, 0)

    def told(self) -> str:
        lines = [f"{sum(self.verdicts.values())} broken files, {len(self.wrong)} wrong"]
        lines += [f"  {count:>7} {what}" for what, count in (self.verdicts + self.failures).most_common()]
        return "\n".join([*lines, f"  longest {self.longest[0]:.1f} s (number {self.longest[1]})"])


def corpus() -> Path | None:
    folder = Path(os.environ.get("GATEWAY_CORPORA", PROJECT / "corpora")) / "pdf"
    return folder if folder.is_dir() else None


def children() -> str:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")


def test_no_broken_file_kills_the_service_and_each_gets_a_verdict_and_a_sentence(tmp_path: Path) -> None:
    sandbox.start()
    server, tally = children(), _Tally()
    path = tmp_path / "broken.pdf"
    for mutation in mutations(COUNT, corpus(), first=FIRST):
        path.write_bytes(mutation.data)
        begun = time.monotonic()
        _look(mutation, path, tally)
        tally.longest = max(tally.longest, (time.monotonic() - begun, mutation.number))
    print(tally.told())
    assert tally.wrong == []
    assert sum(tally.verdicts.values()) == COUNT
    assert tally.longest[0] < MOST_S
    assert children() == server


def _look(mutation: Mutation, path: Path, tally: _Tally) -> None:
    facts = collect(path, sha256="0" * 64)
    pixels: PixelFacts | None = None
    if isinstance(facts, Facts) and facts.pages and mutation.number % MEASURED_EVERY == 0:
        measured = measure_pixels(path, sha256="0" * 64)
        pixels = measured if isinstance(measured, PixelFacts) else None
        if isinstance(measured, CollectFailure):
            _count(mutation, "pixels", measured, tally)
    if isinstance(facts, CollectFailure):
        _count(mutation, "facts", facts, tally)
        report = not_checked(facts, "", a4(), load_profile("sheetfed"))
    else:
        report = evaluate(facts, a4(), load_profile("sheetfed"), pixels)
        tally.wrong += [f"{mutation.number}: {crash.stage}: {crash.detail}" for crash in report.crashed]
    tally.verdicts[report.verdict] += 1
    tally.wrong += [f"{mutation.number}: {wrong}" for wrong in _untold(report)]


def _count(mutation: Mutation, stage: str, failure: CollectFailure, tally: _Tally) -> None:
    tally.failures[f"{stage} {failure.reason}: {failure.detail[:60]}"] += 1
    if failure.reason is not Reason.TOO_COMPLEX:
        tally.wrong.append(
            f"{mutation.number} ({mutation.kind} of {mutation.source}): {stage}: {failure.detail}"
        )


def _untold(report: Report) -> list[str]:
    """Say what of a report is not told in a language."""
    missing = []
    for locale in LOCALES:
        out = io.StringIO()
        show_report("broken.pdf", report, out, locale=locale)
        lines = out.getvalue().splitlines()
        if len(lines) < 2 and report.verdict is not Verdict.PASS:
            missing.append(f"{locale}: {report.verdict} without a sentence")
        told = [words(finding, locale) for finding in report.findings]
        missing += [
            f"{locale}: {one.title}" for one in told if not (one.operator and one.customer and one.fix)
        ]
    return (
        missing
        if Report.from_json(report.to_json()) == report
        else [*missing, "the report does not read back"]
    )


def test_a_broken_file_is_the_same_each_time_and_kinds_differ() -> None:
    some = [broken(number, None) for number in range(60)]
    assert some == [broken(number, None) for number in range(60)]
    assert len({mutation.kind for mutation in some}) == 9
