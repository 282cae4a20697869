"""The demo's shop: always fresh, marked as ours, with a simulated press that lacks one paper."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gateway.demo.new_shop import new_shop
from gateway.demo.scenario import Paper
from gateway.domain.errors import AlreadyRunningError, SettingsError
from gateway.running import is_held

MARKER = ".jdf-gateway-demo"
TEMPLATE = "demo"


@dataclass(frozen=True, slots=True)
class DemoShop:
    """Where everything of a demo lies."""

    folder: Path

    @property
    def data(self) -> Path:
        """The gateway's data directory."""
        return self.folder / "data"

    @property
    def press(self) -> Path:
        """The folder in which the simulated press lives: hot, out, error and what is booked."""
        return self.folder / "press-1"

    @property
    def press_config(self) -> Path:
        """What the press has loaded."""
        return self.folder / "press-1.toml"

    @property
    def press_log(self) -> Path:
        """The press's own log."""
        return self.folder / "press-1.jsonl"

    @property
    def gateway_log(self) -> Path:
        """What the gateway wrote while it ran."""
        return self.folder / "gateway.log"

    @property
    def simulator_log(self) -> Path:
        """What the press's process complained about, if anything."""
        return self.folder / "simulator.log"

    def token(self, person: str) -> str:
        """Return a person's token, as that person would have it."""
        return (self.folder / "secrets" / f"{person}.token").read_text(encoding="utf-8").strip()


def demo_shop(folder: Path, loaded: Iterable[Paper]) -> DemoShop:
    """Make the demo's shop afresh; an earlier one is removed, anything else is left alone.

    Raises:
        SettingsError: the folder is there and is not an earlier demo's.
        AlreadyRunningError: an earlier demo still runs in it.
    """
    if folder.exists() and any(folder.iterdir()):
        _refuse_foreign(folder)
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text("Made by jdf-gateway demo, which removes this folder.\n", encoding="utf-8")
    new_shop(folder, TEMPLATE)
    shop = DemoShop(folder.resolve())
    shop.press_config.write_text(_press(loaded), encoding="utf-8")
    return shop


def _refuse_foreign(folder: Path) -> None:
    if not (folder / MARKER).is_file():
        raise SettingsError(
            f"{folder} is there already and was not made by the demo.",
            why="The demo always begins with a fresh shop and would have to remove it.",
            fix="Name another folder with --shop.",
        )
    if is_held(folder / "data"):
        raise AlreadyRunningError(
            f"A demo is running in {folder}.",
            why="Beginning afresh would take its shop away under it.",
            fix="Stop it with Ctrl-C first, or name another folder with --shop.",
        )


def _press(loaded: Iterable[Paper]) -> str:
    papers = "\n".join(f'[[stock]]\nname = "{paper.name}"\ngsm = {paper.gsm}' for paper in loaded)
    return (
        f'# What the simulated press has loaded.\nname = "Simulated press"\nprint_seconds = 0.3\n\n{papers}\n'
    )
