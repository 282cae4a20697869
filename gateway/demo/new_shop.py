"""Found a shop: its files from a template, a fresh token for each person, its devices' folders set up."""

import os
import secrets
import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from adapters import build
from gateway.domain.errors import SettingsError
from gateway.settings import SHOP_FILE, DeviceSetting, load_settings

_PRIVATE = "/data/\n/secrets/\n"
_DEVICE_FOLDERS = ("folder", "out", "error")


def new_shop(folder: Path, template: str) -> tuple[Path, ...]:
    """Write the template's shop into a folder, nothing over anything; return the files written.

    Raises:
        SettingsError: there is a shop already, or the folder cannot be written.
    """
    if (folder / SHOP_FILE).exists():
        raise SettingsError(
            f"{folder} holds a shop already.",
            why="Its settings and tokens would be lost.",
            fix="Choose another folder, or remove this one yourself.",
        )
    try:
        written = [*_copy(resources.files("examples") / template, folder), _ignore(folder)]
        tokens = [_token(folder / name) for name in _token_files(folder)]
    except OSError as error:
        raise SettingsError(
            f"The shop cannot be written: {error}.", fix="Choose a folder that you may write to."
        ) from error
    _prepare_devices(folder)
    return (*written, *tokens)


def _copy(source: Traversable, target: Path) -> Iterator[Path]:
    target.mkdir(parents=True, exist_ok=True)
    for entry in sorted(source.iterdir(), key=lambda found: found.name):
        place = target / entry.name
        if entry.is_dir():
            yield from _copy(entry, place)
        elif entry.name.endswith((".toml", ".md", ".json")):
            _write_new(place, entry.read_bytes(), 0o644)
            yield place


def _ignore(folder: Path) -> Path:
    path = folder / ".gitignore"
    if not path.exists():
        _write_new(path, _PRIVATE.encode(), 0o644)
    return path


def _token_files(folder: Path) -> Iterator[str]:
    """Name the files in which the shop's people have their tokens."""
    table = tomllib.loads((folder / SHOP_FILE).read_text(encoding="utf-8"))
    for person in table.get("person", []):
        kind, _, name = str(person.get("token", "")).partition(":")
        if kind == "file":
            yield name


def _token(path: Path) -> Path:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_new(path, f"gw_{secrets.token_urlsafe(32)}\n".encode(), 0o600)
    return path


def _write_new(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def _prepare_devices(folder: Path) -> None:
    """Make the folders of a device that is not there yet, and set each device up for this shop."""
    for setting in load_settings(folder / SHOP_FILE).devices:
        make_folders(folder, setting)
        prepare_device(folder, setting)


def make_folders(folder: Path, setting: DeviceSetting) -> None:
    """Make the folders that a device's table names and that are not there yet."""
    for key in _DEVICE_FOLDERS:
        if key in setting.table:
            (folder / str(setting.table[key])).mkdir(parents=True, exist_ok=True)


def prepare_device(folder: Path, setting: DeviceSetting) -> None:
    """Set a device up for this shop: its marker, our own folders beside it, and what its share can do."""
    build(setting.kind, setting.id, setting.table, base=folder).prepare()
