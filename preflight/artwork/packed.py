"""ZIP archives, listed and read within bounds; no member is ever written, and none is unpacked as a whole unasked."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from preflight.artwork.binary import length_of, taken

MOST_MEMBERS = 20_000
MOST_DIRECTORY_BYTES = 8 << 20
_END, _FAR_END, _FAR_PLACE = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_BYTES = 22
_COMMENT_BYTES = 65_535
_FAR = (0xFFFF, 0xFFFFFFFF)
_PIECE = 1 << 16
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 1


class PackedError(ValueError):
    """The archive cannot be read, or asks for too much; the message says why."""

    code = "packed"
    actor = "customer"
    retryable = False


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """Open an archive whose directory is of a bearable size; PackedError for any other."""
    members, size = _directory(file)
    if members > MOST_MEMBERS or size > MOST_DIRECTORY_BYTES:
        raise PackedError(f"it lists more than {MOST_MEMBERS} files")
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OSError) as fault:
        raise PackedError("its list of files is damaged") from fault
    if len(archive.infolist()) > MOST_MEMBERS:
        raise PackedError(f"it lists more than {MOST_MEMBERS} files")
    return archive


def pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """Yield a member's data; PackedError for what is locked, damaged, oddly packed or longer than `most`."""
    if member.flag_bits & _ENCRYPTED:
        raise PackedError("it is locked with a password")
    if member.compress_type not in _METHODS:
        raise PackedError("it is packed in an unusual way")
    count = 0
    try:
        with archive.open(member) as file:
            while piece := file.read(_PIECE):
                count += len(piece)
                if count > most:
                    raise PackedError(f"a part is larger than {most >> 20} MB")
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as fault:
        raise PackedError("a part is damaged") from fault


def member(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo | None:
    """Return a member by its name, if it is there."""
    return archive.NameToInfo.get(name)


def is_locked(found: zipfile.ZipInfo) -> bool:
    """Say whether a member needs a password."""
    return bool(found.flag_bits & _ENCRYPTED)


def _directory(file: BinaryIO) -> tuple[int, int]:
    """Read how many members there are said to be, and how long their directory is, before anything is read of it."""
    size = length_of(file)
    start = max(0, size - _COMMENT_BYTES - _END_BYTES)
    tail = taken(file, start, size - start)
    at = tail.rfind(_END)
    if at < 0 or at + _END_BYTES > len(tail):
        raise PackedError("its list of files is missing")
    members, length = struct.unpack_from("<HI", tail, at + 10)
    place = tail[at - 20 : at] if at >= 20 else b""
    if members not in _FAR and length not in _FAR and not place.startswith(_FAR_PLACE):
        return members, length
    far = taken(file, struct.unpack_from("<Q", place, 8)[0], 56) if place.startswith(_FAR_PLACE) else b""
    if far[:4] != _FAR_END or len(far) < 56:
        return members, length
    many, long = struct.unpack_from("<QQ", far, 32)
    return many, long
