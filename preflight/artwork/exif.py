"""Exif's word on which way up a picture is; the rest of it is private and left alone."""

import struct

_ORIENTATION = 274
_MOST_ENTRIES = 200
_UPRIGHT = 1


def orientation_of(exif: bytes) -> int:
    """Return tag 274 of the first directory of a TIFF structure, 1 to 8; 1 for anything else."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 8:
        return _UPRIGHT
    (start,) = struct.unpack_from(order + "I", exif, 4)
    if start + 2 > len(exif):
        return _UPRIGHT
    (count,) = struct.unpack_from(order + "H", exif, start)
    for place in range(start + 2, start + 2 + 12 * min(count, _MOST_ENTRIES), 12):
        if place + 12 > len(exif):
            return _UPRIGHT
        tag, _, _, value = struct.unpack_from(order + "HHIH", exif, place)
        if tag == _ORIENTATION:
            return value if value in range(1, 9) else _UPRIGHT
    return _UPRIGHT
