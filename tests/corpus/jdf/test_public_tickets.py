"""Tickets of other people's projects: each is read or refused, and never anything else happens."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from corpora import corpora_dir
from jdf import JdfError, XmlRefusedError, explain, parse_xml, read_job, read_returned, summary, validate

pytestmark = pytest.mark.corpus

ENDINGS = {".jdf", ".xjdf", ".jmf", ".xjmf", ".ptk", ".xml"}


def files() -> list[Path]:
    return sorted(path for path in corpora_dir("jdf").rglob("*") if path.suffix.lower() in ENDINGS)


def verdict(read: object, data: bytes) -> str:
    try:
        read(data)  # type: ignore[operator]  # one of our readers
    except JdfError as refusal:
        return refusal.code
    return "read"


@pytest.mark.parametrize(
    "read", [parse_xml, read_returned, summary, read_job, explain], ids=lambda read: read.__name__
)
def test_every_file_is_read_or_refused_with_a_reason(read: object, capsys: pytest.CaptureFixture[str]):
    counts = Counter(verdict(read, path.read_bytes()) for path in files())
    with capsys.disabled():
        print(f"\n  {read.__name__}: {dict(counts.most_common())}")  # type: ignore[attr-defined]  # a function
    assert counts["read"] > 100
    assert sum(counts.values()) > 700


def test_every_file_is_judged_without_an_exception(capsys: pytest.CaptureFixture[str]):
    codes = Counter(finding.code for path in files() for finding in validate(path.read_bytes()))
    with capsys.disabled():
        print(f"\n  validate: {dict(codes.most_common())}")
    assert codes["no-ticket"] > 10
    assert codes["attribute-unknown"] > 100


def test_the_parser_refuses_only_what_is_malformed_or_in_a_foreign_encoding():
    with corpora_dir("jdf", "INDEX.tsv").open(encoding="utf-8") as table:
        kinds = {row["file"]: row["kind"] for row in csv.DictReader(table, delimiter="\t")}
    refused = {}
    for path in files():
        try:
            parse_xml(path.read_bytes())
        except XmlRefusedError as refusal:
            refused[str(path.relative_to(corpora_dir("jdf")))] = refusal.code
    wrongly = {
        name for name, code in refused.items() if code == "xml-malformed" and kinds.get(name) != "malformed"
    }
    assert wrongly == set()
    assert set(refused.values()) <= {"xml-malformed", "xml-encoding", "xml-doctype"}
