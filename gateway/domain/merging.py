"""Bring together what two people changed in the same answers: by field, each against what both began with.

Where only one changed a field, that counts. Where both did, the newer wins and the other value is told, so that nothing
is lost without somebody seeing it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

GONE = object()
"""A field without an answer."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed differently: its JSON pointer and both values, None for no answer."""

    pointer: str
    mine: Any
    theirs: Any


def merge(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Conflict, ...]]:
    """Return my answers with what the others changed meanwhile, and where both changed the same field."""
    conflicts: list[Conflict] = []
    merged = _merged("", base, mine, theirs, conflicts)
    return dict(merged), tuple(conflicts)


def _merged(pointer: str, base: Any, mine: Any, theirs: Any, conflicts: list[Conflict]) -> Any:  # noqa: ANN401 - JSON values
    if mine == theirs or _same(theirs, base):
        return mine
    if _same(mine, base):
        return theirs
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return _objects(pointer, base if isinstance(base, Mapping) else {}, mine, theirs, conflicts)
    if _alike(base, mine, theirs):
        rows = enumerate(zip(base, mine, theirs, strict=True))
        return [_merged(f"{pointer}/{index}", *row, conflicts) for index, row in rows]
    conflicts.append(Conflict(pointer, None if mine is GONE else mine, None if theirs is GONE else theirs))
    return mine


def _same(one: object, other: object) -> bool:
    return one is other or (one is not GONE and other is not GONE and one == other)


def _alike(*values: object) -> bool:
    """Say whether these are lists of one length, so that element goes with element."""
    lengths = {len(value) if isinstance(value, list) else -1 for value in values}
    return len(lengths) == 1 and lengths != {-1}


def _objects(
    pointer: str,
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    conflicts: list[Conflict],
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in _names(mine, theirs):
        step = name.replace("~", "~0").replace("/", "~1")
        value = _merged(
            f"{pointer}/{step}", base.get(name, GONE), mine.get(name, GONE), theirs.get(name, GONE), conflicts
        )
        if value is not GONE:
            found[name] = value
    return found


def _names(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    yield from mine
    yield from (name for name in theirs if name not in mine)
