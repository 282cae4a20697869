"""Lists 7z archives by their header; where that is packed itself, as it mostly is, it alone is unpacked, within bounds.

Format: 7zFormat.txt of the LZMA SDK (public domain). Only lists that are packed by LZMA, LZMA2 or not at all are read.
"""

import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from preflight.artwork.binary import taken
from preflight.artwork.cursor import DAMAGED, Cursor
from preflight.artwork.listing import Listing, Member
from preflight.artwork.packed import MOST_DIRECTORY_BYTES, MOST_MEMBERS, PackedError

_HEAD_BYTES = 32
_END, _HEADER, _PROPERTIES, _MORE_STREAMS, _STREAMS, _FILES = 0, 1, 2, 3, 4, 5
_PACKING, _UNPACKING, _PARTS, _SIZES, _SUMS, _FOLDER, _CODER_SIZES, _COUNTS = 6, 7, 8, 9, 10, 11, 12, 13
_EMPTY_STREAM, _EMPTY_FILE, _NAMES, _PACKED_HEADER = 14, 15, 17, 23
_COPY, _LZMA2, _LZMA, _AES = b"\x00", b"\x21", b"\x03\x01\x01", b"\x06\xf1\x07\x01"
_MOST_CODERS = 32
_MOST_HEADERS = 4
_LEAST_DICTIONARY = 4096


@dataclass(frozen=True, slots=True)
class _Coder:
    method: bytes
    properties: bytes
    inputs: int
    outputs: int


@dataclass(slots=True)
class _Folder:
    """Data that is packed together; `parts` are the sizes of the files in it."""

    coders: list[_Coder]
    unbound: int
    sizes: list[int] = field(default_factory=list)
    parts: list[int] | None = None
    has_sum: bool = False

    @property
    def size(self) -> int:
        """How long it is unpacked: what comes out of the coder that feeds no other."""
        return self.sizes[min(self.unbound, len(self.sizes) - 1)] if self.sizes else 0

    @property
    def is_locked(self) -> bool:
        """Say whether it needs a password."""
        return any(coder.method == _AES for coder in self.coders)


@dataclass(slots=True)
class _Streams:
    place: int = 0
    packed: list[int] = field(default_factory=list)
    folders: list[_Folder] = field(default_factory=list)


def list_seven_zip(file: BinaryIO) -> Listing:
    """List an archive; PackedError where its header is damaged, too large, or packed in a way that is not read."""
    head = Cursor(taken(file, 12, _HEAD_BYTES - 12))
    place, size, checksum = head.number(8), head.number(8), head.number(4)
    if size == 0:
        return Listing()
    header = _checked(_bytes_at(file, _HEAD_BYTES + place, size), checksum)
    for _ in range(_MOST_HEADERS):
        cursor = Cursor(header)
        kind = cursor.packed_number()
        if kind == _HEADER:
            return _listed(cursor)
        if kind != _PACKED_HEADER:
            break
        streams = _streams(cursor)
        if any(folder.is_locked for folder in streams.folders):
            return Listing(is_locked=True)
        header = _unpacked(file, streams)
    raise PackedError(DAMAGED)


def _bytes_at(file: BinaryIO, place: int, size: int) -> bytes:
    if size > MOST_DIRECTORY_BYTES or place > 1 << 62:
        raise PackedError("its list of files is too long")
    data = taken(file, place, size)
    if len(data) < size:
        raise PackedError(DAMAGED)
    return data


def _checked(header: bytes, checksum: int) -> bytes:
    if zlib.crc32(header) != checksum:
        raise PackedError(DAMAGED)
    return header


