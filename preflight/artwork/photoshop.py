"""Photoshop documents by their header and image resources; layers are left alone."""

import struct
from typing import BinaryIO

from preflight.artwork.binary import MOST_ICC_BYTES, length_of, taken
from preflight.facts import PictureFacts
from preflight.interpreter.icc import read_icc

_MODES = {
    0: "Bitmap",
    1: "Gray",
    2: "Indexed",
    3: "RGB",
    4: "CMYK",
    7: "Multichannel",
    8: "Duotone",
    9: "Lab",
}
_CHANNELS = {"Gray": 1, "RGB": 3, "CMYK": 4, "Lab": 3, "Indexed": 1, "Bitmap": 1, "Duotone": 1}
_RESOLUTION, _ICC = 1005, 1039
_MOST_RESOURCES = 2000
_MOST_RESOURCE_BYTES = 32 << 20


def read_photoshop(file: BinaryIO) -> PictureFacts:
    """Read a PSD or PSB; ValueError where its header is none."""
    head = taken(file, 0, 26)
    if len(head) < 26:
        raise ValueError("the Photoshop document has no header")
    version, channels, high, wide, bits, mode = struct.unpack(">4xH6xHIIHH", head)
    if not (wide and high and version in {1, 2}):
        raise ValueError("the header of the Photoshop document makes no sense")
    at = 26 + 4 + int.from_bytes(taken(file, 26, 4))
    length = int.from_bytes(taken(file, at, 4))
    found = _resources(taken(file, at + 4, length, _MOST_RESOURCE_BYTES))
    beyond = at + 4 + length
    layers = int.from_bytes(taken(file, beyond, 4 * version))
    ends_early = beyond + 4 * version + layers + 2 > length_of(file)
    name = _MODES.get(mode, "Unknown")
    icc = found.get(_ICC, b"")[:MOST_ICC_BYTES]
    return PictureFacts(
        wide, high, name, bits, ppi=_ppi(found.get(_RESOLUTION, b"")), icc=read_icc(icc, 0) if icc else None,
        alpha=channels > _CHANNELS.get(name, channels), compression="Photoshop",
        damage="it ends early" if ends_early else "", undecoded="layers are not looked at",
    )  # fmt: skip


def _resources(data: bytes) -> dict[int, bytes]:
    """Read blocks of signature, number, padded name, length, padded data."""
    found: dict[int, bytes] = {}
    at = 0
    for _ in range(_MOST_RESOURCES):
        if data[at : at + 4] != b"8BIM" or at + 7 > len(data):
            break
        number = int.from_bytes(data[at + 4 : at + 6])
        at += 6 + (data[at + 6] + 2) // 2 * 2
        length = int.from_bytes(data[at : at + 4])
        found[number] = data[at + 4 : at + 4 + length]
        at += 4 + (length + 1) // 2 * 2
    return found


def _ppi(data: bytes) -> tuple[float, float]:
    """Read two 16.16 numbers, always pixels an inch, whatever unit is shown."""
    if len(data) < 16:
        return (0.0, 0.0)
    across, down = struct.unpack(">I4xI4x", data[:16])
    return (round(across / 65536, 2), round(down / 65536, 2))
