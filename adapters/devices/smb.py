"""A hot folder of a Windows share, reached without a mount: tickets and files go in, returned tickets come back.

The order of steps is that of every folder (`adapters/folder_device.py`): files and ticket are written beside the hot
folder, flushed, and handed over by one rename, which refuses a name in use. That is tried when the device is set up; a
server that writes over names is delivered to with best effort. All folders lie in one share.
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
    from adapters.transports.smb_folder import SmbFolder


@dataclass(frozen=True, slots=True)
class SmbConfig:
    r"""Which share, who we are there, and its folders.

    host, port, share: the server and the share's name there.
    user: who we are, as `name` or `DOMAIN\name`.
    password_file: a file that holds the password.
    encrypt: whether all that is sent must be encrypted; servers before SMB 3 cannot, and are then only signed for.
    folder: the hot folder within the share, which the device watches.
    stage: where tickets are made ready; same disk, not watched. Default: `<folder>.gw-stage` beside it.
    out, error: where the device returns tickets; leave out what it does not have.
    done: where evidence goes once it is booked. Default: `<folder>.gw-done`.
    profile: what this make of device takes.
    stable_s: how long a returned file must lie unchanged before it is read.
    timeout_s: how long to wait for any answer of the server.
    pickup_deadline_s, return_deadline_s: after how much silence somebody should look.
    """

    host: str
    share: str
    user: str
    folder: str
    password_file: Path | None = None
    port: int = 445
    encrypt: bool = True
    stage: str = ""
    out: str = ""
    error: str = ""
    done: str = ""
    profile: str = "generic-1.5"
    stable_s: float = 5.0
    timeout_s: float = 20.0
    pickup_deadline_s: float = 600.0
    return_deadline_s: float = 86_400.0


@device("smb", config=SmbConfig)
class SmbHotFolder(FolderDevice):
    """Windows share: tickets and files go into a watched folder of a share, returned tickets come back in others."""

    kind: ClassVar[str]

    def __init__(
        self, device_id: str, config: SmbConfig, clock: Callable[[], float] = time.monotonic
    ) -> None:
        from adapters.transports.smb_share import ShareAddress, SmbShare  # noqa: PLC0415 (smbprotocol loads slowly)

        self.config = config
        self.share = SmbShare(
            ShareAddress(
                config.host, config.port, config.share, config.user, config.password_file,
                config.encrypt, config.timeout_s,
            )
        )  # fmt: skip
        profile = load_profile(config.profile)
        patience = Patience(config.pickup_deadline_s, config.return_deadline_s)
        folders = remote_folders(config, profile, self._folder)
        super().__init__(device_id, folders, profile, patience, clock)

    def _folder(self, path: str, label: str) -> "SmbFolder":
        from adapters.transports.smb_folder import SmbFolder  # noqa: PLC0415 (as above)

        return SmbFolder(path.strip("/"), label, self.share)
