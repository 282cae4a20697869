"""Small files that each check passes or flags, two of either at least: `<check>-pass-a.pdf`, `<check>-fail-b.pdf`.

A check's files lie in `<group>/<check>.py` beside this one, as `FILES`; a new check brings a new module and edits none.
What differs from a sound file is the one thing that the check is about. They are built when wanted, never kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from preflight import Expected, Facts, Report, evaluate, load_profile
from preflight.facts import Rect
from preflight_builders import a4
from preflight_store import facts_read, pixels_read

__all__ = ["AtomicFile", "Fails", "Passes", "atomic_files", "judged", "named", "write_to"]
_HERE = Path(__file__).parent
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Passes:
    """A file the check says nothing of, and that no other check but those in `beside` stops.

    `data` is Facts only where the reader does not tell the fact yet.
    """

    what: str
    data: bytes | Facts
    order: Expected = field(default_factory=a4)
    beside: tuple[str, ...] = ()
    profile: str | Path = "sheetfed"


@dataclass(frozen=True)
class Fails:
    """A file the check flags: with this case, on these pages and, where given, this side, figure and place."""

    what: str
    data: bytes | Facts
    case: str
    pages: str = ""
    order: Expected = field(default_factory=a4)
    side: str | None = None
    measured: float | str | None = None
    place: Rect | None = None
    profile: str | Path = "sheetfed"


AtomicFile = Passes | Fails


@cache
def atomic_files() -> Mapping[tuple[str, str], tuple[AtomicFile, ...]]:
    """Return the files of each check by its group and id, as its module's place says."""
    modules = sorted(_HERE.glob("*/*.py"))
    return MappingProxyType(
        {
            (path.parent.name, path.stem.replace("_", "-")): import_module(
                f"atomic_files.{path.parent.name}.{path.stem}"
            ).FILES
            for path in modules
        }
    )


def named() -> Iterator[tuple[str, str, AtomicFile]]:
    """Tell each file's name, its check and itself."""
    for (_, check), files in atomic_files().items():
        for kind, sort in (("pass", Passes), ("fail", Fails)):
            alike = [file for file in files if isinstance(file, sort)]
            for letter, file in zip(_LETTERS, alike, strict=False):
                yield f"{check}-{kind}-{letter}.pdf", check, file


def judged(file: AtomicFile) -> Report:
    """Read and judge a file as the product does: in the sandbox, against its order and profile."""
    if isinstance(file.data, Facts):
        return evaluate(file.data, file.order, load_profile(file.profile))
    facts, pixels = facts_read(file.data), pixels_read(file.data)
    return evaluate(facts, file.order, load_profile(file.profile), pixels)


def write_to(folder: Path) -> None:
    """Write all files for another program to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, _, file in named():
        if isinstance(file.data, bytes):
            (folder / name).write_bytes(file.data)
