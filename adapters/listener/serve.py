"""Run the listener: on a named interface, for devices that are set up, and for nobody else."""

import asyncio
import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import uvicorn

from adapters.config import from_table
from adapters.devices.jmf import JmfConfig
from adapters.errors import ConfigError
from adapters.listener.app import Listener
from adapters.listener.callers import Caller, networks_of

KINDS: Final = frozenset({"jmf"})
"""The kinds of device that a listener is for."""

_EVERYWHERE: Final = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 (the names of what is refused)
_BACKLOG: Final = 128
_AT_ONCE: Final = 64


def callers_of(devices: Iterable[tuple[str, str, Mapping[str, object]]], base: Path) -> tuple[Caller, ...]:
    """Return the devices that may come in: those of a kind that listens and that know our address.

    Raises:
        ConfigError: there is none, or a table does not fit.
    """
    found = []
    for device_id, kind, table in devices:
        if kind not in KINDS:
            continue
        config = from_table(JmfConfig, table, where=f"device {device_id}", base=base)
        if config.listener:
            networks = networks_of(device_id, config.networks)
            found.append(Caller(device_id, config.spool, networks))
    if not found:
        raise ConfigError(
            "no device of the shop speaks to a listener",
            why="a door that nobody needs stays shut",
            fix="write listener = 'http://this-host:8020' into a device of the kind jmf",
        )
    return tuple(found)


def bound(host: str, port: int) -> socket.socket:
    """Return a socket on a named interface.

    Raises:
        ConfigError: the interface is every one, or cannot be listened on.
    """
    if host in _EVERYWHERE:
        raise ConfigError(
            f"the listener was told to listen on {host or 'every interface'}",
            why="only the network of the devices need reach it",
            fix="name the address of the interface that the devices are on, such as 192.168.7.2:8020",
        )
    try:
        return socket.create_server((host, port), backlog=_BACKLOG)
    except OSError as problem:
        raise ConfigError(
            f"the listener cannot listen on {host}:{port}: {problem}",
            fix="name an address of this machine and a port that is free",
        ) from problem


def serve(callers: Sequence[Caller], door: socket.socket, on_ready: Callable[[str], None]) -> None:
    """Listen until the process is told to end."""
    config = uvicorn.Config(
        Listener(callers),
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=5,
    )
    host, port = door.getsockname()[:2]
    on_ready(f"{host}:{port}")
    asyncio.run(uvicorn.Server(config).serve(sockets=[door]))
