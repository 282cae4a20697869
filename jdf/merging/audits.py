"""Audits: what happened, appended once each, in the order of time.

Clause: JDF 1.5, Structure of JDF Nodes and Jobs, AuditPool; XJDF 2.1, AuditPool.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Final

from jdf.merging.notes import Ids, Notes, Print, name_of, print_of
from jdf.names import XmlElement
from jdf.values import known_time

_IDS: Final = frozenset({"ID", "refID"})
_Key = tuple[str, str, str, str]


def merge_audits(ours: XmlElement, theirs: XmlElement, notes: Notes, ids: Ids) -> None:
    """Append to a pool what the other one has and it lacks.

    An audit is the same where it says the same; one that bears the id, the agent and the time of another and says
    something else contradicts it. One whose id is in use is given another id.
    """
    known: set[Print] = {print_of(each, _IDS) for each in ours}
    keys = {key: each for each in ours if (key := _key(each))}
    moments = _Moments([_moment(each) for each in ours])
    renamed: dict[str, str] = {}
    for each in theirs:
        said = print_of(each, _IDS)
        if not name_of(each) or said in known:
            continue
        key = _key(each)
        if key is not None and (mine := keys.get(key)) is not None:
            notes.contradicts(
                mine, "", name_of(mine), name_of(each), "an audit is not changed once written; ours stays"
            )
            continue
        known.add(said)
        copy = notes.add(ours, each, moments.place(_moment(each)))
        _rename(copy, renamed, ids)


def _key(audit: XmlElement) -> _Key | None:
    """Return who wrote an audit, when and under which id; nothing where it does not say all three."""
    said = _said(audit)
    key = (name_of(audit), said.get("ID", ""), said.get("AgentName") or said.get("DeviceID", ""), _time(said))
    return key if all(key) else None


def _said(audit: XmlElement) -> Mapping[str, str]:
    """Return who and when: in JDF 1.x on the audit itself, in XJDF in its Header."""
    header = next((each for each in audit if name_of(each) == "Header"), audit)
    return {str(name): str(value) for name, value in header.attrib.items()}


def _time(said: Mapping[str, str]) -> str:
    return said.get("TimeStamp") or said.get("Time", "")


def _moment(audit: XmlElement) -> datetime | None:
    return known_time(_time(_said(audit)))


class _Moments:
    """When the audits of a pool were written, as long as they stand in the order of time."""

    def __init__(self, found: list[datetime | None]) -> None:
        known = [each for each in found if each is not None]
        self.ordered = len(known) == len(found) and all(one <= other for one, other in pairwise(known))
        self.known = known

    def place(self, moment: datetime | None) -> int | None:
        """Return the place behind all that happened before, and take it; None is the end, also where nobody knows."""
        self.ordered = self.ordered and moment is not None
        if not self.ordered or moment is None:
            return None
        at = bisect_right(self.known, moment)
        self.known.insert(at, moment)
        return at if at + 1 < len(self.known) else None


def _rename(audit: XmlElement, renamed: dict[str, str], ids: Ids) -> None:
    """Give an audit, and what stands in it, ids that nothing else bears; audits that refer to it follow."""
    for each in audit.iter("*"):
        own, refers = each.get("ID"), each.get("refID")
        if refers in renamed:
            each.set("refID", renamed[str(refers)])
        if own is None:
            continue
        free = ids.free(str(own))
        if free != own:
            renamed[str(own)] = free
            each.set("ID", free)
