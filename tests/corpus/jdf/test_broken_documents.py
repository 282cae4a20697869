"""Broken documents and packages through every reader: an answer or an error with a code, never anything else.

`GATEWAY_MUTATIONS` says how many (`make soak`: 20,000), `GATEWAY_MUTATIONS_FIRST` with which number to begin.
"""

import io
import os
import random
import resource
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from broken_documents import broken_documents, broken_packages, broken_zip
from jdf import (
    DIALECTS,
    XJDF_DIALECTS,
    Depth,
    JdfError,
    compare_tickets,
    convert,
    diff_tickets,
    explain,
    merge_return,
    read_document,
    read_job,
    read_returned,
    resolve,
    summary,
    validate,
    write_document,
)
from jdf.messages import parse_jmf, parse_xjmf
from jdf.packages import PackagePart, read_mime, read_zip
from jdf.printtalk import read_printtalk
from jdf_builders import flyer, written

pytestmark = pytest.mark.corpus
COUNT = int(os.environ.get("GATEWAY_MUTATIONS", "60"))
FIRST = int(os.environ.get("GATEWAY_MUTATIONS_FIRST", "0"))
OURS = written(flyer()).data
MOST_S = 30.0
"""Far beyond what a document of 150 KB takes, on a busy machine too; one that takes longer hangs."""
MOST_MB = 300

READERS: Mapping[str, Callable[[bytes, bytes], object]] = {
    "validate": lambda data, _: validate(data, depth=Depth.REACH),
    "read_job": lambda data, _: read_job(data),
    "to JDF": lambda data, _: convert(data, DIALECTS["jdf-1.5-product"]),
    "to XJDF": lambda data, _: convert(data, XJDF_DIALECTS["xjdf-2.1"]),
    "explain": lambda data, _: explain(data),
    "summary": lambda data, _: summary(data),
    "resolve": lambda data, _: resolve(read_document(data)),
    "read_returned": lambda data, _: read_returned(data),
    "merge_return": lambda data, _: merge_return(OURS, data),
    "diff": lambda data, sound: diff_tickets(sound, data),
    "compare": lambda data, sound: compare_tickets(sound, data),
    "document": lambda data, _: write_document(read_document(data)),
    "jmf": lambda data, _: parse_jmf(data),
    "xjmf": lambda data, _: parse_xjmf(data),
    "printtalk": lambda data, _: read_printtalk(data),
}


@dataclass
class Counted:
    """What became of the broken ones."""

    answers: Counter[str] = field(default_factory=Counter)
    longest: tuple[float, str] = (0.0, "")
    faults: list[str] = field(default_factory=list)

    def take(self, name: str, do: Callable[[], object]) -> None:
        """Do it, and count an answer or an error with a code; whatever else is raised is kept with its name."""
        started = time.process_time()
        try:
            do()
            self.answers["an answer"] += 1
        except JdfError as refusal:
            self.answers[refusal.code] += 1
        except Exception as fault:  # noqa: BLE001 (whatever else is raised is what this test looks for)
            self.faults.append(f"{name} raised {type(fault).__name__}: {fault}")
        took = time.process_time() - started
        self.longest = max(self.longest, (took, name))
        assert took < MOST_S, name

    def __str__(self) -> str:
        told = ", ".join(f"{count} {what}" for what, count in self.answers.most_common())
        return f"{told}; the longest took {self.longest[0]:.2f} s ({self.longest[1]})"


def grown(do: Callable[[], Counted], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Do it, say what came of it, and hold the process to its memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    counted = do()
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    with capsys.disabled():
        print(f"\n  {what}: {counted}; {more} MB more")
    assert counted.faults == []
    assert more < MOST_MB


def test_a_broken_document_gets_an_answer_or_an_error_with_a_code(capsys: pytest.CaptureFixture[str]):
    def read() -> Counted:
        counted = Counted()
        for each in broken_documents(COUNT, FIRST):
            for name, reader in READERS.items():
                what = f"{name} of {each.number}, {each.source}, {each.how}"
                counted.take(what, lambda reader=reader, each=each: reader(each.data, each.sound))
        return counted

    grown(read, f"{COUNT} documents, {len(READERS)} readers", capsys)


def used(part: PackagePart) -> int:
    return sum(len(piece) for piece in part.chunks())


def test_a_broken_package_gives_parts_or_an_error_with_a_code(capsys: pytest.CaptureFixture[str]):
    def read() -> Counted:
        counted = Counted()
        for each, kind in broken_packages(COUNT, FIRST):
            size = (
                random.Random(each.number).choice([1, 13, 700, 1 << 20])
                if len(each.data) < 40_000
                else 1 << 16
            )
            pieces = [each.data[at : at + size] for at in range(0, len(each.data), size)]
            what = f"package {each.number}, {each.source}, {each.how}, pieces of {size}"
            counted.take(
                what,
                lambda pieces=pieces, kind=kind: [
                    used(part) for part in read_mime(pieces, content_type=kind)
                ],
            )
        return counted

    grown(read, f"{COUNT} MIME packages", capsys)


def zipped(*members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


ZIPS = (
    zipped(("root.xjdf", OURS), ("art/a.pdf", b"%PDF-1.4" * 500)),
    zipped(("root.xjdf", OURS), ("a.pdf", bytes(3 << 20))),
    zipped(("../a", b"x"), ("/b", b"y"), ("C:\\c", b"z"), ("root.xjdf", OURS)),
    zipped(*((f"{n}", b"x") for n in range(300))),
    zipped(("root.xjdf", OURS), ("a.pdf", b"%PDF" * 900), how=zipfile.ZIP_STORED),
)


def test_a_broken_zip_gives_parts_or_an_error_with_a_code(capsys: pytest.CaptureFixture[str]):
    def read() -> Counted:
        counted = Counted()
        for number in range(FIRST, FIRST + COUNT):
            dice = random.Random(f"zip {number}")
            data = broken_zip(ZIPS[number % len(ZIPS)], dice)
            counted.take(
                f"ZIP {number}", lambda data=data: [used(part) for part in read_zip(io.BytesIO(data))]
            )
        return counted

    grown(read, f"{COUNT} ZIPs", capsys)


def test_every_source_is_broken_in_every_way_the_same_each_time():
    made: list[Any] = list(broken_documents(60))
    assert [each.data for each in made] == [each.data for each in broken_documents(60)]
    assert len({each.how for each in made}) >= 8
    assert sum(each.data != each.sound for each in made) > 50
