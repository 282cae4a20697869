import struct

import pytest

from preflight.artwork.exif import orientation_of


def exif(order: str, value: int, *, start: int = 8) -> bytes:
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, start)
    return head + struct.pack(order + "HHHIHHI", 1, 274, 3, 1, value, 0, 0)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("value", range(1, 9))
def test_the_note_is_read_in_either_byte_order(order: str, value: int) -> None:
    assert orientation_of(exif(order, value)) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"II*\x00",
        b"XX" + bytes(20),
        exif("<", 0),
        exif("<", 9),
        exif("<", 3, start=2**31),
        exif("<", 3)[:14],
    ],
)
def test_anything_else_is_upright(data: bytes) -> None:
    assert orientation_of(data) == 1
