"""The header and name of an ICC profile (ICC.1:2022, 7.2); its tables are left alone."""

import hashlib
import struct

import pikepdf

from preflight.facts import IccFacts
from preflight.failure import TooComplexError
from preflight.interpreter.inflate import content_of
from preflight.interpreter.values import printable, whole

_MOST_BYTES = 16 << 20
_HEADER_BYTES = 128
_COMPONENTS = {"GRAY": 1, "RGB": 3, "CMYK": 4, "Lab": 3, "XYZ": 3, "HSV": 3, "HLS": 3, "YCbr": 3, "CMY": 3}
_MOST_TAGS = 200


def icc_of(stream: pikepdf.Stream) -> IccFacts:
    """Read an embedded profile; one that cannot be used says why."""
    declared = whole(stream.get("/N"))
    try:
        data = content_of(stream, _MOST_BYTES)
    except (pikepdf.PdfError, pikepdf.DataDecodingError, TooComplexError, RuntimeError) as fault:
        return IccFacts("", "", "", "", declared, "", "", fault=f"cannot be decoded: {printable(str(fault))}")
    return read_icc(data, declared)


def read_icc(data: bytes, declared: int) -> IccFacts:
    """Read a profile's header; `declared` is the number of components the PDF says it has."""
    sha256 = hashlib.sha256(data).hexdigest()
    if len(data) < _HEADER_BYTES or data[36:40] != b"acsp":
        return IccFacts("", "", "", "", declared, "", sha256, fault="not an ICC profile")
    kind, space, pcs = (printable(data[at : at + 4].decode("latin-1")) for at in (12, 16, 20))
    version = f"{data[8]}.{data[9] >> 4}.{data[9] & 15}"
    components = _COMPONENTS.get(
        space, int(space[0], 16) if space.endswith("CLR") and space[0] in "23456789ABCDEF" else 0
    )
    return IccFacts(
        kind,
        space,
        pcs,
        version,
        declared or components,
        _description(data),
        sha256,
        fault=_fault(data, declared, components),
    )


def _fault(data: bytes, declared: int, components: int) -> str:
    if int.from_bytes(data[:4]) > len(data):
        return "cut off"
    if declared and components and declared != components:
        return f"has {components} components, the file says {declared}"
    return ""


def _description(data: bytes) -> str:
    """Return the profile's name from its desc tag, written as ASCII (version 2) or UTF-16 (version 4)."""
    count = min(int.from_bytes(data[128:132]), _MOST_TAGS)
    for at in range(132, min(132 + 12 * count, len(data) - 11), 12):
        signature, start, size = struct.unpack_from(">4sII", data, at)
        if signature == b"desc":
            return _name(data[start : start + size])
    return ""


def _name(tag: bytes) -> str:
    if tag[:4] == b"desc":
        length = int.from_bytes(tag[8:12])
        return printable(tag[12 : 12 + length].split(b"\x00")[0].decode("latin-1"))
    if tag[:4] == b"mluc" and len(tag) >= 28:
        length, start = struct.unpack_from(">II", tag, 20)
        return printable(tag[start : start + length].decode("utf-16-be", "replace"))
    return ""
