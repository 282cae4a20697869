"""Nodes of JDF 1.x: state, audits, amounts, resources, nodes that a worker added, and the end of a spawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jdf.errors import TicketUnreadableError
from jdf.merging.amounts import merge_amounts
from jdf.merging.audits import merge_audits
from jdf.merging.notes import Attributes, Ids, Notes, any_value, name_of, newer_status, paired, print_of
from jdf.merging.resources import ResourceMerge
from jdf.names import XmlElement, clark
from jdf.tree import inherited
from jdf.values import known_time

_NODE: Final[Attributes] = {"Status": newer_status, "StatusDetails": any_value}
_PASSED: Final = frozenset({"SpawnID", "xmlns"})
_JDF, _AUDITS, _LINKS, _RESOURCES = map(clark, ("JDF", "AuditPool", "ResourceLinkPool", "ResourcePool"))
_APART: Final = frozenset({_JDF, _AUDITS, _LINKS, _RESOURCES, clark("AncestorPool")})
_LinkKey = tuple[str, ...]
_LINK_KEY: Final = ("rRef", "Usage", "ProcessUsage", "CombinedProcessIndex", "CombinedProcessType")


@dataclass(frozen=True, slots=True)
class NodeMerge:
    """Our ticket, with its nodes and ids at hand."""

    root: XmlElement
    resources: ResourceMerge
    ids: Ids
    notes: Notes

    def merge(self, returned: XmlElement) -> None:
        """Merge a returned ticket, whole or a spawned part of ours."""
        todo = [(self._ours(returned), returned)]
        end_spawn(todo[0][0], returned, self.notes, self.ids)
        while todo:
            ours, theirs = todo.pop()
            self._node(ours, theirs)
            todo += self._children(ours, theirs)

    def _ours(self, returned: XmlElement) -> XmlElement:
        """Return our node that a returned ticket is of, by its id, else by JobID and JobPartID."""
        for node in self.root.iter(_JDF):
            if node.get("ID") == returned.get("ID") and _same_part(node, returned):
                return node
        for node in self.root.iter(_JDF):
            if _named(node) == _named(returned):
                return node
        raise TicketUnreadableError(
            f"the returned ticket is of job {returned.get('JobID', '')!r}, part {returned.get('JobPartID', '')!r},"
            f" ours is {self.root.get('JobID', '')!r}; look which job the device gave back"
        )

    def _children(self, ours: XmlElement, theirs: XmlElement) -> list[tuple[XmlElement, XmlElement]]:
        """Return the nodes inside that both have; those that the worker added are added to ours."""
        inside = list(ours.iterchildren(_JDF))
        by_id = {node.get("ID"): node for node in reversed(inside)}
        by_name = {_named(node): node for node in reversed(inside) if node.get("JobPartID")}
        both = []
        for child in theirs.iterchildren(_JDF):
            mine = by_id.get(child.get("ID"))
            mine = by_name.get(_named(child)) if mine is None else mine
            if mine is None:
                by_id[child.get("ID")] = self.notes.add(ours, child)
            else:
                both.append((mine, child))
        return both

    def _node(self, ours: XmlElement, theirs: XmlElement) -> None:
        self.notes.attributes(ours, theirs, _NODE, _PASSED)
        for pool in theirs.iterchildren(_RESOURCES):
            self.resources.pool(ours, pool)
        for pool in theirs.iterchildren(_AUDITS):
            merge_audits(_pool(ours, _AUDITS), pool, self.notes, self.ids)
        for pool in theirs.iterchildren(_LINKS):
            self._links(_pool(ours, _LINKS), pool)
        others = [each for each in theirs.iterchildren("*") if each.tag not in _APART]
        known = {print_of(each) for each in ours if each.tag not in _APART} if others else set()
        for each in others:
            if print_of(each) not in known:
                self._other(ours, each)

    def _links(self, ours: XmlElement, theirs: XmlElement) -> None:
        for mine, link in paired(ours.iterchildren("*"), theirs.iterchildren("*"), _link_key):
            if mine is None:
                self.notes.add(ours, link)
            else:
                merge_amounts(mine, link, self.notes)

    def _other(self, ours: XmlElement, each: XmlElement) -> None:
        """Take words and what is of another namespace; CustomerInfo and NodeInfo of JDF 1.2 are resources."""
        mine = ours.find(str(each.tag))
        if name_of(each) in ("CustomerInfo", "NodeInfo") and mine is not None:
            self.resources.level(mine, each, made=False)
        else:
            self.notes.add(ours, each)


def _same_part(node: XmlElement, returned: XmlElement) -> bool:
    """Tell whether two nodes of one id are of one job: a device may rename the job, or the part, but not both."""
    mine, theirs = _named(node), _named(returned)
    return mine[0] == theirs[0] or mine[1] == theirs[1]


def _named(node: XmlElement) -> tuple[str, str]:
    return inherited(node, "JobID"), node.get("JobPartID", "")


def _link_key(link: XmlElement) -> _LinkKey:
    parts = sorted(repr(sorted(part.attrib.items())) for part in link.iterchildren(clark("Part")))
    return (str(link.tag), *(str(link.get(name, "")) for name in _LINK_KEY), *parts)


def _pool(node: XmlElement, tag: str) -> XmlElement:
    """Return a pool of a node; a new one stands where the standard's tickets have it."""
    pool = node.find(tag)
    if pool is None:
        pool = node.makeelement(tag)
        node.insert(0 if tag == _AUDITS else len(node), pool)
    return pool


def end_spawn(ours: XmlElement, returned: XmlElement, notes: Notes, ids: Ids) -> None:
    """Close a spawn: our Spawned audit gets its Merged, and resources forget that they were lent.

    The moment of the merge is that of the last audit of the returned ticket: this package has no clock.
    """
    spawn = returned.get("SpawnID", "")
    above = ours.getparent()
    home = ours if above is None or name_of(above) != "JDF" else above
    pool = home.find(_AUDITS)
    audits = [] if pool is None else list(pool.iterchildren("*"))
    if not spawn or any(name_of(each) == "Merged" and each.get("MergeID") == spawn for each in audits):
        return
    if not any(name_of(each) == "Spawned" and each.get("NewSpawnID") == spawn for each in audits):
        notes.contradicts(
            home, "", "", spawn, "we know of no part that was spawned under this id; merged all the same"
        )
    for each in ours.getroottree().getroot().iter("*"):
        _forget(each, spawn)
    moment = max(_times(returned), default=None)
    if pool is not None and moment is not None:
        own = ids.free(f"Merged_{spawn}")
        said = {"ID": own, "jRef": ours.get("ID", ""), "MergeID": spawn, "TimeStamp": moment[1]}
        merged = pool.makeelement(clark("Merged"), said)
        pool.append(merged)
        notes.took(merged, "", "", spawn)


def _times(returned: XmlElement) -> Iterator[tuple[float, str]]:
    for pool in returned.iter(_AUDITS):
        for audit in pool.iterchildren("*"):
            text = audit.get("TimeStamp", "")
            moment = known_time(text)
            if moment is not None:
                yield moment.timestamp(), text


def _forget(resource: XmlElement, spawn: str) -> None:
    lent = resource.get("SpawnIDs")
    if lent is None or spawn not in lent.split():
        return
    rest = [each for each in lent.split() if each != spawn]
    if rest:
        resource.set("SpawnIDs", " ".join(rest))
        return
    del resource.attrib["SpawnIDs"]
    resource.attrib.pop("SpawnStatus", None)
