"""Markdown in small pieces, the same for every writer."""

import dataclasses
import inspect
import json
import re
import types
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

_ENTRY = re.compile(r"^(\w+(?:, \w+)*): (.+(?:\n(?!\w+(?:, \w+)*: ).+)*)$", re.MULTILINE)


def cell(value: object) -> str:
    """Make a value fit for a table's cell: one line, no bar that would end it."""
    return " ".join(str(value).split()).replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table, or a dash where there is nothing to list."""
    lines = [f"| {' | '.join(cell(value) for value in row)} |" for row in rows]
    if not lines:
        return "-"
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines])


def code(value: object) -> str:
    """Write a value as code; nothing for nothing."""
    text = " ".join(str(value).split())
    return f"`{text}`" if text else ""


def codes(values: Iterable[object]) -> str:
    """Write values as code, one after the other."""
    return ", ".join(code(value) for value in values)


def page(title: str, *parts: str) -> str:
    """Write a page: its title, then its parts with a blank line between them."""
    return "\n\n".join([f"# {title}", *(part.strip() for part in parts if part.strip())])


def first_line(thing: object) -> str:
    """Return the first sentence of a docstring."""
    return (inspect.getdoc(thing) or "").split("\n\n", maxsplit=1)[0].replace("\n", " ")


def type_name(hint: Any) -> str:  # noqa: ANN401 - any annotation
    """Write a type as a person who edits settings reads it."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(type_name(part) for part in inside if part is not type(None))
    if origin is tuple:
        return f"list of {type_name(inside[0])}"
    words = {str: "text", int: "whole number", float: "number", bool: "true or false", Path: "path"}
    return words.get(hint, getattr(hint, "__name__", str(hint)))


def config_rows(config: type[Any]) -> list[tuple[str, str, str, str]]:
    """Return name, type, default and meaning of each field of a config dataclass."""
    hints, meanings = get_type_hints(config), _meanings(config)
    return [
        (code(field.name), type_name(hints[field.name]), _default(field), meanings.get(field.name, ""))
        for field in dataclasses.fields(config)
    ]


def _meanings(config: type[Any]) -> dict[str, str]:
    """Read `key: what it is` from the docstring of a config; one line may speak of several keys."""
    found: dict[str, str] = {}
    for names, text in _ENTRY.findall(inspect.getdoc(config) or ""):
        found |= dict.fromkeys(names.split(", "), " ".join(text.split()))
    return found


def _default(field: "dataclasses.Field[Any]") -> str:
    if field.default is not dataclasses.MISSING:
        return toml(field.default)
    if field.default_factory is not dataclasses.MISSING:
        return toml(field.default_factory())
    return "must be given"


def toml(value: object) -> str:
    """Write a value as it stands in a settings file."""
    if value is None:
        return "none"
    return code(json.dumps(list(value) if isinstance(value, tuple) else value, default=str))
