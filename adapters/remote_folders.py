"""The folders of a device on somebody else's server, from its settings, and where each lies otherwise."""

from collections.abc import Callable
from typing import Protocol

from adapters.evidence import ERROR, OUT
from adapters.folder_device import DeviceFolders, return_folders
from adapters.profiles import Profile
from adapters.transports.folder import Folder


class RemoteConfig(Protocol):
    """What the settings of such a device say of its folders; paths as the server has them, "" for none said."""

    @property
    def folder(self) -> str:
        """The hot folder."""

    @property
    def stage(self) -> str:
        """Where tickets are made ready; else beside the hot folder."""

    @property
    def done(self) -> str:
        """Where evidence goes; else beside the hot folder."""

    @property
    def out(self) -> str:
        """Where the device returns tickets."""

    @property
    def error(self) -> str:
        """Where the device returns tickets it refuses."""

    @property
    def stable_s(self) -> float:
        """How long a returned file must lie unchanged."""


def remote_folders(
    config: RemoteConfig, profile: Profile, folder_at: Callable[[str, str], Folder]
) -> DeviceFolders:
    """Return the folders of a device; `folder_at` makes one from its path and label."""
    hot = config.folder.rstrip("/")
    stage = config.stage or f"{hot}.gw-stage"
    done = folder_at(config.done or f"{hot}.gw-done", "done-folder")
    answers = {origin: path for origin, path in ((OUT, config.out), (ERROR, config.error)) if path}
    returns = {origin: folder_at(path, f"{origin}-folder") for origin, path in answers.items()}
    return DeviceFolders(
        hot=folder_at(hot, "hot-folder"),
        stage=folder_at(stage, "stage-folder"),
        done=done,
        withdrawn=folder_at(f"{stage}/withdrawn", "withdrawn-folder"),
        returns=return_folders(returns, done, profile, config.stable_s),
    )
