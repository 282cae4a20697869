"""No value of a job disappears silently: it changes the ticket, or it is named among what was left out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from jdf import Dialect, JobSpec, PartRole, invariants, write_ticket
from jdf_builders import head
from thirteen_products import EVERY_DIALECT, THIRTEEN, files_of

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

SUMMED = {"delivery": "delivery: "}
"""What is named as a whole where a ticket has no place for it, and the words it is named by."""

TARGETS = [
    EVERY_DIALECT[name]
    for name in (
        "jdf-1.2-product",
        "jdf-1.3-product",
        "jdf-1.5-product",
        "jdf-1.8-product",
        "jdf-1.3-idp",
        "xjdf-2.0",
        "xjdf-2.2",
    )
]


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


def told(spec: JobSpec, dialect: Dialect) -> tuple[bytes, tuple[str, ...]]:
    ticket = write_ticket(spec, head(), files_of(spec), dialect)
    return ticket.data, ticket.left_out


@pytest.mark.parametrize("dialect", TARGETS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("product", THIRTEEN)
def test_a_changed_value_changes_the_ticket_or_is_named(product: str, dialect: Dialect) -> None:
    spec = THIRTEEN[product]
    before = told(spec, dialect)
    silent = [path for path, changed in changes(spec) if told(changed, dialect) == before]
    assert [path for path in silent if not summed(path, before[1])] == []


def summed(path: str, left_out: tuple[str, ...]) -> bool:
    """Tell whether a value belongs to something that is named as a whole."""
    words = SUMMED.get(path.partition(".")[0])
    return bool(words) and any(text.startswith(words) for text in left_out)


def test_many_values_are_changed() -> None:
    paths = {path for spec in THIRTEEN.values() for path, _ in changes(spec)}
    assert len(paths) > 60
