"""PNG by its chunks (ISO/IEC 15948): header, profile, resolution, and whether its pixels come to an end."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from preflight.artwork.binary import MOST_ICC_BYTES, length_of
from preflight.facts import IccFacts, PictureFacts
from preflight.interpreter.icc import read_icc

MOST_INFLATED_BYTES = 256 << 20
"""As much pixel data as is inflated to see whether it is whole; of a larger picture only the checksums are verified."""

_MOST_CHUNKS = 100_000
_PIECE = 1 << 18
_SMALL = 1 << 20
_MODES = {0: ("Gray", 1), 2: ("RGB", 3), 3: ("Indexed", 1), 4: ("Gray", 2), 6: ("RGB", 4)}
_METRE = 0.0254
_KEPT = frozenset({b"iCCP", b"pHYs", b"tRNS", b"eXIf", b"acTL"})
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


@dataclass(slots=True)
class _Pixels:
    """Counts what the pixel data inflates to, and forgets it at once."""

    wanted: int
    unpacker: "zlib._Decompress" = field(default_factory=zlib.decompressobj)
    count: int = 0
    fault: str = ""

    def take(self, piece: bytes) -> None:
        """Inflate a piece in small steps; nothing more once more than enough has come."""
        left = piece
        while left and not self.fault and self.count <= self.wanted:
            try:
                self.count += len(self.unpacker.decompress(left, _SMALL))
            except zlib.error:
                self.fault = "its pixels are damaged"
            left = self.unpacker.unconsumed_tail


@dataclass(slots=True)
class _Seen:
    chunks: dict[bytes, bytes] = field(default_factory=dict)
    ended: bool = False
    fault: str = ""


def read_png(file: BinaryIO) -> PictureFacts:
    """Read a PNG; ValueError where its header is none."""
    file.seek(8)
    length, name, head = struct.unpack(">I4s13s", file.read(21).ljust(21, b"\x00"))
    if name != b"IHDR" or length != 13:
        raise ValueError("the PNG has no header")
    wide, high, bits, colour, _, _, interlace = struct.unpack(">IIBBBBB", head)
    mode, samples = _MODES.get(colour, ("", 0))
    if not (wide and high and samples and bits in {1, 2, 4, 8, 16}):
        raise ValueError("the header of the PNG makes no sense")
    wanted = _data_bytes(wide, high, bits * samples, interlaced=interlace == 1)
    pixels = _Pixels(wanted) if wanted <= MOST_INFLATED_BYTES else None
    seen = _look_through(file, pixels)
    return PictureFacts(
        wide, high, "Bitmap" if mode == "Gray" and bits == 1 else mode, bits,
        ppi=_ppi(seen.chunks.get(b"pHYs", b"")), icc=_icc(seen.chunks.get(b"iCCP", b"")),
        alpha=colour in {4, 6} or b"tRNS" in seen.chunks,
        frames=max(1, int.from_bytes(seen.chunks.get(b"acTL", b"")[:4])), compression="Deflate",
        damage=_damage(seen, pixels),
        undecoded="" if pixels else f"more than {MOST_INFLATED_BYTES >> 20} MB of pixels",
    )  # fmt: skip


def _damage(seen: _Seen, pixels: _Pixels | None) -> str:
    if seen.fault or not seen.ended:
        return seen.fault or "it ends early"
    if pixels is None:
        return ""
    return pixels.fault or ("pixels are missing at its end" if pixels.count < pixels.wanted else "")


def _look_through(file: BinaryIO, pixels: _Pixels | None) -> _Seen:
    """Walk over the chunks, verify each checksum, and stop at the first that is wrong."""
    seen, size = _Seen(), length_of(file)
    file.seek(33)
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        length, name = struct.unpack(">I4s", head.ljust(8, b"\x00"))
        if len(head) < 8 or file.tell() + length + 4 > size:
            return seen
        if not _take(file, name, length, seen, pixels):
            seen.fault = f"a checksum is wrong ({name.decode('ascii', 'replace')})"
            return seen
        if name == b"IEND":
            seen.ended = True
            return seen
    seen.fault = f"it has more than {_MOST_CHUNKS} pieces"
    return seen


def _take(file: BinaryIO, name: bytes, length: int, seen: _Seen, pixels: _Pixels | None) -> bool:
    """Read a chunk, keep what is asked for later, and say whether its checksum is right."""
    checksum = zlib.crc32(name)
    for piece in _pieces(file, length):
        checksum = zlib.crc32(piece, checksum)
        if name == b"IDAT" and pixels is not None:
            pixels.take(piece)
        if name in _KEPT and len(seen.chunks.get(name, b"")) < MOST_ICC_BYTES:
            seen.chunks[name] = seen.chunks.get(name, b"") + piece
    return int.from_bytes(file.read(4)) == checksum


def _pieces(file: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0 and (piece := file.read(min(length, _PIECE))):
        length -= len(piece)
        yield piece


def _data_bytes(wide: int, high: int, bits_px: int, *, interlaced: bool) -> int:
    """Work out how long the pixel data is: each line has a filter byte before it (7.2)."""
    if not interlaced:
        return high * (1 + (wide * bits_px + 7) // 8)
    total = 0
    for left, top, across, down in _PASSES:
        columns, rows = -((left - wide) // across), -((top - high) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits_px + 7) // 8)
    return total


def _ppi(data: bytes) -> tuple[float, float]:
    if len(data) < 9 or data[8] != 1:
        return (0.0, 0.0)
    across, down = struct.unpack(">II", data[:8])
    return (round(across * _METRE, 2), round(down * _METRE, 2))


def _icc(data: bytes) -> IccFacts | None:
    """Read the profile: a name, a nought, the method, and the profile deflated (11.3.3.3)."""
    if not data:
        return None
    _, _, rest = data.partition(b"\x00")
    try:
        return read_icc(zlib.decompressobj().decompress(rest[1:], MOST_ICC_BYTES), 0)
    except zlib.error:
        return IccFacts("", "", "", "", 0, "", "", fault="cannot be decoded")
