"""On the tickets of other projects we say what the official schemas and the reference validator say together."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpora import PROJECT, corpora_dir
from jdf import validate

pytestmark = pytest.mark.corpus

PAGE = PROJECT / "docs" / "explanation" / "validation.md"
KINDS = {"JDF", "JMF", "XJDF", "XJMF"}


@dataclass(frozen=True)
class Row:
    """A document, and whether the judges who agree call it valid; None where they differ."""

    file: str
    path: Path
    agreed: bool | None


def rows() -> Iterator[Row]:
    with corpora_dir("jdf", "INDEX.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            if row["kind"] in KINDS:
                yield Row(row["file"], corpora_dir("jdf", row["file"]), _agreed(row))


def _agreed(row: dict[str, str]) -> bool | None:
    """Both schema engines, and the reference validator where it judged."""
    by_schema = {row["xerces_master_xsd"] == "Valid", row["lxml_master_xsd"].startswith("valid")}
    judged = row["checkjdf"]
    if by_schema == {True} and (not judged or "complete=true" in judged.split(";")):
        return True
    if by_schema == {False} and (not judged or "incomplete=false" in judged.split(";")):
        return False
    return None


def ours(row: Row) -> bool:
    return not any(finding.severity == "error" for finding in validate(row.path.read_bytes()))


def listed() -> set[str]:
    """Return the disagreements that the page tells, by the first cell of its table."""
    return set(re.findall(r"^\| `(cip4\+[^`]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def test_what_both_call_valid_and_complete_raises_no_error(capsys: pytest.CaptureFixture[str]):
    sound = [row for row in rows() if row.agreed]
    wrong = [row.file for row in sound if not ours(row)]
    with capsys.disabled():
        print(f"\n  {len(sound)} documents valid by all judges, {len(wrong)} with an error of ours")
    assert wrong == []
    assert len(sound) > 500


def test_what_both_call_invalid_we_call_so_too_but_for_what_the_page_lists(
    capsys: pytest.CaptureFixture[str],
):
    broken = [row for row in rows() if row.agreed is False]
    missed = {row.file for row in broken if ours(row)}
    with capsys.disabled():
        print(
            f"\n  {len(broken)} documents invalid by all judges, {len(missed)} of them without an error of ours"
        )
    assert missed == listed()
    assert len(missed) <= len(broken) * 0.15
