"""Documents of other people's projects come through reading and writing as they were."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from corpora import corpora_dir
from jdf import JdfError, merge_return, read_document, write_document

pytestmark = pytest.mark.corpus

ENDINGS = {".jdf", ".xjdf", ".jmf", ".xjmf", ".ptk", ".xml"}
LEAST = 700
"""How many files of the corpus are documents at the least."""


def files() -> list[Path]:
    return sorted(path for path in corpora_dir("jdf").rglob("*") if path.suffix.lower() in ENDINGS)


def canonical(data: bytes) -> str:
    return etree.canonicalize(from_file=BytesIO(data), with_comments=True)


def test_every_document_read_and_written_means_the_same_to_the_letter(capsys: pytest.CaptureFixture[str]):
    kinds: Counter[str] = Counter()
    changed = []
    for path in files():
        data = path.read_bytes()
        try:
            document = read_document(data)
        except JdfError as refusal:
            kinds[refusal.code] += 1
            continue
        kinds[document.kind] += 1
        written = write_document(document)
        if canonical(data) != canonical(written) or write_document(read_document(written)) != written:
            changed.append(str(path))
    with capsys.disabled():
        print(f"\n  read and written: {dict(kinds.most_common())}")
    assert changed == []
    assert sum(kinds.values()) - kinds["xml-malformed"] - kinds["ticket-unreadable"] >= LEAST


def test_every_attribute_is_a_value_or_text_that_is_told():
    told: Counter[str] = Counter()
    values = 0
    for path in files():
        try:
            document = read_document(path.read_bytes())
        except JdfError:
            continue
        told.update(misfit.attribute for misfit in document.misfits())
        for element in document.root.walk():
            assert element.values.keys() == element.attributes.keys()
            values += len(element.attributes)
    assert values > 100_000
    assert 10 < sum(told.values()) < 500


def test_a_ticket_merged_with_itself_or_a_later_state_of_it_stays_whole(capsys: pytest.CaptureFixture[str]):
    done: Counter[str] = Counter()
    for path in files():
        data = path.read_bytes()
        try:
            merged = merge_return(data, data)
        except JdfError as refusal:
            done[refusal.code] += 1
            continue
        done["merged"] += 1
        assert merged.refused == ()
        assert canonical(merged.data) == canonical(merge_return(merged.data, data).data)
        later = data.replace(b'Status="Waiting"', b'Status="Completed"')
        twice = merge_return(data, later)
        assert merge_return(twice.data, later).taken == ()
    with capsys.disabled():
        print(f"\n  merged: {dict(done.most_common())}")
    assert done["merged"] > 400
