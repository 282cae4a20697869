"""Lists RAR archives, version 4 and 5, by their headers; nothing of them is unpacked.

Formats: RAR 5.0 archive format (rarlab.com/technote.htm), and for version 4 the same note's predecessor.
"""

from collections.abc import Iterator
from typing import BinaryIO

from preflight.artwork.binary import length_of, taken
from preflight.artwork.cursor import DAMAGED, Cursor
from preflight.artwork.listing import Listing, Member
from preflight.artwork.packed import MOST_MEMBERS, PackedError

_MARK_4, _MARK_5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_MOST_HEADER_BYTES = 1 << 21
_MOST_BLOCKS = 2 * MOST_MEMBERS
_MAIN_4, _FILE_4, _END_4 = 0x73, 0x74, 0x7B
_LOCKED_LIST_4, _LOCKED_4, _LARGE_4, _HAS_DATA_4, _FOLDER_4 = 0x80, 0x04, 0x100, 0x8000, 0xE0
_FILE_5, _LOCK_5, _END_5 = 2, 4, 5
_HAS_EXTRA_5, _HAS_DATA_5 = 1, 2
_FOLDER_5, _HAS_TIME_5, _HAS_CRC_5 = 1, 2, 4
_LOCK_RECORD_5 = 1
_Block = tuple[Member | None, int, bool]
"""The file that a block is about, how much data follows, and whether the list is locked from here on."""


def list_rar(file: BinaryIO) -> Listing:
    """List an archive; PackedError where its headers are damaged, or are too many."""
    is_new = taken(file, 0, len(_MARK_5)) == _MARK_5
    blocks = _blocks_5(file) if is_new else _blocks_4(file)
    members, packed = list[Member](), 0
    for count, (member, size, is_locked) in enumerate(blocks):
        if is_locked:
            return Listing(members, packed, is_locked=True)
        if count >= _MOST_BLOCKS or len(members) > MOST_MEMBERS:
            raise PackedError(f"it lists more than {MOST_MEMBERS} files")
        packed += size
        if member is not None:
            members.append(member)
    return Listing(members, packed)


def _blocks_4(file: BinaryIO) -> Iterator[_Block]:
    at, end = len(_MARK_4), length_of(file)
    while at + 7 <= end:
        head = Cursor(taken(file, at, 7))
        head.take(2)
        kind, flags, size = head.number(1), head.number(2), head.number(2)
        if size < 7 or kind == _END_4:
            if kind == _END_4:
                return
            raise PackedError(DAMAGED)
        body = Cursor(taken(file, at + 7, size - 7))
        member, data = _member_4(body, flags) if kind == _FILE_4 else (None, _data_4(body, flags))
        yield member, data, kind == _MAIN_4 and bool(flags & _LOCKED_LIST_4)
        at += size + data


def _data_4(body: Cursor, flags: int) -> int:
    return body.number(4) if flags & _HAS_DATA_4 else 0


def _member_4(body: Cursor, flags: int) -> tuple[Member | None, int]:
    packed, unpacked = body.number(4), body.number(4)
    body.take(11)
    length = body.number(2)
    body.take(4)
    if flags & _LARGE_4:
        packed |= body.number(4) << 32
        unpacked |= body.number(4) << 32
    name = body.take(length).partition(b"\0")[0]
    if flags & _FOLDER_4 == _FOLDER_4:
        return None, packed
    return Member(_text(name), unpacked, bool(flags & _LOCKED_4)), packed


def _text(name: bytes) -> str:
    """Read a name; those of old programs are told as nearly as they can be."""
    try:
        return name.decode().replace("\\", "/")
    except UnicodeDecodeError:
        return name.decode("cp437").replace("\\", "/")


def _blocks_5(file: BinaryIO) -> Iterator[_Block]:
    at, end = len(_MARK_5), length_of(file)
    while at < end:
        head = Cursor(taken(file, at, 14))
        head.take(4)
        size = head.vint()
        if not 0 < size <= _MOST_HEADER_BYTES:
            raise PackedError(DAMAGED)
        body = Cursor(taken(file, at + head.at, size))
        kind, flags = body.vint(), body.vint()
        if kind == _END_5:
            return
        extra = body.vint() if flags & _HAS_EXTRA_5 else 0
        data = body.vint() if flags & _HAS_DATA_5 else 0
        yield (_member_5(body, extra) if kind == _FILE_5 else None), data, kind == _LOCK_5
        at += head.at + size + data


def _member_5(body: Cursor, extra: int) -> Member | None:
    flags, unpacked = body.vint(), body.vint()
    body.vint()
    body.take(4 * (bool(flags & _HAS_TIME_5) + bool(flags & _HAS_CRC_5)))
    body.vint(), body.vint()
    name = body.take(body.vint()).decode(errors="replace")
    if flags & _FOLDER_5:
        return None
    return Member(name, unpacked, _is_locked_5(Cursor(body.data[len(body.data) - extra :] if extra else b"")))


def _is_locked_5(records: Cursor) -> bool:
    """Look for the record of encryption among a file's extra records."""
    while records.left > 0:
        size = records.vint()
        record = Cursor(records.take(size))
        if size and record.vint() == _LOCK_RECORD_5:
            return True
    return False