def _unpacked(file: BinaryIO, streams: _Streams) -> bytes:
    """Unpack a header; its dictionary need not be larger than what comes out of it."""
    if len(streams.folders) != 1 or len(streams.packed) != 1 or len(streams.folders[0].coders) != 1:
        raise PackedError("its list of files is packed in an unusual way")
    folder = streams.folders[0]
    (coder,), size = folder.coders, folder.size
    data = _bytes_at(file, _HEAD_BYTES + streams.place, streams.packed[0])
    if not 0 < size <= MOST_DIRECTORY_BYTES:
        raise PackedError("its list of files is too long")
    if coder.method == _COPY:
        return data
    how = _filter(coder, size)
    try:
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[how])
        unpacked = unpacker.decompress(data, size)
    except (lzma.LZMAError, ValueError, EOFError) as fault:
        raise PackedError(DAMAGED) from fault
    if len(unpacked) != size:
        raise PackedError(DAMAGED)
    return unpacked


def _filter(coder: _Coder, size: int) -> dict[str, Any]:
    dictionary = max(size, _LEAST_DICTIONARY)
    if coder.method == _LZMA2:
        return {"id": lzma.FILTER_LZMA2, "dict_size": dictionary}
    if coder.method != _LZMA or len(coder.properties) != 5:
        raise PackedError("its list of files is packed in an unusual way")
    rest, low = divmod(coder.properties[0], 9)
    position, literal = divmod(rest, 5)
    return {"id": lzma.FILTER_LZMA1, "dict_size": dictionary, "lc": low, "lp": literal, "pb": position}


def _streams(cursor: Cursor) -> _Streams:
    """Read where data lies, how it is packed, and of which parts it is made."""
    streams = _Streams()
    while (kind := cursor.packed_number()) != _END:
        if kind == _PACKING:
            _packing(cursor, streams)
        elif kind == _UNPACKING:
            _unpacking(cursor, streams)
        elif kind == _PARTS:
            _parts(cursor, streams)
        else:
            raise PackedError(DAMAGED)
    for folder in streams.folders:
        folder.parts = [folder.size] if folder.parts is None else folder.parts
    return streams


def _count(cursor: Cursor, most: int = MOST_MEMBERS) -> int:
    count = cursor.packed_number()
    if count > most:
        raise PackedError(f"it lists more than {MOST_MEMBERS} files")
    return count


def _packing(cursor: Cursor, streams: _Streams) -> None:
    streams.place = cursor.packed_number()
    count = _count(cursor)
    while (kind := cursor.packed_number()) != _END:
        if kind == _SIZES:
            streams.packed = [cursor.packed_number() for _ in range(count)]
        elif kind == _SUMS:
            _sums(cursor, count)
        else:
            raise PackedError(DAMAGED)


def _unpacking(cursor: Cursor, streams: _Streams) -> None:
    while (kind := cursor.packed_number()) != _END:
        if kind == _FOLDER:
            count = _count(cursor)
            if cursor.number(1):
                raise PackedError("its list of files is packed in an unusual way")
            streams.folders = [_folder(cursor) for _ in range(count)]
        elif kind == _CODER_SIZES:
            for folder in streams.folders:
                folder.sizes = [
                    cursor.packed_number() for _ in range(sum(coder.outputs for coder in folder.coders))
                ]
        elif kind == _SUMS:
            for folder, has_sum in zip(streams.folders, _sums(cursor, len(streams.folders)), strict=True):
                folder.has_sum = has_sum
        else:
            raise PackedError(DAMAGED)


def _folder(cursor: Cursor) -> _Folder:
    coders = [_coder(cursor) for _ in range(_count(cursor, _MOST_CODERS))]
    inputs, outputs = sum(coder.inputs for coder in coders), sum(coder.outputs for coder in coders)
    bound = list[int]()
    for _ in range(max(0, outputs - 1)):
        cursor.packed_number()
        bound.append(cursor.packed_number())
    packed = inputs - len(bound)
    if packed > 1:
        for _ in range(packed):
            cursor.packed_number()
    return _Folder(coders, next((place for place in range(outputs) if place not in bound), 0))


