"""Builds ICC profiles that hold a header and a name and nothing to convert with, for files whose header is judged."""

import struct


def profile(kind: str, space: str, *, name: str = "Press", version: tuple[int, int] = (2, 1)) -> bytes:
    """A profile of a class (prtr, mntr) for a space of four letters (CMYK, RGB with a blank)."""
    text = name.encode() + b"\0"
    tag = b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78)
    body = struct.pack(">I4sII", 1, b"desc", 144, len(tag)) + tag
    head = bytearray(128)
    struct.pack_into(">I", head, 0, 128 + len(body))
    head[8], head[9] = version[0], version[1] << 4
    head[12:16], head[16:20], head[20:24] = kind.encode(), space.encode(), b"Lab "
    head[36:40] = b"acsp"
    return bytes(head) + body
