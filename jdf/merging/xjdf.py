"""XJDF: audits, how the node and its resources stand, and sets of resources that the device added.

What was made is told by its audits alone: AuditResource. Clause: XJDF 2.1, AuditPool, ResourceSet, NodeInfo.
"""

from typing import Final

from jdf.errors import TicketUnreadableError
from jdf.merging.audits import merge_audits
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
from jdf.names import XJDF_NAMESPACE, XmlElement, clark

_AUDITS = clark("AuditPool", XJDF_NAMESPACE)
_SET, _RESOURCE, _PART = (clark(name, XJDF_NAMESPACE) for name in ("ResourceSet", "Resource", "Part"))
_FRAME: Final[Attributes] = {"Status": any_value}
_NODE_INFO: Final[Attributes] = {
    "Status": newer_status,
    "StatusDetails": any_value,
    "Start": any_value,
    "End": any_value,
}
_SET_KEY: Final = ("Name", "Usage", "ProcessUsage", "CombinedProcessIndex")


def merge_xjdf(ours: XmlElement, theirs: XmlElement, notes: Notes, ids: Ids) -> None:
    """Merge a returned XJDF document into ours."""
    mine, returned = [(each.get("JobID", ""), each.get("JobPartID", "")) for each in (ours, theirs)]
    if mine[0] != returned[0] and not (mine[1] and mine[1] == returned[1]):
        raise TicketUnreadableError(
            f"the returned ticket is of job {returned[0]!r}, ours is {mine[0]!r}; look which job the device gave back"
        )
    notes.attributes(ours, theirs, {})
    for pool in theirs.iterchildren(_AUDITS):
        merge_audits(_audit_pool(ours), pool, notes, ids)
    for found, one in paired(ours.iterchildren(_SET), theirs.iterchildren(_SET), _set_key):
        if found is None:
            notes.add(ours, one)
        elif not alike(found, one):
            _resources(found, one, notes)
    _others(ours, theirs, notes)


def _audit_pool(ours: XmlElement) -> XmlElement:
    pool = ours.find(_AUDITS)
    if pool is None:
        pool = ours.makeelement(_AUDITS)
        ours.insert(0, pool)
    return pool


def _set_key(one: XmlElement) -> tuple[str, ...]:
    return tuple(str(one.get(name, "")) for name in _SET_KEY)


def _parts(resource: XmlElement) -> frozenset[tuple[tuple[str, str], ...]]:
    return frozenset(
        tuple(sorted((str(name), str(value)) for name, value in part.attrib.items()))
        for part in resource.iterchildren(_PART)
    )


def _resources(ours: XmlElement, theirs: XmlElement, notes: Notes) -> None:
    """Merge the resources of a set by their parts; of NodeInfo a device adds parts, of others it does not."""
    planning = ours.get("Name") == "NodeInfo"
    for mine, one in paired(ours.iterchildren(_RESOURCE), theirs.iterchildren(_RESOURCE), _parts):
        if mine is not None:
            _resource(mine, one, notes, _NODE_INFO if planning else {})
        elif planning or ours.get("Usage") == "Output":
            notes.add(ours, one)
        else:
            notes.refuses(ours, "", "", f"Resource {sorted(_parts(one))}", ORDERED)


def _resource(ours: XmlElement, theirs: XmlElement, notes: Notes, may: Attributes) -> None:
    notes.attributes(ours, theirs, _FRAME)
    known = {print_of(each) for each in ours}
    for each in theirs.iterchildren("*"):
        mine = ours.find(str(each.tag))
        if print_of(each) in known:
            continue
        if mine is not None and may and mine.tag == each.tag and name_of(each) == "NodeInfo":
            notes.attributes(mine, each, may)
        elif name_of(each) == "Comment":
            notes.add(ours, each)
        else:
            notes.refuses(ours if mine is None else mine, "", "", name_of(each), ORDERED)


def _others(ours: XmlElement, theirs: XmlElement, notes: Notes) -> None:
    known = {print_of(each) for each in ours}
    for each in theirs.iterchildren("*"):
        if each.tag not in (_AUDITS, _SET) and print_of(each) not in known:
            if str(each.tag).startswith(f"{{{XJDF_NAMESPACE}}}") and name_of(each) != "Comment":
                notes.refuses(ours, "", "", name_of(each), ORDERED)
            else:
                notes.add(ours, each)
