"""The peer of an upload that pays for HTTP too: bare uvicorn that writes and hashes a body, flushes it, and answers."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

NAME = "bare uvicorn with SHA-256 and fsync"


@contextmanager
def bare_receiver(target: Path) -> Iterator[str]:
    """Run the receiver, which writes every body to one file, for the length of the block; give its address."""
    command = [sys.executable, __file__, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


class Receiver:
    """An ASGI application and nothing more: what a plain program would do, one piece after the other."""

    def __init__(self, target: Path) -> None:
        self._target = target

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Take one body."""
        assert scope["type"] == "http"
        digest, more = hashlib.sha256(), True
        with self._target.open("wb") as file:
            while more:
                message = await receive()
                piece, more = message.get("body", b""), message.get("more_body", False)
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


class _Server(uvicorn.Server):
    async def startup(self, sockets: Any = None) -> None:
        """Start, then say where."""
        await super().startup(sockets)
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        print(f"http://{host}:{port}", flush=True)


if __name__ == "__main__":
    app = Receiver(Path(sys.argv[1]))
    _Server(uvicorn.Config(app, port=0, lifespan="off", log_config=None, access_log=False)).run()
