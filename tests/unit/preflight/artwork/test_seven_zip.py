"""7z is listed by its header, packed or not; what 7z itself has packed is the judge."""

import io
import lzma
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_builders import seven_zipped
from preflight.artwork.listing import Listing, Member
from preflight.artwork.packed import PackedError
from preflight.artwork.seven_zip import list_seven_zip

MEMBERS = {
    "job/card.pdf": b"%PDF-1.4 card",
    "empty.txt": b"",
    "größe/x.tif": b"II*\0" * 99,
    "b.bin": bytes(70_000),
}
LISTED = {Member(name, len(data)) for name, data in MEMBERS.items()}


def archived(header: bytes, *, before: bytes = b"", size: int | None = None) -> bytes:
    """Put a header behind what it tells of."""
    start = struct.pack("<QQI", len(before), len(header) if size is None else size, zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", zlib.crc32(start)) + start + before + header


def packed_header(header: bytes, size: int, method: bytes = b"\x21\x21\x01\x18") -> bytes:
    """An archive whose header is packed by LZMA2."""
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}]
    data = lzma.compress(header, lzma.FORMAT_RAW, filters=filters)
    numbers = b"\xc0" + struct.pack("<H", len(data)), b"\xe0" + struct.pack("<I", size)[:3] + b"\0"
    told = b"\x17\x06\x00\x01\x09" + numbers[0] + b"\x00"
    told += b"\x07\x0b\x01\x00\x01" + method + b"\x0c" + b"\xf0" + struct.pack("<I", size) + b"\x00\x00"
    return archived(told, before=data)


NAMES = "a.pdf\0".encode("utf-16-le")
PLAIN = b"\x01\x05\x01\x0e\x01\x80\x0f\x01\x80\x11" + bytes([len(NAMES) + 1]) + b"\x00" + NAMES + b"\x00\x00"


@pytest.mark.parametrize(
    "options",
    [(), ("-mhc=off",), ("-ms=off",), ("-m0=lzma2",), ("-m0=bzip2",), ("-mx=0",), ("-m0=BCJ2", "-m1=lzma")],
    ids=" ".join,
)
def test_names_and_sizes_are_listed_however_it_was_packed(options: tuple[str, ...]) -> None:
    data = seven_zipped(MEMBERS, *options)
    found = list_seven_zip(io.BytesIO(data))
    assert set(found.members) == LISTED
    assert 0 < found.packed_bytes <= len(data)


def test_locked_files_and_a_locked_list_are_told() -> None:
    members = list_seven_zip(io.BytesIO(seven_zipped(MEMBERS, "-psecret"))).members
    assert {each.name for each in members if each.is_locked} == {
        name for name, data in MEMBERS.items() if data
    }
    assert list_seven_zip(io.BytesIO(seven_zipped(MEMBERS, "-psecret", "-mhe=on"))) == Listing(is_locked=True)


def test_headers_written_by_hand_are_read_plain_and_packed() -> None:
    assert list_seven_zip(io.BytesIO(archived(PLAIN))).members == (Member("a.pdf", 0),)
    assert list_seven_zip(io.BytesIO(packed_header(PLAIN, len(PLAIN)))).members == (Member("a.pdf", 0),)
    assert list_seven_zip(io.BytesIO(archived(b""))) == Listing()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (archived(PLAIN)[:-1], "damaged"),
        (archived(PLAIN)[:-4] + b"xxxx", "damaged"),
        (archived(b"\x02"), "damaged"),
        (archived(PLAIN, size=1 << 40), "too long"),
        (packed_header(PLAIN, 1 << 30), "too long"),
        (packed_header(PLAIN, len(PLAIN) + 5), "damaged"),
        (packed_header(PLAIN, len(PLAIN), b"\x03\x04\x01\x08"), "unusual"),
        (archived(b"\x01\x05\xe0\xff\xff\xff\x00"), "more than"),
        (archived(b"\x01\x04\x07\x0b\x01\x00\x7f"), "more than|damaged"),
        (packed_header(bytes(6 << 20), 6 << 20), "damaged"),
    ],
)
def test_what_is_damaged_or_asks_for_too_much_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(PackedError, match=why):
        list_seven_zip(io.BytesIO(data))


@given(st.integers(0, 200), st.binary(min_size=1, max_size=8))
def test_a_changed_header_is_listed_or_refused_and_nothing_else(at: int, new: bytes) -> None:
    header = bytearray(_whole_header())
    header[at % len(header) : at % len(header) + len(new)] = new
    with suppress(PackedError):
        assert list_seven_zip(io.BytesIO(archived(bytes(header)))).packed_bytes >= 0


@given(st.binary(max_size=120))
def test_any_header_is_listed_or_refused(header: bytes) -> None:
    for start in (b"\x01\x04", b"\x01\x05", b"\x17\x06", b""):
        with suppress(PackedError):
            assert list_seven_zip(io.BytesIO(archived(start + header))).packed_bytes >= 0


def _whole_header() -> bytes:
    """Two files packed together and one that is empty, with every kind of property that is read."""
    names = "a\0b\0c\0".encode("utf-16-le")
    streams = (
        b"\x06\x00\x01\x09\x14\x00" + b"\x07\x0b\x01\x00\x01\x23\x03\x01\x01\x05" + bytes(5) + b"\x0c\x32\x00"
    )
    parts = b"\x08\x0d\x02\x09\x0a\x0a\x01" + bytes(8) + b"\x00\x00"
    files = b"\x05\x03\x0e\x01\x20\x0f\x01\x80\x11" + bytes([len(names) + 1]) + b"\x00" + names + b"\x00"
    return b"\x01\x04" + streams + parts + files + b"\x00"


def test_files_packed_together_share_what_their_data_is_long() -> None:
    assert list_seven_zip(io.BytesIO(archived(_whole_header()))) == Listing(
        (Member("a", 10), Member("b", 40), Member("c", 0)), 20
    )
