"""What was taken, what contradicts and what was refused, noted as it is found; and attributes merged by one rule."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from jdf.names import XSI_NAMESPACE, XmlElement
from jdf.places import path_of, places_remembered

Attributes = Mapping[str, "Rule"]
Rule = Callable[[str, str], str]
"""Given ours and theirs, says why theirs is not taken; empty where it is."""

Print = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class MergeNote:
    """One thing of the returned ticket: its place in ours, what stood there, what came back, and why it was left."""

    path: str
    ours: str
    theirs: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A note before its place is looked up, which waits until nothing moves any more."""

    node: XmlElement
    attribute: str
    ours: str
    theirs: str
    reason: str = ""


@dataclass(slots=True)
class Notes:
    """The notes of one merge."""

    taken: list[_Found] = field(default_factory=list)
    conflicts: list[_Found] = field(default_factory=list)
    refused: list[_Found] = field(default_factory=list)

    def took(self, node: XmlElement, attribute: str, ours: str, theirs: str) -> None:
        """Note what was taken."""
        self.taken.append(_Found(node, attribute, ours, theirs))

    def contradicts(self, node: XmlElement, attribute: str, ours: str, theirs: str, reason: str) -> None:
        """Note what contradicts what we knew already; ours stays."""
        self.conflicts.append(_Found(node, attribute, ours, theirs, reason))

    def refuses(self, node: XmlElement, attribute: str, ours: str, theirs: str, reason: str) -> None:
        """Note what the device may not change; ours stays."""
        self.refused.append(_Found(node, attribute, ours, theirs, reason))

    def attributes(
        self, ours: XmlElement, theirs: XmlElement, may: Attributes, passed: Iterable[str] = ()
    ) -> None:
        """Take the attributes that a device may change and the rule lets through; tell of the others that differ."""
        for name, value in theirs.attrib.items():
            key, said, old = str(name), str(value), ours.get(str(name))
            if said == old or key in passed or key.startswith(_XSI):
                continue
            rule = may.get(key) or (_free if key.startswith("{") and old is None else None)
            if rule is None:
                self.refuses(ours, key, old or "", said, ORDERED)
            elif reason := rule(old or "", said):
                self.contradicts(ours, key, old or "", said, reason)
            else:
                ours.set(key, said)
                self.took(ours, key, old or "", said)

    def add(self, parent: XmlElement, theirs: XmlElement, at: int | None = None) -> XmlElement:
        """Put a copy of an element of theirs into ours, at its end or at a place, and note it."""
        copy = deepcopy(theirs)
        copy.tail = "\n"
        if at is None:
            parent.append(copy)
        else:
            parent.insert(at, copy)
        self.took(copy, "", "", name_of(copy))
        return copy


ORDERED: Final = "a device does not change what was ordered; ours stays"


_XSI: Final = f"{{{XSI_NAMESPACE}}}"


def told(found: Iterable[_Found]) -> tuple[MergeNote, ...]:
    """Return notes with their places in the merged ticket."""
    with places_remembered():
        return tuple(
            MergeNote(path_of(one.node, one.attribute), one.ours, one.theirs, one.reason) for one in found
        )


@dataclass(slots=True)
class Ids:
    """The ids of our ticket, so that what is added bears none of them again."""

    used: set[str]
    counts: dict[str, int] = field(default_factory=dict)

    def free(self, wanted: str) -> str:
        """Return an id that nothing bears yet, and take it."""
        free = wanted
        while free in self.used:
            self.counts[wanted] = self.counts.get(wanted, 1) + 1
            free = f"{wanted}_{self.counts[wanted]}"
        self.used.add(free)
        return free


def _free(_ours: str, _theirs: str) -> str:
    return ""


def name_of(node: XmlElement) -> str:
    """Return the bare name of an element, empty for comments and instructions."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def paired(
    ours: Iterable[XmlElement], theirs: Iterable[XmlElement], key: Callable[[XmlElement], Hashable]
) -> Iterator[tuple[XmlElement | None, XmlElement]]:
    """Yield each of theirs with the one of ours that has the same key, in their order where several have it."""
    waiting: defaultdict[Hashable, deque[XmlElement]] = defaultdict(deque)
    for each in ours:
        waiting[key(each)].append(each)
    for each in theirs:
        line = waiting[key(each)]
        yield (line.popleft() if line else None), each


def alike(ours: XmlElement, theirs: XmlElement) -> bool:
    """Tell quickly of two elements that they are the same to the byte; others may still say the same."""
    mine, back = (etree.tostring(each, with_tail=False) for each in (ours, theirs))
    return bool(mine == back)


def print_of(node: XmlElement, without: frozenset[str] = frozenset()) -> Print:
    """Return what an element says in a form to be compared: blanks around text make no difference."""
    return (
        str(node.tag) if isinstance(node.tag, str) else "",
        tuple(sorted((str(key), str(value)) for key, value in node.attrib.items() if key not in without)),
        (node.text or "").strip(),
        tuple((print_of(child, without), (child.tail or "").strip()) for child in node),
    )


_WORKING: Final = 2
_FINAL: Final = 3
_RANK: Final[Mapping[str, int]] = {
    "": 0, "Pool": 0, "Spawned": 0, "Waiting": 0, "Ready": 1,
    **dict.fromkeys(
        ("TestRunInProgress", "Setup", "InProgress", "Cleanup", "Suspended", "Stopped", "Part"), _WORKING
    ),
    **dict.fromkeys(("Completed", "Aborted", "FailedTestRun"), _FINAL),
}  # fmt: skip


def newer_status(ours: str, theirs: str) -> str:
    """Let a status go on and never back; an end stays that end."""
    if theirs not in _RANK:
        return f"{theirs!r} is no status of a node; ours stays"
    if _RANK.get(ours, 0) == _FINAL and ours != "FailedTestRun":
        return f"it was {ours} already; ours stays"
    if _RANK[theirs] < _RANK.get(ours, 0):
        return f"it was {ours} already, {theirs} comes before that; ours stays"
    return ""


def any_value(_ours: str, _theirs: str) -> str:
    """Let a value through as it is."""
    return ""
