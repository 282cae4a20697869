"""What lies here of each delivery to a JMF device: the ticket, its files, and how far the handing over has come.

A device that is reached by messages has no folder in which the ticket could be found again. So the step from "made
ready" to "handed over" is written down here before and after it is tried:

| step | means |
|---|---|
| none | made ready, nothing was sent |
| sending | something was sent, or was about to be: the device's queue must tell |
| absent | it was sent, and the device has proven not to have it: it may be sent again |
| sent | the device has it, under the entry written down |
| withdrawing | the device holds it back for us, or was told to remove it |
| withdrawn | it is ours again, for good |
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from adapters import durable
from adapters.errors import SpoolGoneError
from adapters.transports.local_folder import LocalFolder

_NOTE_LIMIT: Final = 20_000
_ABOUT: Final = "device.json"


class Step(StrEnum):
    """How far a delivery has come."""

    NONE = "none"
    SENDING = "sending"
    ABSENT = "absent"
    SENT = "sent"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Note:
    """What is written down of one delivery: the step, the device's name for it, and the token it is fetched by."""

    step: Step = Step.NONE
    entry: str = ""
    token: str = ""

    def at(self, step: Step) -> "Note":
        """Return the note one step on."""
        return replace(self, step=step)


@dataclass(frozen=True, slots=True)
class About:
    """What the device has shown of itself: whose spool this is, and whether it keeps our JobID (None: not seen yet)."""

    device: str = ""
    tells_queue: bool = False
    keeps_job_id: bool | None = None


class Spool:
    """The folders of one device's deliveries, below one folder of its own on a local disk."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self._root = LocalFolder(base, "spool")
        self.staged = LocalFolder(base / "staged", "stage-folder")
        self._notes = LocalFolder(base / "notes", "notes-folder")
        self.work = LocalFolder(base / "work", "work-folder")

    def make(self) -> None:
        """Make the folders; done already means done."""
        self.base.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self._root, self.staged, self._notes, self.work):
            folder.make()

    def require(self) -> None:
        """Refuse to act without what was written down earlier.

        Raises:
            SpoolGoneError: the spool is not there, or not set up.
        """
        if not (self._root.path.is_dir() and self._root.holds(_ABOUT)):
            raise SpoolGoneError(
                f"the spool {self.base} is not set up",
                why="without it nobody knows what the device was given",
                fix="mount the disk it lies on; for a new device run `jdf-gateway device prepare`",
            )

    def about(self) -> About:
        """Return what the device has shown of itself."""
        found = self._json(self._root, _ABOUT) if self.base.is_dir() else {}
        keeps = found.get("keeps_job_id")
        return About(
            str(found.get("device", "")),
            bool(found.get("tells_queue")),
            keeps if isinstance(keeps, bool) else None,
        )

    def tell_about(self, about: About) -> None:
        """Write down what the device has shown of itself, where it differs."""
        if about != self.about() or not self._root.holds(_ABOUT):
            self._replace(self._root, _ABOUT, asdict(about))

    def note(self, name: str) -> Note:
        """Return how far a delivery has come."""
        found = self._json(self._notes, f"{name}.json")
        if not found:
            return Note()
        return Note(Step(str(found["step"])), str(found.get("entry", "")), str(found.get("token", "")))

    def write(self, name: str, note: Note) -> None:
        """Write down how far a delivery has come: whole, flushed, in one step."""
        self._replace(self._notes, f"{name}.json", asdict(note))

    def forget(self, name: str) -> None:
        """Remove the note of a delivery that is closed, or that the device refused."""
        self._notes.clear(f"{name}.json", label="note")
        self._notes.flush()

    def _replace(self, folder: LocalFolder, name: str, values: dict[str, object]) -> None:
        """Write under a working name in a folder nobody reads, then move it over the old one."""
        self.work.write(name, _lines(values), label="note")
        with folder.told():
            durable.rename_over(self.work.path / name, folder.path / name, label="note")
        folder.flush("note")

    @staticmethod
    def _json(folder: LocalFolder, name: str) -> dict[str, object]:
        try:
            found = json.loads(folder.read(name, _NOTE_LIMIT))
        except FileNotFoundError:
            return {}
        return found if isinstance(found, dict) else {}


def _lines(values: dict[str, object]) -> Iterable[bytes]:
    yield json.dumps(values).encode()
