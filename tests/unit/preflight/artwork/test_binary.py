import io

import pytest

from preflight.artwork.binary import length_of, taken


@pytest.mark.parametrize(
    ("start", "length", "most", "expected"),
    [
        (0, 3, 9, b"abc"),
        (2, 99, 9, b"cdef"),
        (0, 99, 2, b"ab"),
        (-1, 3, 9, b""),
        (0, -3, 9, b""),
        (99, 3, 9, b""),
    ],
)
def test_no_length_is_believed(start: int, length: int, most: int, expected: bytes) -> None:
    assert taken(io.BytesIO(b"abcdef"), start, length, most) == expected


def test_a_file_is_as_long_as_its_bytes() -> None:
    assert length_of(io.BytesIO(b"abcdef")) == 6
