"""A plain HTTP client in a process of its own: sends a file in one request and says how long that took."""

import http.client
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

_BLOCK = 1 << 20


def send(url: str, source: Path) -> None:
    """Send a file, then say how long it took until it was answered."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, blocksize=_BLOCK)
    begun = time.perf_counter()
    with source.open("rb") as file:
        connection.request("PUT", "/", file, {"Content-Length": str(source.stat().st_size)})
        answer = connection.getresponse()
    assert (answer.status, answer.read()) == (204, b"")
    print(time.perf_counter() - begun)


if __name__ == "__main__":
    send(sys.argv[1], Path(sys.argv[2]))
