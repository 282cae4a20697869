"""Transfer encodings hold for every cut of the bytes."""

import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdf import PackageBrokenError
from jdf.packages.transfer import base64_length, from_base64, from_quoted_printable, to_base64


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(st.binary(max_size=300), st.integers(1, 100), st.integers(1, 100))
def test_base64_comes_back(data: bytes, size: int, other: int) -> None:
    coded = b"".join(to_base64(cut(data, size)))
    assert len(coded) == base64_length(len(data))
    assert b"".join(from_base64(cut(coded, other))) == data


@given(st.binary(max_size=300), st.integers(1, 100))
def test_quoted_printable_of_others_is_read(data: bytes, size: int) -> None:
    coded = quopri.encodestring(data)
    read = b"".join(from_quoted_printable(cut(coded, size)))
    assert read == quopri.decodestring(coded)
    assert read == data or b"\r" in data  # the encoder itself makes line ends alike


def test_an_endless_line_of_quoted_printable_is_not_held() -> None:
    coded = b"=41b" * 100_000
    pieces = list(from_quoted_printable(cut(coded, 1001)))
    assert b"".join(pieces) == b"Ab" * 100_000
    assert max(map(len, pieces)) < 70_000


@pytest.mark.parametrize("coded", [b"A", b"AAAA=AAA", b"====", b"A*AA", b"AA==AA=="])
def test_what_is_not_base64_is_said_to_be_broken(coded: bytes) -> None:
    with pytest.raises(PackageBrokenError):
        b"".join(from_base64([coded]))
