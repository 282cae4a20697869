"""A resource with its partitions, and which of them a choice by keys means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jdf.document import DocumentElement
from jdf.resolved.partition import (
    Partition,
    agrees,
    common,
    fits,
    is_partition,
    key_names,
    keys_said,
)

EXPLICIT, IMPLICIT, SPARSE = "Explicit", "Implicit", "Sparse"


@dataclass(frozen=True, slots=True)
class ResolvedResource:
    """A resource of a ticket; its first partition, of no keys, is the resource as a whole.

    `part_usage` says what a choice of a partition means that is not there: nothing (Explicit), the nearest level above
    (Implicit), the nearest level above where that is divided no further (Sparse).
    """

    name: str
    id: str
    part_keys: tuple[str, ...]
    part_usage: str
    partitions: tuple[Partition, ...] = field(repr=False)

    @property
    def whole(self) -> Partition:
        """Return the resource as a whole."""
        return self.partitions[0]

    @property
    def leaves(self) -> tuple[Partition, ...]:
        """Return the partitions that are not divided further."""
        return tuple(
            each
            for at, each in enumerate(self.partitions)
            if at + 1 == len(self.partitions) or not each.keys.items() < self.partitions[at + 1].keys.items()
        )

    def part(self, keys: Mapping[str, str]) -> Partition | None:
        """Return the partition that a choice by keys means; None where it is not there, or several are."""
        known = self._known(keys)
        found = self._chosen(known)
        if len(found) == 1:
            return self._followed(found[0])
        if self.part_usage == EXPLICIT:
            return None
        return self._followed(self._shared(found)) if found else self._nearest(known)

    def parts(self, keys: Mapping[str, str]) -> tuple[Partition, ...]:
        """Return all partitions that a choice by keys means."""
        known = self._known(keys)
        found = self._chosen(known)
        if not found:
            near = self.part(keys)
            return () if near is None else (near,)
        return tuple(self._followed(each) for each in found)

    def _known(self, keys: Mapping[str, str]) -> dict[str, str]:
        """Leave out keys that the resource is not partitioned by: they make no difference, unless it is Explicit."""
        if self.part_usage == EXPLICIT:
            return dict(keys)
        return {key: value for key, value in keys.items() if key in self.part_keys}

    def _chosen(self, keys: Mapping[str, str]) -> list[Partition]:
        """Return the partitions that say these keys and no more, else those that say them, the outermost alone."""
        exact = [each for each in self.partitions if each.keys == keys]
        found: list[Partition] = []
        for each in self.partitions if not exact else ():
            if fits(each.keys, keys) and not (found and found[-1].keys.items() <= each.keys.items()):
                found.append(each)
        return exact[:1] or found

    def _nearest(self, keys: Mapping[str, str]) -> Partition | None:
        found = max(
            (each for each in self.partitions if agrees(each.keys, keys)), key=lambda each: len(each.keys)
        )
        divided = any(_below(each, found) for each in self.partitions)
        return None if self.part_usage == SPARSE and divided else self._followed(found)

    def _shared(self, found: list[Partition]) -> Partition:
        """Return the nearest level that several partitions have in common."""
        shared = common(found)
        above = [each for each in self.partitions if each.keys.items() <= shared]
        return max(above, key=lambda each: len(each.keys))

    def _followed(self, found: Partition) -> Partition:
        """Return what a partition is identical to, under its own keys; a circle of them ends where it began."""
        seen: list[Partition] = []
        here = found
        while here not in seen:
            seen.append(here)
            other = self._identical(here)
            if other is None:
                return Partition(found.keys, here.element, here.inherits)
            here = other
        return found

    def _identical(self, partition: Partition) -> Partition | None:
        said = partition.element.first("Identical")
        part = said.first("Part") if said else None
        keys = keys_said(part) if part else {}
        return next((each for each in self.partitions if keys and each.keys == keys), None)


def _below(one: Partition, other: Partition) -> bool:
    return len(one.keys) > len(other.keys) and other.keys.items() <= one.keys.items()


def resource_of(element: DocumentElement) -> ResolvedResource:
    """Return a resource of JDF 1.x with its partitions."""
    names = key_names(element)
    return ResolvedResource(
        name=element.name,
        id=element.text_of("ID") or "",
        part_keys=names,
        part_usage=element.text_of("PartUsage") or EXPLICIT,
        partitions=tuple(_levels(element, names)),
    )


def _levels(element: DocumentElement, names: tuple[str, ...]) -> Iterator[Partition]:
    todo: list[tuple[DocumentElement, dict[str, str], tuple[DocumentElement, ...]]] = [(element, {}, ())]
    while todo:
        here, above, inherits = todo.pop()
        own = {name: text for name in names if (text := here.text_of(name)) is not None} if inherits else {}
        keys = {**above, **own}
        yield Partition(keys, here, inherits)
        inside = [child for child in here.children if names and is_partition(child, here)]
        todo += [(child, keys, (here, *inherits)) for child in reversed(inside)]


def set_of(element: DocumentElement) -> ResolvedResource:
    """Return a ResourceSet of XJDF: its resources are partitions of one level, what is not said holds for all."""
    name = element.text_of("Name") or ""
    partitions = [Partition({}, element)]
    for frame in element.named("Resource"):
        own = frame.first(name)
        line = (own, frame, element) if own else (frame, element)
        said = [keys_said(part) for part in frame.named("Part")]
        partitions += [Partition(keys, line[0], line[1:]) for keys in said or [{}]]
    keys = dict.fromkeys(key for each in partitions for key in each.keys)
    return ResolvedResource(name, element.text_of("ID") or "", tuple(keys), IMPLICIT, _whole_last(partitions))


def _whole_last(partitions: list[Partition]) -> tuple[Partition, ...]:
    """Let a resource without Part stand for the whole; else the set itself does."""
    whole = next((each for each in partitions[1:] if not each.keys), partitions[0])
    return (whole, *(each for each in partitions[1:] if each.keys))
