"""Takes numbers and pieces out of a file that may lie about every length."""

from typing import BinaryIO

MOST_ICC_BYTES = 16 << 20


def taken(file: BinaryIO, start: int, length: int, most: int = MOST_ICC_BYTES) -> bytes:
    """Read a piece; what is longer than `most` or lies outside of the file comes back short or empty."""
    if start < 0 or length <= 0:
        return b""
    file.seek(start)
    return file.read(min(length, most))


def length_of(file: BinaryIO) -> int:
    """Return how many bytes the file has."""
    return file.seek(0, 2)
