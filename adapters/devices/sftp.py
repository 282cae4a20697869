"""A hot folder behind SFTP: tickets and files go in, returned tickets come back, all in folders of one server.

The order of steps is that of every folder (`adapters/folder_device.py`): files and ticket are written beside the hot
folder, flushed where the server offers it, and handed over by one plain rename, which refuses a name in use. That is
tried when the device is set up; a server that writes over names is delivered to with best effort.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from adapters.folder_device import FolderDevice, Patience
from adapters.profiles import load_profile
from adapters.registry import device
from adapters.remote_folders import remote_folders

if TYPE_CHECKING:
    from adapters.transports.sftp_folder import SftpFolder


@dataclass(frozen=True, slots=True)
class SftpConfig:
    """Which server, who we are there, and its folders.

    host, port, user: where to sign in, and as whom.
    key_file, password_file: the private key, or a file that holds the password; one of them.
    host_key: the server's fingerprint, `SHA256:...`; `device prepare` tells it, a person approves it.
    folder: the hot folder, which the device watches.
    stage: where tickets are made ready; same file system, not watched. Default: `<folder>.gw-stage` beside it.
    out, error: where the device returns tickets; leave out what it does not have.
    done: where evidence goes once it is booked. Default: `<folder>.gw-done`.
    profile: what this make of device takes.
    stable_s: how long a returned file must lie unchanged before it is read.
    timeout_s: how long to wait for any answer of the server.
    pickup_deadline_s, return_deadline_s: after how much silence somebody should look.
    """

    host: str
    user: str
    folder: str
    port: int = 22
    key_file: Path | None = None
    password_file: Path | None = None
    host_key: str = ""
    stage: str = ""
    out: str = ""
    error: str = ""
    done: str = ""
    profile: str = "generic-1.5"
    stable_s: float = 5.0
    timeout_s: float = 20.0
    pickup_deadline_s: float = 600.0
    return_deadline_s: float = 86_400.0


@device("sftp", config=SftpConfig)
class SftpHotFolder(FolderDevice):
    """SFTP hot folder: tickets and files go into a watched folder of a server, returned tickets come back in others."""

    kind: ClassVar[str]

    def __init__(
        self, device_id: str, config: SftpConfig, clock: Callable[[], float] = time.monotonic
    ) -> None:
        from adapters.transports.sftp_session import Server, SftpSession  # noqa: PLC0415 (paramiko loads slowly)

        self.config = config
        self.session = SftpSession(
            Server(
                config.host, config.port, config.user, config.key_file, config.password_file,
                config.host_key, config.timeout_s,
            )
        )  # fmt: skip
        profile = load_profile(config.profile)
        patience = Patience(config.pickup_deadline_s, config.return_deadline_s)
        folders = remote_folders(config, profile, self._folder)
        super().__init__(device_id, folders, profile, patience, clock)

    def _folder(self, path: str, label: str) -> "SftpFolder":
        from adapters.transports.sftp_folder import SftpFolder  # noqa: PLC0415 (as above)

        return SftpFolder(path, label, self.session)
