"""One SFTP connection to one server: pinned host key, strong algorithms only, limits on every wait.

The host key is pinned by its fingerprint in the device's settings. A server that shows another key, or a device for
which none was approved yet, is never spoken to: whoever stands between could read and change every ticket.
"""

import base64
import hashlib
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Final

import paramiko
from paramiko.sftp import CMD_CLOSE, CMD_NAME, CMD_OPENDIR, CMD_READDIR

from adapters.errors import (
    DeviceUnreachableError,
    HostKeyChangedError,
    HostKeyUnknownError,
    SignInRefusedError,
)

WEAK: Final = {
    "macs": ["hmac-sha1", "hmac-sha1-96", "hmac-md5", "hmac-md5-96"],
    "ciphers": ["3des-cbc", "aes128-cbc", "aes192-cbc", "aes256-cbc"],
    "kex": ["diffie-hellman-group14-sha1", "diffie-hellman-group14-sha256"],
}
"""What paramiko still offers and no press of today needs."""

_BANNER_S: Final = 15.0


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is, who we are there, and the key by which we know it (`SHA256:...`, as ssh-keygen prints it)."""

    host: str
    port: int
    user: str
    key_file: Path | None
    password_file: Path | None
    host_key: str
    timeout_s: float

    @property
    def name(self) -> str:
        """The server as people write it."""
        return f"{self.user}@{self.host}:{self.port}"


def fingerprint(key: paramiko.PKey) -> str:
    """Return the fingerprint of a host key as OpenSSH prints it."""
    digest = hashlib.sha256(key.asbytes()).digest()
    return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


class Client(paramiko.SFTPClient):
    """paramiko's client, but for names that are no UTF-8: those neither end a listing nor are lost."""

    def listdir_attr(self, path: str | bytes = ".") -> list[paramiko.SFTPAttributes]:
        """Return what lies in a folder, bytes that are no UTF-8 as Python's own file names have them."""
        ask = self._request  # type: ignore[attr-defined]  # the stubs leave out what listdir itself uses
        _, told = ask(CMD_OPENDIR, os.fsencode(path))
        read = paramiko.SFTPAttributes._from_msg  # type: ignore[attr-defined]  # noqa: SLF001 (as listdir does)
        handle, found = told.get_binary(), []
        try:
            while True:
                kind, told = ask(CMD_READDIR, handle)
                if kind != CMD_NAME:
                    raise paramiko.SSHException("the server answered a listing with something else")
                for _ in range(told.get_int()):
                    name, longname = os.fsdecode(told.get_binary()), os.fsdecode(told.get_binary())
                    entry = read(told, name, longname)
                    found += [entry] if name not in (".", "..") else []
        except EOFError:
            return found
        finally:
            ask(CMD_CLOSE, handle)


class SftpSession:
    """A connection that is made when it is needed, and made anew after it broke."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._lock = RLock()
        self._transport: paramiko.Transport | None = None
        self._client: Client | None = None

    @contextmanager
    def client(self) -> Iterator[Client]:
        """Give the client for a few requests; a connection that breaks meanwhile is thrown away.

        Raises:
            DeviceUnreachableError: nobody answers, or not in time.
            HostKeyUnknownError, HostKeyChangedError: the server's key was not approved, or is another one.
            SignInRefusedError: the server does not let us in.
        """
        with self._lock:
            try:
                yield self._connected()
            except (
                EOFError,
                paramiko.SSHException,
                TimeoutError,
                ConnectionError,
                socket.gaierror,
            ) as trouble:
                self.close()
                raise self._unreachable(trouble) from trouble

    def close(self) -> None:
        """End the connection, if there is one."""
        with self._lock, suppress(Exception):
            if self._transport is not None:
                self._transport.close()
        self._client = self._transport = None

    def _connected(self) -> Client:
        if self._client is not None and self._transport is not None and self._transport.is_active():
            return self._client
        self.close()
        server = self.server
        try:
            line = socket.create_connection((server.host, server.port), timeout=server.timeout_s)
        except OSError as trouble:
            raise self._unreachable(trouble) from trouble
        transport = paramiko.Transport(line, disabled_algorithms=WEAK)
        self._transport = transport
        transport.banner_timeout = transport.auth_timeout = _BANNER_S
        transport.start_client(timeout=server.timeout_s)
        self._refuse_foreign(transport.get_remote_server_key())
        self._sign_in(transport)
        client = Client.from_transport(transport)
        if client is None:
            raise paramiko.SSHException("the server opened no SFTP channel")
        channel = client.get_channel()
        if channel is not None:
            channel.settimeout(server.timeout_s)
        self._client = client
        return client

    def _refuse_foreign(self, key: paramiko.PKey) -> None:
        found, server = fingerprint(key), self.server
        if not server.host_key:
            self.close()
            raise HostKeyUnknownError(
                f"the host key of {server.name} was not approved yet; it shows {found}",
                why="an unknown server could be anybody",
                fix=f'compare it with the server\'s own (ssh-keygen -lf), then set host_key = "{found}"',
            )
        if found != server.host_key:
            self.close()
            raise HostKeyChangedError(
                f"the host key of {server.name} is {found}, approved was {server.host_key}",
                why="somebody may stand between us and the server, or it was set up anew",
                fix="ask who runs the server; approve the new key only when they confirm it",
            )

    def _sign_in(self, transport: paramiko.Transport) -> None:
        server = self.server
        try:
            if server.key_file is not None:
                transport.auth_publickey(server.user, paramiko.PKey.from_path(server.key_file))
            else:
                secret = server.password_file.read_text().strip() if server.password_file else ""
                transport.auth_password(server.user, secret)
        except (paramiko.AuthenticationException, OSError, ValueError) as trouble:
            self.close()
            raise SignInRefusedError(
                f"{server.name} does not let the gateway in ({trouble})",
                why="without it no ticket can be handed over",
                fix="check user, key_file or password_file, and that the server knows the key",
            ) from trouble

    def _unreachable(self, trouble: BaseException) -> DeviceUnreachableError:
        return DeviceUnreachableError(
            f"{self.server.name} does not answer ({trouble or type(trouble).__name__})",
            why="no ticket can be handed over or read there",
            fix="look whether the server runs and the network leads there",
        )
