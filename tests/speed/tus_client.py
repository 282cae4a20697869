"""A plain tus client in a process of its own: sends a file in pieces and says how long that took."""

import hashlib
import http.client
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

_BLOCK = 1 << 20


def send(url: str, source: Path, piece: int, token: str) -> None:
    """Send a file by tus, then say how long that took and what its SHA-256 is."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, blocksize=_BLOCK)
    said = {"Authorization": f"Bearer {token}", "Tus-Resumable": "1.0.0"}
    size, begun = source.stat().st_size, time.perf_counter()
    connection.request("POST", "/uploads", headers={**said, "Upload-Length": str(size)})
    answer = connection.getresponse()
    assert answer.read() == b""
    where = answer.headers["Location"]
    with source.open("rb") as file:
        for offset in range(0, size, piece):
            length = min(piece, size - offset)
            described = {
                "Upload-Offset": str(offset),
                "Content-Type": "application/offset+octet-stream",
                "Content-Length": str(length),
            }
            connection.request("PATCH", where, _blocks(file, length), {**said, **described})
            answer = connection.getresponse()
            assert (answer.status, answer.read()) == (204, b""), answer.status
    taken = time.perf_counter() - begun
    with source.open("rb") as file:
        print(taken, hashlib.file_digest(file, "sha256").hexdigest())


def _blocks(file: IO[bytes], length: int) -> Iterator[bytes]:
    while length > 0:
        block = file.read(min(_BLOCK, length))
        length -= len(block)
        yield block


if __name__ == "__main__":
    send(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
