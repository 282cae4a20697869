"""What is the same of a folder on somebody else's server, whichever protocol leads there."""

import posixpath
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Self

from adapters import durable
from adapters.errors import FolderGoneError
from adapters.transports.folder import Entry

WHY = "no ticket can be handed over or read there"


@dataclass(frozen=True, slots=True)
class FarFolder(ABC):
    """One folder of a server by its path there; `label` is what crash tests and messages call it ("hot-folder")."""

    path: str
    label: str

    @property
    @abstractmethod
    def place(self) -> str:
        """Where the folder is, as people write it."""

    @abstractmethod
    def told(self) -> AbstractContextManager[object]:
        """Give the connection, and turn trouble with this folder into an error a person can act on."""

    @abstractmethod
    def make(self) -> None:
        """Make the folder, if it is not there."""

    @abstractmethod
    def entry(self, name: str) -> Entry | None:
        """Return what lies under a name, None for nothing."""

    def look(self, name: str) -> Entry | None:
        """Return what lies under a name."""
        return self.entry(name)

    def holds(self, name: str) -> bool:
        """Tell whether the name is in use, by whatever."""
        return self.entry(name) is not None

    def flush(self, label: str = "") -> None:
        """Do nothing: no protocol has a word for a folder's entries; crash tests are told the label all the same."""
        with self.told(), durable.effect("fsync", label or self.label):
            pass

    def sub(self, name: str, label: str) -> Self:
        """Return the folder of this name inside, made where it was not there."""
        inner = replace(self, path=posixpath.join(self.path, name), label=label)
        inner.make()
        return inner

    def gone(self) -> FolderGoneError:
        """Return the error of a folder that is not there."""
        return FolderGoneError(
            f"the {self.label} {self.place} is not there",
            why=WHY,
            fix="make the folder at the server again, or correct its name in the settings",
        )
