"""What the bytes of a file tell of damage, before and beside what a parser makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_TAIL_BYTES = 2048
_HEAD_BYTES = 1029
_CHUNK_BYTES = 1 << 20
_MOST_GLANCED = 4 << 20
_MOST_SEARCHED = 64 << 20
_ZERO_RUN = b"\x00" * 16_384
_FEWEST_LINES = 50
_ENOUGH_LINES = 5000


@dataclass(frozen=True, slots=True)
class Bytes:
    """What is seen at the beginning and the end of every file."""

    truncated: bool
    junk_before: int
    headers: int
    revisions: int


@dataclass(frozen=True, slots=True)
class Traces:
    """What is looked for where a file does not read as it should: long runs of zeros, rewritten line ends."""

    zeros: bool = False
    text_mode: bool = False


def look_at(file: BinaryIO) -> Bytes:
    """Look at a file, of a large one at the first and last two megabytes: that is where it is begun and ended anew."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL_BYTES))
    truncated = b"startxref" not in file.read(_TAIL_BYTES)
    file.seek(0)
    junk = max(0, file.read(_HEAD_BYTES).find(b"%PDF-"))
    ends = headers = 0
    for chunk in _chunks(file, size, _MOST_GLANCED):
        ends += chunk.count(b"%%EOF")
        headers += chunk.count(b"\n%PDF-")
    return Bytes(truncated, junk, headers + 1, max(1, ends))


def look_closer(file: BinaryIO) -> Traces:
    """Look for the traces of broken transfers, as far into a file as is bearable."""
    feeds = returns = high = 0
    zeros = False
    for chunk in _chunks(file, file.seek(0, 2), _MOST_SEARCHED):
        zeros = zeros or _ZERO_RUN in chunk
        if feeds < _ENOUGH_LINES:
            feeds += chunk.count(b"\n")
            returns += chunk.count(b"\r\n")
            high += len(chunk) - len(chunk.decode("ascii", "ignore"))
    return Traces(zeros, text_mode=feeds >= _FEWEST_LINES and feeds == returns and high > 0)


def _chunks(file: BinaryIO, size: int, most: int) -> Iterator[bytes]:
    """Yield pieces from the beginning, and from the end of a file that is larger than `most`."""
    first = size if size <= most else most // 2
    for begin, end in ((0, first), (max(first, size - most // 2), size)):
        file.seek(begin)
        left = end - begin
        while left > 0 and (chunk := file.read(min(_CHUNK_BYTES, left))):
            left -= len(chunk)
            yield chunk
