"""JobSpec paths like `parts[cover].media.gsm`: read them, gather values under them, know which ones exist.

Which paths exist is read from JobSpec's own types, so that a path in a form can never outlive a field of the job.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jdf import JobSpec

STEP = re.compile(r"([a-z][a-z0-9_]*)(?:\[([^\[\]]+)\])?(?:\.|$)")


@lru_cache(maxsize=4096)
def steps(path: str) -> tuple[tuple[str, str], ...]:
    """Split a path into names and the key of an element where one stands; empty where it is no path."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(path):
        match = STEP.match(path, at)
        if match is None:
            return ()
        found.append((match[1], match[2] or ""))
        at = match.end()
    return tuple(found)


def nearest(path: str, known: Container[str]) -> str:
    """Return the longest known path that leads to a value, such as the list of a member; else nothing."""
    while path and path not in known:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return path


def exists(path: str) -> bool:
    """Say whether JobSpec has a place of this path."""
    here: Any = JobSpec
    inside_list_without_key = False
    for name, key in steps(path):
        hints = get_type_hints(here) if isinstance(here, type) and is_dataclass(here) else {}
        if name not in hints or inside_list_without_key:
            return False
        here, is_list = _inside(hints[name])
        if key and not is_list:
            return False
        inside_list_without_key = is_list and not key
    return bool(steps(path))


def _inside(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type, or a union or list of one
    """Give the type inside `X | None` and `tuple[X, ...]`, and whether it was a list."""
    if get_origin(hint) in {Union, UnionType}:
        return _inside(next(member for member in get_args(hint) if member is not NoneType))
    if get_origin(hint) is tuple:
        return get_args(hint)[0], True
    return hint, False


def leaves(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every single value of a job as nested dicts, with its path.

    A list of plain values (inks) is one value; elements with an `id` go by it, others by their number.
    """
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}".removeprefix("."))
    elif isinstance(value, list | tuple) and any(isinstance(inner, Mapping) for inner in value):
        for index, inner in enumerate(value):
            name = inner.get("id", index) if isinstance(inner, Mapping) else index
            yield from leaves(inner, f"{path}[{name}]")
    else:
        yield path, value


def overlapping(path: str, others: Mapping[str, object]) -> str:
    """Give the path among others that names the same value, or lies around or inside it; empty if none does."""
    for around in (path, *_around(path)):
        if around in others:
            return around
    inside = (f"{path}.", f"{path}[")
    return next((other for other in others if other.startswith(inside)), "")


def _around(path: str) -> Iterator[str]:
    for at, sign in enumerate(path):
        if sign in ".[":
            yield path[:at]


class _Elements(dict[str, Any]):
    """The elements of a list while it is being gathered, by their key."""


def gathered(values: Mapping[str, Any]) -> dict[str, Any]:
    """Build nested dicts and lists from values by path; elements stand in the order in which they came."""
    root: dict[str, Any] = {}
    for path, value in values.items():
        here: Any = root
        *inner, (last, last_key) = steps(path)
        for name, key in inner:
            here = here.setdefault(name, _Elements() if key else {})
            here = here.setdefault(key, {}) if key else here
        if last_key:
            here.setdefault(last, _Elements())[last_key] = value
        else:
            here[last] = value
    return {name: _listed(value) for name, value in root.items()}


def _listed(value: object) -> object:
    if isinstance(value, _Elements):
        return [_listed(inner) for inner in value.values()]
    if isinstance(value, dict):
        return {name: _listed(inner) for name, inner in value.items()}
    return value
