"""Read a ZIP package (XJDF 2.x) with bounds: nothing in it is believed before it was looked at.

Clause: XJDF 2.1, Packaging XJDF and XJMF in ZIP. Turned away: encrypted, linked, nested and overlapping entries,
names that climb, names twice, methods other than stored and deflated, and bombs.
"""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, Final

from jdf.errors import PackageBrokenError, PackageRefusedError
from jdf.packages.limits import MIB, PACKAGE_LIMITS, PackageLimits
from jdf.packages.part import PackagePart, PartHead, media_type_of
from jdf.packages.stream import CHUNK

_CLIMBS: Final = re.compile(r"(?:^|/)\.\.?(?:/|$)|^/|^[A-Za-z]:|\\|//|[\x00-\x1f\x7f]")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_END_SEARCHED: Final = _END_SIZE + 0xFFFF
_ZIP_BEGIN: Final = b"PK\x03\x04"
_LOCAL_HEADER: Final = 30
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    UnicodeDecodeError,
    struct.error,
)
"""What Python's reader raises over a damaged ZIP."""


def read_zip(source: Path | IO[bytes], *, limits: PackageLimits = PACKAGE_LIMITS) -> Iterator[PackagePart]:
    """Yield the files of a package, the message `root.xjmf` first; each must be used before the next is asked for.

    Raises:
        PackageBrokenError: it is no ZIP, or damaged.
        PackageRefusedError: it holds more than is accepted, or something made to do harm.
    """
    with _broken_is_told(), source.open("rb") if isinstance(source, Path) else nullcontext(source) as file:
        _refuse_crowds(file, limits)
        with zipfile.ZipFile(file) as archive:
            _refuse_harm(archive.infolist(), limits)
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            for number, entry in enumerate(_root_first(entries), 1):
                yield PackagePart(_head(number, entry), _pieces(archive, entry), limits)


@contextmanager
def _broken_is_told() -> Iterator[None]:
    try:
        yield
    except _BROKEN as fault:
        raise PackageBrokenError(f"the ZIP cannot be read: {fault}; send it again") from fault


def _refuse_crowds(file: IO[bytes], limits: PackageLimits) -> None:
    """Look at the end record before anything is built from the list of entries, which may be endless."""
    size = file.seek(0, 2)
    if size > limits.total_bytes:
        raise PackageRefusedError(
            "package-too-large", f"the package has {size} bytes, {limits.total_bytes} are accepted"
        )
    file.seek(max(0, size - _END_SEARCHED))
    tail = file.read(_END_SEARCHED)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise PackageBrokenError("the file is no whole ZIP: its end is missing; send it again")
    (entries,) = struct.unpack_from("<H", tail, at + 10)
    if entries > limits.parts:
        raise PackageRefusedError(
            "package-too-many-parts", f"the ZIP lists {entries} entries, {limits.parts} are accepted"
        )
    file.seek(0)


def _refuse_harm(entries: list[zipfile.ZipInfo], limits: PackageLimits) -> None:
    if len(entries) > limits.parts:
        raise PackageRefusedError(
            "package-too-many-parts", f"the ZIP holds {len(entries)} entries, {limits.parts} are accepted"
        )
    for entry in entries:
        _refuse_entry(entry, limits)
    total = sum(entry.file_size for entry in entries)
    if total > limits.total_bytes:
        raise PackageRefusedError(
            "package-too-large", f"the ZIP unpacks to {total} bytes, {limits.total_bytes} are accepted"
        )
    _refuse_twins(entries)
    _refuse_overlaps(entries)


def _refuse_entry(entry: zipfile.ZipInfo, limits: PackageLimits) -> None:
    """Refuse one entry for what its record says."""
    name = entry.filename
    mode = entry.external_attr >> 16
    kind = stat.S_IFMT(mode)
    bomb = entry.file_size > MIB and entry.file_size > limits.ratio * max(1, entry.compress_size)
    refusals = (
        (bool(_CLIMBS.search(name)), "package-unsafe-name", "its name leads out of the package"),
        (kind not in (0, stat.S_IFREG, stat.S_IFDIR), "package-unsafe-name", "it is a link or device"),
        (
            bool(entry.flag_bits & _ENCRYPTED),
            "package-encrypted",
            "it is encrypted; send it without a password",
        ),
        (entry.compress_type not in _METHODS, "package-method", "only stored and deflated entries are read"),
        (bomb, "package-bomb", f"it unpacks to more than {limits.ratio} times its size"),
    )
    for refused, code, why in refusals:
        if refused:
            raise PackageRefusedError(code, f"the entry {name!r} of the ZIP is turned away: {why}")


def _refuse_twins(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse two names that are one on some file system."""
    seen = set()
    for entry in entries:
        key = unicodedata.normalize("NFC", entry.filename).casefold().rstrip("/")
        if key in seen:
            raise PackageRefusedError(
                "package-name-twice", f"the ZIP holds {entry.filename!r} twice; give each file its own name"
            )
        seen.add(key)


def _refuse_overlaps(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: that is how a small file unpacks to petabytes."""
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise PackageRefusedError("package-bomb", f"the entry {entry.filename!r} lies within another one")
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size


def _root_first(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Put the message at the top level before the tickets, and these before the content."""
    ranks = {"xjmf": 0, "jmf": 0, "xjdf": 1, "jdf": 1}

    def rank(entry: zipfile.ZipInfo) -> tuple[int, int]:
        return ranks.get(entry.filename.lower().rpartition(".")[2], 2), entry.filename.count("/")

    return sorted(entries, key=rank)


def _head(number: int, entry: zipfile.ZipInfo) -> PartHead:
    name = entry.filename
    return PartHead(number, name, media_type_of(name), name.rpartition("/")[2], size=entry.file_size)


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of an entry; the declared size is a bound, its checksum is compared at the end."""
    with _broken_is_told(), archive.open(entry) as file:
        piece = file.read(CHUNK)
        if piece.startswith(_ZIP_BEGIN):
            raise PackageRefusedError(
                "package-nested",
                f"the entry {entry.filename!r} is a ZIP itself; pack its files beside the ticket",
            )
        while piece:
            yield piece
            piece = file.read(CHUNK)
