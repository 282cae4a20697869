"""The peer of the web side: FastAPI that checks a body's shape and inserts one row, in a process of its own.

Durability and server options are the gateway's: WAL, synchronous=FULL, one commit a request, uvicorn with the same
settings, a thread from the pool a request. What it leaves out is the product.
"""

import sqlite3
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

NAME = "bare FastAPI + SQLite insert"
PATH = "/orders"


class OrderBody(BaseModel):
    """The shape of the gateway's own order."""

    form: str
    answers: dict[str, Any]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class BareServer:
    """A running bare server."""

    url: str
    pid: int


@contextmanager
def bare_server(folder: Path) -> Iterator[BareServer]:
    """Run the bare server with its database in the folder, for the length of the block."""
    command = [sys.executable, __file__, str(folder / "bare.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield BareServer(process.stdout.readline().strip(), process.pid)
        finally:
            process.terminate()


def make_app(database: Path) -> FastAPI:
    """Build the application on its database."""
    connection = sqlite3.connect(database, check_same_thread=False)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=20000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE orders (id TEXT PRIMARY KEY, body TEXT NOT NULL)")
    turn = threading.Lock()
    app = FastAPI()

    @app.post(PATH, status_code=201)
    def place(body: OrderBody) -> dict[str, str]:
        order_id = str(uuid.uuid4())
        with turn, connection:
            connection.execute("INSERT INTO orders VALUES (?, ?)", (order_id, body.model_dump_json()))
        return {"id": order_id}

    return app


class _Server(uvicorn.Server):
    """uvicorn that prints where it listens."""

    async def startup(self, sockets: list[Any] | None = None) -> None:
        await super().startup(sockets)
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        print(f"http://{host}:{port}", flush=True)


if __name__ == "__main__":
    _Server(
        uvicorn.Config(
            make_app(Path(sys.argv[1])), host="127.0.0.1", port=0,
            log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5,
        )
    ).run()  # fmt: skip
