"""Resources: a device says how they stand and when it worked, adds its own, and changes nothing of what was ordered."""

from dataclasses import dataclass
from typing import Final

from jdf.merging.notes import (
    ORDERED,
    Attributes,
    Ids,
    Notes,
    alike,
    any_value,
    name_of,
    newer_status,
    paired,
    print_of,
)
from jdf.names import XmlElement, clark, local
from jdf.vocabulary import PARTITION_KEYS

_RESOURCE: Final[Attributes] = {
    "Status": any_value,
    "StatusDetails": any_value,
    "AmountProduced": any_value,
    "LotID": any_value,
}
_NODE_INFO: Final[Attributes] = {
    **_RESOURCE,
    "Start": any_value,
    "End": any_value,
    "NodeStatus": newer_status,
    "NodeStatusDetails": any_value,
}
_BOOKKEEPING: Final = frozenset({"SpawnIDs", "SpawnStatus", "Locked", "rRefs"})
"""What a spawn writes into a copy; it ends with the merge."""

_POOL: Final = clark("ResourcePool")


@dataclass(frozen=True, slots=True)
class ResourceMerge:
    """The resources of our ticket by id, and those that the device made."""

    by_id: dict[str, XmlElement]
    made: frozenset[str]
    ids: Ids
    notes: Notes

    def pool(self, node: XmlElement, theirs: XmlElement) -> None:
        """Merge the pool of a node of theirs; resources that we do not know go into the pool of our node."""
        for resource in theirs.iterchildren("*"):
            own = resource.get("ID", "")
            mine = self.by_id.get(own)
            if mine is None and own in self.ids.used:
                reason = f"the id {own!r} is in use; ours stays"
                self.notes.contradicts(node, "", "", name_of(resource), reason)
            elif mine is None:
                self._new(node, resource)
            elif mine.tag != resource.tag:
                reason = f"the id {own!r} is that of a {name_of(mine)}; ours stays"
                self.notes.contradicts(mine, "", name_of(mine), name_of(resource), reason)
            elif not alike(mine, resource):
                self.level(mine, resource, made=own in self.made)

    def _new(self, node: XmlElement, resource: XmlElement) -> None:
        """Add a resource that the device made; one without an id where nothing says the same."""
        pool = _pool_of(node)
        own = resource.get("ID")
        if own is None and print_of(resource) in {print_of(each) for each in pool}:
            return
        copy = self.notes.add(pool, resource)
        self.ids.used.update(str(each.get("ID")) for each in copy.iter("*") if each.get("ID") is not None)
        if own is not None:
            self.by_id[str(own)] = copy

    def level(self, ours: XmlElement, theirs: XmlElement, *, made: bool) -> None:
        """Merge one level of a resource, then its partitions."""
        planning = local(ours.tag) == "NodeInfo"
        may = _NODE_INFO if planning else _RESOURCE
        divided = {"PartIDKeys": _undivided} if planning or made else {}
        self.notes.attributes(ours, theirs, {**may, **divided}, _BOOKKEEPING)
        inside = ours.iterchildren(str(ours.tag))
        for mine, part in paired(inside, theirs.iterchildren(str(theirs.tag)), _keys):
            if mine is not None:
                self.level(mine, part, made=made)
            elif planning or made:
                self.notes.add(ours, part)
            else:
                self.notes.refuses(ours, "", "", f"{name_of(part)} {dict(_keys(part))}", ORDERED)
        self._content(ours, theirs)

    def _content(self, ours: XmlElement, theirs: XmlElement) -> None:
        """Tell of what stands inside and differs; a device that leaves something out changes nothing."""
        said = [each for each in theirs.iterchildren("*") if each.tag != ours.tag]
        mine = {print_of(each, _BOOKKEEPING) for each in ours if each.tag != ours.tag} if said else set()
        for each in said:
            if print_of(each, _BOOKKEEPING) not in mine:
                if local(each.tag) == "Comment":
                    self.notes.add(ours, each)
                else:
                    self.notes.refuses(ours, "", "", name_of(each), ORDERED)


def _undivided(ours: str, theirs: str) -> str:
    """Let a device divide further, by keys behind those there are."""
    inside = theirs.split()[: len(ours.split())] == ours.split()
    return "" if inside else f"it is divided by {ours}; ours stays"


def _keys(part: XmlElement) -> frozenset[tuple[str, str]]:
    return frozenset((str(name), str(value)) for name, value in part.attrib.items() if name in PARTITION_KEYS)


def _pool_of(node: XmlElement) -> XmlElement:
    pool = node.find(_POOL)
    if pool is None:
        pool = node.makeelement(_POOL)
        node.append(pool)
    return pool
