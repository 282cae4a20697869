"""Amounts: what was made, good and waste, beside what was ordered. Clause: JDF 1.5, AmountPool."""

from typing import Final

from jdf.merging.notes import ORDERED, Notes, name_of, paired
from jdf.names import XmlElement, clark
from jdf.values import read_number

_ACTUAL: Final = "ActualAmount"
_POOL, _PART_AMOUNT, _PART = clark("AmountPool"), clark("PartAmount"), clark("Part")
_Parts = frozenset[tuple[tuple[str, str], ...]]


def grown(ours: str, theirs: str) -> str:
    """Let an amount grow and never shrink."""
    try:
        made, before = read_number(theirs), read_number(ours) if ours else 0.0
    except ValueError as fault:
        return f"{fault}; ours stays"
    return f"{ours} were made already; ours stays" if made < before else ""


LINK: Final = {_ACTUAL: grown}
"""What a device may say on a link."""

PART_OF_LINK: Final = frozenset({"Orientation"})


def merge_amounts(ours: XmlElement, theirs: XmlElement, notes: Notes) -> None:
    """Take the amounts of a link, whole and by part."""
    notes.attributes(ours, theirs, LINK)
    returned = theirs.find(_POOL)
    if returned is None:
        return
    pool = ours.find(_POOL)
    known = () if pool is None else pool.iterchildren(_PART_AMOUNT)
    for mine, each in paired(known, returned.iterchildren(_PART_AMOUNT), _parts):
        if mine is not None:
            notes.attributes(mine, each, LINK)
            _lots(mine, each, notes)
        elif each.get(_ACTUAL) is not None:
            pool = _added(ours, pool, each, notes)
        elif each.attrib:
            notes.refuses(ours, "", "", _told(each), ORDERED)


def _parts(amount: XmlElement) -> _Parts:
    return frozenset(
        tuple(sorted((str(name), str(value)) for name, value in part.attrib.items()))
        for part in amount.iterchildren(_PART)
    )


def _added(link: XmlElement, pool: XmlElement | None, amount: XmlElement, notes: Notes) -> XmlElement:
    """Add what was made of parts that nobody ordered by themselves; what they say was ordered stays out."""
    if pool is None:
        pool = link.makeelement(_POOL)
        link.append(pool)
    copy = notes.add(pool, amount)
    for name in list(copy.attrib):
        if name not in (_ACTUAL, *PART_OF_LINK) and not str(name).startswith("{"):
            notes.refuses(copy, str(name), "", str(copy.get(name)), ORDERED)
            del copy.attrib[name]
    return pool


def _lots(ours: XmlElement, theirs: XmlElement, notes: Notes) -> None:
    """Take what a device says of the material it used, where nothing is said yet."""
    if any(name_of(each) == "Lot" for each in ours):
        return
    for lot in theirs.iterchildren(clark("Lot")):
        notes.add(ours, lot)


def _told(amount: XmlElement) -> str:
    return " ".join(f"{name}={value}" for name, value in amount.attrib.items())
