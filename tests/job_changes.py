"""Jobs that differ from a job in a single value, found by no knowledge of how tickets are written."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from jdf import JobSpec, PartRole, invariants

OTHER = {
    "product_type": "other-product",
    "turn": "foot",
    "order": "collect",
    "edge": "bottom",
    "grain": "long",
    "texture": "matte",
    "color": "Blue",
    "catalog": "F6-2",
    "kind": "identification",
    "method": "bindIn",
    "glue": "hotmelt",
    "pitch_mm": 333.0,
    "press": "toner",
    "unit": "loose",
    "country_code": "FR",
    "due": "2026-12-24T12:00:00+00:00",
    "coating_front": "coated",
    "coating_back": "coated",
    "carbonless": "cfb",
    "handling": "destroy",
    "way": "hardcopy",
    "from_edge": "front",
    "to": "down",
    "start": "000777",
    "role": PartRole.SHEET,
    "op": "glue",
}
UNSEEN = {
    "parts.id": "an id of ours",
    "parts.role": "says how parts are bound, and every ticket says that otherwise",
    "parts.print.turn": "an unprinted back stands nowhere",
    "insertions.part": "the name must be a part's",
    "numbering.parts": "the names must be parts'",
}
"""Fields that are not changed here, and why."""


def others(value: Any, key: str) -> Iterator[tuple[str, Any]]:
    """Yield every way to change one value below an object of a job."""
    for each in fields(value):
        at = f"{key}.{each.name}" if key else each.name
        if at not in UNSEEN:
            for path, changed in other(each.name, getattr(value, each.name), at):
                yield path, replace(value, **{each.name: changed})


def other(name: str, found: Any, at: str) -> Iterator[tuple[str, Any]]:
    """Yield values that differ from one in a single place."""
    if is_dataclass(found):
        yield from others(found, at)
    elif isinstance(found, tuple):
        yield from other_list(found, at)
    elif found is not None:
        yield at, other_plain(name, found)


def other_list(found: tuple[Any, ...], at: str) -> Iterator[tuple[str, Any]]:
    """Yield lists in which one member is changed, or a list of names with one more."""
    for number, member in enumerate(found):
        if is_dataclass(member):
            for path, changed in others(member, at):
                yield path, (*found[:number], changed, *found[number + 1 :])
    if found and isinstance(found[0], str):
        yield at, (*found, "Extra")


def other_plain(name: str, found: Any) -> Any:
    """Return another value of the same kind."""
    if isinstance(found, bool):
        return not found
    if isinstance(found, int | float):
        return OTHER.get(name, found + 1)
    return OTHER.get(name, f"{found}x")


def changes(spec: JobSpec) -> Iterator[tuple[str, JobSpec]]:
    """Yield every job that differs from one in a single value and can still be made."""
    for path, changed in others(spec, ""):
        if changed != spec and not invariants(changed):
            yield path, changed
