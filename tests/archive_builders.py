"""Writes RAR archives by hand, for there is no free program that does, and 7z archives by the one there is."""

import shutil
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

import pytest


def seven_zipped(members: dict[str, bytes], *options: str) -> bytes:
    """Pack members as 7z (Debian: 7zip or p7zip-full); the test is skipped where that is not there."""
    program = shutil.which("7zz") or shutil.which("7z")
    if program is None:
        pytest.skip("no 7z here to pack with (Debian: p7zip-full)")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in members.items():
            path = Path(folder, "in", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        out = Path(folder, "out.7z")
        subprocess.run(
            [program, "a", "-bd", *options, str(out), "."],
            cwd=Path(folder, "in"),
            check=True,
            capture_output=True,
        )
        return out.read_bytes()


def _vint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _block_5(kind: int, body: bytes = b"", data: bytes = b"", extra: bytes = b"") -> bytes:
    has_data = kind == 2
    flags = bool(extra) | has_data << 1
    sizes = (_vint(len(extra)) if extra else b"") + (_vint(len(data)) if has_data else b"")
    head = _vint(kind) + _vint(flags) + sizes + body + extra
    whole = _vint(len(head)) + head
    return struct.pack("<I", zlib.crc32(whole)) + whole + data


def rar_5(members: dict[str, bytes | None], *, locked: bool = False, list_locked: bool = False) -> bytes:
    """A RAR 5 that stores its members as they are; None is a folder."""
    blocks = [_block_5(4, _vint(0) * 2 + bytes(17))] if list_locked else []
    blocks.append(_block_5(1, _vint(0)))
    for name, data in members.items():
        held, label = data or b"", name.encode()
        flags = 1 if data is None else 4
        checksum = b"" if data is None else struct.pack("<I", zlib.crc32(held))
        body = (
            _vint(flags)
            + _vint(len(held))
            + _vint(0o644)
            + checksum
            + _vint(0)
            + _vint(1)
            + _vint(len(label))
            + label
        )
        lock = _vint(1) + bytes(40)
        blocks.append(_block_5(2, body, held, _vint(len(lock)) + lock if locked else b""))
    return b"Rar!\x1a\x07\x01\x00" + b"".join([*blocks, _block_5(5, _vint(0))])


def _block_4(kind: int, flags: int, body: bytes = b"") -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def rar_4(members: dict[str, bytes | None], *, locked: bool = False, list_locked: bool = False) -> bytes:
    """A RAR 4 that stores its members as they are; None is a folder."""
    blocks = [_block_4(0x73, 0x80 if list_locked else 0, bytes(6))]
    for name, data in members.items():
        held, label = data or b"", name.replace("/", "\\").encode("cp437")
        numbers = struct.pack(
            "<IIBIIBBHI", len(held), len(held), 2, zlib.crc32(held), 0x5A000000, 20, 0x30, len(label), 0x20
        )
        flags = 0x8000 | (0xE0 if data is None else 0) | (4 if locked else 0)
        blocks.append(_block_4(0x74, flags, numbers + label) + held)
    return b"Rar!\x1a\x07\x00" + b"".join([*blocks, _block_4(0x7B, 0x4000)])
