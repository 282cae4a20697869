"""A device that takes JDF tickets from a folder and gives them back in two others.

Layout: `<hot>/<JobID>.jdf` beside `<hot>/<JobID>/<part>.pdf`, relative URLs in the ticket (Base ICS: files
may lie in sub folders of the hot folder; clearing up is the manager's business). The files go first, the
ticket last, because the ticket is the trigger.

Exactly once: everything is written and flushed in a stage folder on the same file system that no device
watches; after the ledger has committed `staged`, one rename hands the ticket over. So for ever after:
*ticket still in the stage folder = not handed over, gone from it = handed over*, whatever crashed. Taking
back is the reverse rename, so that either the device has the ticket or we do.

The device may leave the files in the hot folder when it takes the ticket; they are cleared away when the
delivery is closed. What is ours there is known by its inode, which a rename keeps.

A marker file tells the folder that was set up from an empty mount point: without it nothing counts as
picked up.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from adapters.evidence import ERROR, OUT
from adapters.folder_device import DeviceFolders, FolderDevice, Patience, return_folders
from adapters.profiles import load_profile
from adapters.registry import device
from adapters.transports.local_folder import LocalFolder


@dataclass(frozen=True, slots=True)
class HotFolderConfig:
    """Where a hot-folder device looks and answers, and how long it may be silent.

    folder: the hot folder, which the device watches.
    stage: where tickets are made ready; same file system, not watched. Default: `<hot>.gw-stage` beside it.
    out, error: where the device returns tickets; leave out what it does not have.
    done: where evidence goes once it is booked; same file system as out and error. Default: `<hot>.gw-done`.
    profile: what this make of device takes.
    stable_s: how long a returned file must lie unchanged before it is read.
    pickup_deadline_s, return_deadline_s: after how much silence somebody should look.
    """

    folder: Path
    stage: Path | None = None
    out: Path | None = None
    error: Path | None = None
    done: Path | None = None
    profile: str = "generic-1.5"
    stable_s: float = 2.0
    pickup_deadline_s: float = 600.0
    return_deadline_s: float = 86_400.0


@device("hotfolder", config=HotFolderConfig)
class HotFolder(FolderDevice):
    """Hot folder: tickets and files go into a watched folder, returned tickets come back in others."""

    kind: ClassVar[str]

    def __init__(
        self, device_id: str, config: HotFolderConfig, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.config = config
        profile = load_profile(config.profile)
        hot = config.folder
        stage = LocalFolder(config.stage or hot.with_name(f"{hot.name}.gw-stage"), "stage-folder")
        done = LocalFolder(config.done or hot.with_name(f"{hot.name}.gw-done"), "done-folder")
        answers = {origin: path for origin, path in ((OUT, config.out), (ERROR, config.error)) if path}
        folders = DeviceFolders(
            hot=LocalFolder(hot, "hot-folder"),
            stage=stage,
            done=done,
            withdrawn=LocalFolder(stage.path / "withdrawn", "withdrawn-folder"),
            returns=return_folders(
                {origin: LocalFolder(path, f"{origin}-folder") for origin, path in answers.items()},
                done,
                profile,
                config.stable_s,
            ),
        )
        patience = Patience(config.pickup_deadline_s, config.return_deadline_s)
        super().__init__(device_id, folders, profile, patience, clock)
        self._watched = (hot, *answers.values())

    def folders_to_watch(self) -> tuple[Path, ...]:
        """Name the hot, out and error folders."""
        return self._watched