def _coder(cursor: Cursor) -> _Coder:
    flags = cursor.number(1)
    method = cursor.take(flags & 0x0F)
    inputs, outputs = (_count(cursor, _MOST_CODERS), _count(cursor, _MOST_CODERS)) if flags & 0x10 else (1, 1)
    properties = cursor.take(cursor.packed_number()) if flags & 0x20 else b""
    return _Coder(method, properties, inputs, outputs)


def _parts(cursor: Cursor, streams: _Streams) -> None:
    """Read the sizes of files in each folder; the last is what the others leave (7zFormat.txt, SubStreams Info)."""
    counts = [1] * len(streams.folders)
    kind = cursor.packed_number()
    if kind == _COUNTS:
        counts = [_count(cursor) for _ in streams.folders]
        kind = cursor.packed_number()
    if sum(counts) > MOST_MEMBERS:
        raise PackedError(f"it lists more than {MOST_MEMBERS} files")
    for folder, count in zip(streams.folders, counts, strict=True):
        told = [cursor.packed_number() for _ in range(count - 1)] if kind == _SIZES else [0] * (count - 1)
        folder.parts = [*told, max(0, folder.size - sum(told))] if count else []
    if kind == _SIZES:
        kind = cursor.packed_number()
    if kind == _SUMS:
        pairs = zip(streams.folders, counts, strict=True)
        _sums(cursor, sum(count for folder, count in pairs if count != 1 or not folder.has_sum))
        kind = cursor.packed_number()
    if kind != _END:
        raise PackedError(DAMAGED)


def _sums(cursor: Cursor, count: int) -> list[bool]:
    """Read over checksums, and say which there are."""
    defined = [True] * count if cursor.number(1) else cursor.bits(count)
    cursor.take(4 * sum(defined))
    return defined


def _listed(cursor: Cursor) -> Listing:
    """Read the header itself: streams, then files, each with its properties."""
    streams = _Streams()
    kind = cursor.packed_number()
    if kind == _PROPERTIES:
        while cursor.packed_number() != _END:
            cursor.take(cursor.packed_number())
        kind = cursor.packed_number()
    if kind == _MORE_STREAMS:
        _streams(cursor)
        kind = cursor.packed_number()
    if kind == _STREAMS:
        streams = _streams(cursor)
        kind = cursor.packed_number()
    if kind not in (_FILES, _END):
        raise PackedError(DAMAGED)
    members = _members(cursor, streams) if kind == _FILES else ()
    return Listing(members, sum(streams.packed))


def _members(cursor: Cursor, streams: _Streams) -> tuple[Member, ...]:
    count = _count(cursor)
    empty, files, names = [False] * count, list[bool](), list[str]()
    while (kind := cursor.packed_number()) != _END:
        told = Cursor(cursor.take(cursor.packed_number()))
        if kind == _EMPTY_STREAM:
            empty = told.bits(count)
        elif kind == _EMPTY_FILE:
            files = told.bits(sum(empty))
        elif kind == _NAMES:
            names = _names(told, count)
    return tuple(_with_sizes(streams, names or [""] * count, empty, files))


def _names(told: Cursor, count: int) -> list[str]:
    if told.number(1):
        raise PackedError("its list of files is packed in an unusual way")
    names = told.take(told.left).decode("utf-16-le", errors="replace").split("\0")
    if len(names) <= count:
        raise PackedError(DAMAGED)
    return [name.replace("\\", "/") for name in names[:count]]


def _with_sizes(
    streams: _Streams, names: list[str], empty: list[bool], files: list[bool]
) -> Iterator[Member]:
    """Give each name its size: those with data in the order of the data, those without none; folders are left out."""
    sizes = ((size, folder.is_locked) for folder in streams.folders for size in folder.parts or ())
    kept = iter(files)
    for name, is_empty in zip(names, empty, strict=True):
        if not is_empty:
            size, is_locked = next(sizes, (0, False))
            yield Member(name, size, is_locked)
        elif next(kept, False):
            yield Member(name, 0)
