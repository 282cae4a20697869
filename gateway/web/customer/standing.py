"""How an order stands while its form is filled in, in a few lines: what is still to do, and what became of each file.

The form never says that everything is here beside a file that it says must be mended: one table tells which state of
a file is told in which words, and what is said where nothing is left to say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gateway.web.customer.file_view import FileShown


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One line: its tone as of a finding, the key of its words, how many things are meant, and which file, if one."""

    tone: str
    words: str
    many: int = 0
    file: FileShown | None = None


_FILES: Mapping[str, tuple[str, str]] = {
    "stop": ("bad", "form.file_stop"),
    "warn": ("warn", "form.file_warn"),
    "unknown": ("warn", "form.file_unknown"),
    "looking": ("dim", "form.file_looking"),
}
"""What is said of a file in each state; one that is as it should be, or not there, needs no line of its own."""

_ALL_THERE = StandingLine("ok", "form.all_there")


def standing(still_to_do: int, files: Iterable[FileShown]) -> tuple[StandingLine, ...]:
    """Return the lines, what is missing first; that everything is here only where nothing else is to be said."""
    return (*_open(still_to_do), *_of_files(files)) or (_ALL_THERE,)


def _open(many: int) -> Iterator[StandingLine]:
    if many:
        yield StandingLine("dim", "form.open", many)


def _of_files(files: Iterable[FileShown]) -> Iterator[StandingLine]:
    for file in files:
        told = _FILES.get(_weighed(file))
        if told is not None:
            yield StandingLine(*told, file=file)


def _weighed(file: FileShown) -> str:
    """Return a file's state; one of which something grave is already known is as good as stopped: findings stay."""
    if file.state == "looking" and any(found.tone == "bad" for found in file.findings):
        return "stop"
    return file.state
