"""Pictures made for screens, by their headers: WebP, GIF, BMP and JPEG 2000."""

import struct
from typing import BinaryIO

from preflight.artwork.binary import length_of, taken
from preflight.facts import PictureFacts
from preflight.interpreter.icc import read_icc

_MOST_CHUNKS = 10_000
_BY_INKS = {1: "Gray", 3: "RGB", 4: "CMYK"}
_JP2_SPACES = {16: "RGB", 17: "Gray", 18: "RGB", 12: "CMYK", 14: "Lab"}
_NAMED, _PROFILE = b"\x01", b"\x02"


def read_webp(file: BinaryIO) -> PictureFacts:
    """Read a WebP by its chunks (RFC 9649); ValueError where no size is told."""
    chunks: dict[bytes, bytes] = {}
    frames, at, size = 0, 12, length_of(file)
    told = 8 + int.from_bytes(taken(file, 4, 4), "little")
    for _ in range(_MOST_CHUNKS):
        head = taken(file, at, 8)
        if len(head) < 8:
            break
        name, length = head[:4], int.from_bytes(head[4:], "little")
        frames += name == b"ANMF"
        chunks.setdefault(name, taken(file, at + 8, length, 4 << 20 if name == b"ICCP" else 32))
        at += 8 + length + length % 2
    wide, high, alpha = _webp_size(chunks)
    icc = chunks.get(b"ICCP", b"")
    return PictureFacts(
        wide, high, "RGB", 8, icc=read_icc(icc, 0) if icc else None, alpha=alpha, frames=max(1, frames),
        compression="WebP", damage="it ends early" if told > size + 1 else "",
        undecoded="only its header is looked at",
    )  # fmt: skip


def _webp_size(chunks: dict[bytes, bytes]) -> tuple[int, int, bool]:
    wide, plain, lossless = (chunks.get(name, b"") for name in (b"VP8X", b"VP8 ", b"VP8L"))
    if len(wide) >= 10:
        return (
            1 + int.from_bytes(wide[4:7], "little"),
            1 + int.from_bytes(wide[7:10], "little"),
            bool(wide[0] & 16),
        )
    if len(plain) >= 10 and plain[3:6] == b"\x9d\x01\x2a":
        across, down = struct.unpack("<HH", plain[6:10])
        return across & 0x3FFF, down & 0x3FFF, False
    if len(lossless) >= 5 and lossless[0] == 0x2F:
        bits = int.from_bytes(lossless[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF), bool(bits >> 28 & 1)
    raise ValueError("the WebP tells no size")


def read_gif(file: BinaryIO) -> PictureFacts:
    """Read a GIF by its header; ValueError where no size is told."""
    head = taken(file, 0, 13)
    wide, high = struct.unpack("<HH", head[6:10].ljust(4, b"\x00"))
    if not (wide and high):
        raise ValueError("the GIF tells no size")
    file.seek(max(0, length_of(file) - 64))
    whole = b";" in file.read()
    return PictureFacts(
        wide, high, "Indexed", 8, compression="LZW", damage="" if whole else "it ends early",
        undecoded="only its header is looked at",
    )  # fmt: skip


def read_bmp(file: BinaryIO) -> PictureFacts:
    """Read a BMP by its header; ValueError where no size is told."""
    head = taken(file, 0, 46).ljust(46, b"\x00")
    length, wide, high, bits, across, down = struct.unpack("<2xI12xii2xH8xII", head)
    if wide <= 0 or high == 0:
        raise ValueError("the BMP tells no size")
    mode = {1: "Bitmap", 4: "Indexed", 8: "Indexed"}.get(bits, "RGB")
    ppi = (round(across * 0.0254, 2), round(down * 0.0254, 2))
    short = length > length_of(file)
    return PictureFacts(
        wide, abs(high), mode, 1 if bits == 1 else 8, ppi=ppi, compression="none",
        damage="it ends early" if short else "", undecoded="only its header is looked at",
    )  # fmt: skip


def read_jpeg2000(file: BinaryIO) -> PictureFacts:
    """Read a JPEG 2000 by its boxes (ITU-T T.800, annex I); ValueError where no size is told."""
    head = _header_box(file)
    _, _, header = head.partition(b"ihdr")
    if len(header) < 11:
        raise ValueError("the JPEG 2000 tells no size")
    high, wide, inks, bits = struct.unpack(">IIHB", header[:11])
    _, _, colour = head.partition(b"colr")
    number = int.from_bytes(colour[3:7]) if colour.startswith(_NAMED) else 0
    icc = colour[3:] if colour.startswith(_PROFILE) else b""
    return PictureFacts(
        wide, high, _JP2_SPACES.get(number, _BY_INKS.get(inks, f"{inks} inks")), (bits & 127) + 1,
        icc=read_icc(icc, 0) if icc else None, compression="JPEG 2000", undecoded="only its header is looked at",
    )  # fmt: skip


def _header_box(file: BinaryIO) -> bytes:
    """Return the content of the box that holds the headers; nothing where there is none."""
    at = 0
    for _ in range(_MOST_CHUNKS):
        head = taken(file, at, 8)
        if len(head) < 8:
            return b""
        length, name = struct.unpack(">I4s", head)
        if name == b"jp2h":
            return taken(file, at + 8, length - 8, 4 << 20)
        if length < 8:
            return b""
        at += length
    return b""
