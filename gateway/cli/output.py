"""What the command line says: tables for people, JSON for programs, and errors as what, why and how to fix it."""

import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gateway.domain.errors import GatewayError

if TYPE_CHECKING:
    from rich.console import Console


class Exit(IntEnum):
    """The exit codes, documented in `--help`."""

    OK = 0
    PROBLEM = 1
    SETTINGS = 2
    UNREACHABLE = 3


_EXIT_OF = {
    "gateway-unreachable": Exit.UNREACHABLE,
    "settings": Exit.SETTINGS,
    "needs-postgresql": Exit.SETTINGS,
    "device-config": Exit.SETTINGS,
    "form-unreadable": Exit.SETTINGS,
    "form-conflict": Exit.SETTINGS,
    "schema-folder": Exit.SETTINGS,
    "profile": Exit.SETTINGS,
    "usage": Exit.SETTINGS,
}


class UsageError(GatewayError):
    """An argument of the command line cannot be used."""

    code = "usage"


@cache
def console() -> "Console":
    """Return where people read; colours and width are the terminal's."""
    from rich.console import Console

    return Console()


def print_json(value: object) -> None:
    """Print a value for programs: always JSON, always on standard output."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str) -> None:
    """Print a table for people; nothing in it is read as markup."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for index, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=index == 0)
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(str(cell)) for cell in row))
    if table.row_count:
        console().print(table)
    else:
        console().print(empty, style="dim")


def say(text: str, style: str = "") -> None:
    """Print a line for people as it is; markup in it is not read."""
    console().print(text, style=style or None, markup=False, highlight=False)


def short_time(text: str) -> str:
    """Return an ISO time as people read it in a table: month, day, hour and minute of this machine's zone."""
    return datetime.fromisoformat(text).astimezone().strftime("%m-%d %H:%M:%S") if text else ""


def tell_error(error: Exception, *, as_json: bool) -> int:
    """Print an error that was to be expected and return its exit code; anything else is raised again."""
    found = _described(error)
    if found is None:
        raise error
    if as_json:
        print_json({"error": found})
    else:
        _print_error(found)
    return int(_EXIT_OF.get(str(found["code"]), Exit.PROBLEM))


def _described(error: Exception) -> dict[str, Any] | None:
    """Return what, why and fix of an error; None for one that nobody foresaw.

    Every error of ours carries a code and says who must act; a file named on the command line may be missing.
    """
    if isinstance(error, OSError) and error.filename is not None and not hasattr(error, "code"):
        what = f"{error.filename}: {error.strerror}."
        return {
            "code": "usage",
            "what": what,
            "why": "",
            "fix": "Check the name and whether you may use it.",
            "problems": [],
        }
    if not (hasattr(error, "code") and hasattr(error, "actor")):
        return None
    return {
        "code": str(getattr(error, "answer_code", "") or error.code),
        "what": str(getattr(error, "what", "") or error),
        "why": str(getattr(error, "why", "")),
        "fix": str(getattr(error, "fix", "")),
        "problems": list(getattr(error, "problems", ())),
    }


def _print_error(found: Mapping[str, Any]) -> None:
    from rich.console import Console

    here = Console(stderr=True)
    for label, style in (("what", "bold red"), ("why", ""), ("fix", "green")):
        if found[label]:
            here.print(f"{label:>4}  {found[label]}", style=style or None, markup=False, highlight=False)
    for problem in found["problems"]:
        line = " ".join(
            filter(None, (problem.get("field", ""), problem.get("message", ""), problem.get("fix", "")))
        )
        here.print(f"   -  {line}", markup=False, highlight=False)


def read_json(path: Path) -> dict[str, Any]:
    """Read an object from a JSON file.

    Raises:
        UsageError: it holds something else.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UsageError(
            f"{path} is not JSON: {error}.", fix="Correct the file; it must hold one object."
        ) from error
    if not isinstance(found, dict):
        raise UsageError(
            f"{path} holds a {type(found).__name__}.", fix="It must hold one JSON object: the answers."
        )
    return found
