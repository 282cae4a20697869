"""What the bytes of a file tell of damage, before and beside what a parser makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_TAIL_BYTES = 2048
_HEAD_BYTES = 1029
_CHUNK_BYTES = 1 << 20
_MOST_SEARCHED = 16 << 20
_ZERO_RUN = b"\x00" * 16_384
_FEWEST_LINES = 50
_ENOUGH_LINES = 5000


@dataclass(frozen=True, slots=True)
class Bytes:
    """What was seen in the bytes; `zeros` and `text_mode` matter only where the file does not read as it should."""

    truncated: bool
    junk_before: int
    headers: int
    revisions: int
    zeros: bool
    text_mode: bool


def look_at(file: BinaryIO) -> Bytes:
    """Look through a file, as far as is bearable: the beginning and end of a very large one."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL_BYTES))
    truncated = b"startxref" not in file.read(_TAIL_BYTES)
    file.seek(0)
    junk = max(0, file.read(_HEAD_BYTES).find(b"%PDF-"))
    ends = feeds = returns = high = 0
    headers, zeros = 0, False
    for chunk in _chunks(file, size):
        ends += chunk.count(b"%%EOF")
        headers += chunk.count(b"\n%PDF-")
        zeros = zeros or _ZERO_RUN in chunk
        if feeds < _ENOUGH_LINES:
            feeds += chunk.count(b"\n")
            returns += chunk.count(b"\r\n")
            high += len(chunk) - len(chunk.decode("ascii", "ignore"))
    return Bytes(
        truncated,
        junk,
        headers + 1,
        max(1, ends),
        zeros=zeros,
        text_mode=feeds >= _FEWEST_LINES and feeds == returns and high > 0,
    )


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield pieces from the beginning, and from the end of a very large file."""
    last = max(size - _MOST_SEARCHED // 2, 0) if size > _MOST_SEARCHED else size
    for begin, end in ((0, min(size, _MOST_SEARCHED // 2) if last < size else size), (last, size)):
        file.seek(begin)
        left = end - begin
        while left > 0 and (chunk := file.read(min(_CHUNK_BYTES, left))):
            left -= len(chunk)
            yield chunk
