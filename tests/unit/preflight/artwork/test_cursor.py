import pytest
from hypothesis import given
from hypothesis import strategies as st

from preflight.artwork.cursor import Cursor
from preflight.artwork.packed import PackedError


@pytest.mark.parametrize(
    ("data", "value", "at"),
    [
        (b"\x7f", 0x7F, 1),
        (b"\x80\x80", 0x80, 2),
        (b"\xbf\xff", 0x3FFF, 2),
        (b"\xc0\x34\x12", 0x1234, 3),
        (b"\xff" * 9, 2**64 - 1, 9),
    ],
)
def test_numbers_of_7z_tell_their_length_first(data: bytes, value: int, at: int) -> None:
    cursor = Cursor(data)
    assert (cursor.packed_number(), cursor.at) == (value, at)


def test_numbers_of_rar_go_on_while_the_highest_bit_is_set() -> None:
    cursor = Cursor(b"\x05\xac\x02")
    assert (cursor.vint(), cursor.vint(), cursor.left) == (5, 300, 0)
    with pytest.raises(PackedError):
        Cursor(b"\xff" * 20).vint()


def test_flags_are_read_from_the_highest_bit() -> None:
    assert Cursor(b"\xa0\x80").bits(9) == [True, False, True, *[False] * 5, True]


@pytest.mark.parametrize("count", [-1, 3, 1 << 70])
def test_more_than_there_is_is_damage(count: int) -> None:
    with pytest.raises(PackedError, match="damaged"):
        Cursor(b"ab").take(count)


@given(st.binary(max_size=40))
def test_whatever_stands_there_is_a_number_or_damage(data: bytes) -> None:
    for read in (Cursor.vint, Cursor.packed_number):
        cursor = Cursor(data)
        try:
            assert read(cursor) >= 0
        except PackedError:
            assert cursor.at <= len(data)
