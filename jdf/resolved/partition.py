"""One partition of a resource: its keys, and what holds for it, inherited from the levels above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from jdf.document import DocumentElement, Value
from jdf.document.typed import reader_of
from jdf.names import bare
from jdf.standard.grammar import jdf_grammar
from jdf.standard.kinds import Kind

_ONLY_STRUCTURE: Final = frozenset({"Identical", "Part"})


@dataclass(frozen=True, slots=True)
class Partition:
    """What holds for some parts of a resource.

    `element` says it first, then those it inherits from, the nearest first. Where a partition is declared identical to
    another one, `keys` are its own and the elements those of the other one.
    """

    keys: Mapping[str, str]
    element: DocumentElement
    inherits: tuple[DocumentElement, ...] = field(default=(), repr=False)

    @property
    def attributes(self) -> dict[str, str]:
        """Return the attributes that hold, as they stand; the nearest counts."""
        found: dict[str, str] = {}
        for each in (self.element, *self.inherits):
            found = {**each.attributes, **found}
        return {**found, **self.keys}

    def value(self, attribute: str) -> Value | None:
        """Return what an attribute says here, as a value of its type."""
        for each in (self.element, *self.inherits):
            if each.text_of(attribute) is not None:
                return each.value(attribute)
        return None

    def elements(self, name: str) -> tuple[DocumentElement, ...]:
        """Return the elements of a name that hold: its own, or where it has none those of the nearest level above."""
        for each in (self.element, *self.inherits):
            found = tuple(each.named(name))
            if found and name != self.element.name and name not in _ONLY_STRUCTURE:
                return found
        return ()


def key_fits(key: str, said: str, wanted: str) -> bool:
    """Tell whether what a partition says of a key covers what is wanted of it.

    Lists of names and ranges of indices cover their members (JDF 1.5, Resources, Partitioning).
    """
    if said == wanted:
        return True
    kind = _kinds().get(key)
    covers = _COVERS.get(kind.name) if kind else None
    return covers is not None and covers(_parsed(key, said), _parsed(key, wanted))


@lru_cache(maxsize=4096)
def _parsed(key: str, text: str) -> Value | None:
    """Return what a key says as a value, or None where it is not of the key's type."""
    kind = _kinds()[key]
    return reader_of(kind, key)(text) if kind.fits(text) else None


@cache
def _kinds() -> Mapping[str, Kind]:
    return {name: fact.kind for name, fact in jdf_grammar()["Part"].attributes.items()}


def _holds(said: Value | None, wanted: Value | None) -> bool:
    return isinstance(said, tuple) and isinstance(wanted, tuple) and bool(wanted) and set(wanted) <= set(said)


def _holds_range(said: Value | None, wanted: Value | None) -> bool:
    if not isinstance(said, tuple) or not isinstance(wanted, tuple) or not wanted:
        return False
    return all(any(_within(one, each) for each in said) for one in wanted)


def _within(one: object, around: object) -> bool:
    """Tell whether a range lies in another one; counted from the end nobody knows but where they are the same."""
    match one, around:
        case (int(first), int(last)), (int(low), int(high)) if min(first, last, low, high) >= 0:
            return low <= first and last <= high
    return one == around


_COVERS: Final = {"NMTOKENS": _holds, "IntegerRangeList": _holds_range}


def fits(keys: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Tell whether a partition says all that is wanted."""
    return all(key in keys and key_fits(key, keys[key], value) for key, value in wanted.items())


def agrees(keys: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Tell whether all that a partition says is wanted."""
    return all(key in wanted and key_fits(key, value, wanted[key]) for key, value in keys.items())


def common(partitions: Sequence[Partition]) -> frozenset[tuple[str, str]]:
    """Return the keys that all these partitions share."""
    return frozenset.intersection(*(frozenset(each.keys.items()) for each in partitions))


def key_names(element: DocumentElement) -> tuple[str, ...]:
    """Return the keys that a resource is partitioned by."""
    return tuple((element.text_of("PartIDKeys") or "").split())


def keys_said(element: DocumentElement) -> dict[str, str]:
    """Return what a Part says."""
    return {name: text for name, text in element.attributes.items() if not name.startswith("{")}


def is_partition(child: DocumentElement, of: DocumentElement) -> bool:
    """Tell whether a child is a level of partitions of the element it stands in."""
    return child.node.tag == of.node.tag and bool(bare(of.node))
