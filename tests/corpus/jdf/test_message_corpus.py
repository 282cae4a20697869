"""Every public message is read, written back as it was, and breaks into typed errors only."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from corpora import corpora_dir
from jdf.errors import JdfError
from jdf.messages import UnknownBody, UnknownXJMFBody, parse_jmf, parse_xjmf, shortcoming, write_back
from jdf.xmlsafe import parse_xml
from message_trees import alike

pytestmark = pytest.mark.corpus

_JMF = re.compile(rb"<(?:\w+:)?X?JMF[\s>]")
MUTATIONS = 25


def messages() -> list[Path]:
    """Return the files of the corpus whose root is a JMF."""
    files = (path for path in corpora_dir("jdf").rglob("*") if path.is_file() and "schema" not in path.parts)
    return sorted(path for path in files if path.suffix != ".tsv" and _JMF.search(path.read_bytes()[:2000]))


def test_every_public_message_is_read_and_written_back_as_it_was():
    seen: Counter[str] = Counter()
    for path in messages():
        data = path.read_bytes()
        parse = parse_xjmf if b"<XJMF" in data else parse_jmf
        try:
            read = parse(data)
        except JdfError as fault:
            seen[fault.code] += 1
            continue
        back = write_back(read)
        assert alike(parse_xml(back)) == alike(parse_xml(data)), path
        assert parse(back) == read, path
        seen["read"] += 1
        seen["unknown"] += sum(isinstance(each.body, UnknownBody | UnknownXJMFBody) for each in read.messages)
        for each in read.messages:
            found = shortcoming(each)
            assert found is None or found.code in (5, 6, 7), path
    assert seen["read"] >= 160, seen
    assert seen["unknown"] < seen["read"] / 4, seen


def test_broken_public_messages_end_in_a_message_or_a_typed_error():
    drawn = random.Random(20261127)
    read = refused = 0
    for path in messages():
        data = path.read_bytes()
        parse = parse_xjmf if b"<XJMF" in data else parse_jmf
        for _ in range(MUTATIONS):
            try:
                parse(_broken(data, drawn))
                read += 1
            except JdfError:
                refused += 1
    assert read > 100
    assert refused > 100


def _broken(data: bytes, drawn: random.Random) -> bytes:
    """Cut, splice, double or overwrite a piece."""
    start, end = sorted(drawn.sample(range(len(data)), 2))
    end = min(end, start + 60)
    match drawn.randrange(4):
        case 0:
            return data[:end]
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:end] + data[start:end] + data[end:]
        case _:
            return data[:start] + drawn.randbytes(3) + data[start + 3 :]
