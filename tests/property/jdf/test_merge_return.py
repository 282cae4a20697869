"""Whatever a device gives back is merged or refused; merged again it changes nothing, and nothing of ours is lost."""

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from golden_tickets import golden_file, golden_names
from jdf import JdfError, merge_return, parse_xml
from jdf.names import JDF_NAMESPACE, clark

TICKETS = [
    name
    for name in golden_names()
    if name[0] in ("jdf-1.5-idp", "jdf-1.3-mispre", "jdf-1.5-product", "xjdf-2.2")
]
VALUES = st.sampled_from(
    ["Completed", "Aborted", "InProgress", "7", "20", "-1", "", "x", "2026-11-22T09:00:00Z", "A B"]
)
AUDIT = st.builds(
    lambda name, own, at, agent: etree.Element(
        clark(name), {"ID": own, "TimeStamp": at, "AgentName": agent, "EndStatus": "Completed"}
    ),
    st.sampled_from(["ProcessRun", "PhaseTime", "Notification", "ResourceAudit"]),
    st.sampled_from(["A1", "A2", "J", "M1"]),
    st.sampled_from(["2026-11-22T09:00:00Z", "2026-11-22T08:00:00+01:00", "soon"]),
    st.sampled_from(["DFE", "Press"]),
)


def _elements(root: etree._Element) -> list[etree._Element]:
    return list(root.iter("*"))


@st.composite
def returns(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """Draw a ticket of ours and what a careless device makes of it."""
    ours = golden_file(*draw(st.sampled_from(TICKETS))).read_bytes()
    root = parse_xml(ours)
    for _ in range(draw(st.integers(0, 6))):
        node = draw(st.sampled_from(_elements(root)))
        change = draw(st.sampled_from(["value", "new", "drop", "copy", "audit", "attribute"]))
        if change in ("value", "attribute") and node.attrib:
            name = draw(st.sampled_from(sorted(map(str, node.attrib))))
            if change == "value":
                node.set(name, draw(VALUES))
            else:
                del node.attrib[name]
        elif change == "new":
            names = ["Status", "ActualAmount", "NodeStatus", "{urn:dfe}Own", "SpawnID", "SheetName"]
            node.set(draw(st.sampled_from(names)), draw(VALUES))
        elif change == "audit" and JDF_NAMESPACE in str(root.tag):
            for pool in root.iter(clark("AuditPool")):
                pool.extend(draw(st.lists(AUDIT, max_size=3)))
        elif change in ("drop", "copy") and (above := node.getparent()) is not None:
            above.remove(node) if change == "drop" else above.append(deepcopy(node))
    return ours, etree.tostring(root)


@settings(deadline=None)
@given(returns())
def test_merging_twice_changes_nothing_more(both: tuple[bytes, bytes]):
    ours, back = both
    try:
        merged = merge_return(ours, back)
    except JdfError:
        return
    twice = merge_return(merged.data, back)
    assert twice.data == merged.data
    assert twice.taken == ()


MAY = {
    "Status",
    "StatusDetails",
    "NodeStatus",
    "NodeStatusDetails",
    "Start",
    "End",
    "ActualAmount",
    "AmountProduced",
}
MAY |= {"LotID", "PartIDKeys", "SpawnIDs", "SpawnStatus"}


@settings(deadline=None)
@given(returns())
def test_nothing_that_was_ordered_is_changed_or_lost(both: tuple[bytes, bytes]):
    ours, back = both
    try:
        merged = parse_xml(merge_return(ours, back).data)
    except JdfError:
        return
    before, after = etree.iterwalk(parse_xml(ours), events=("start",)), _elements(merged)
    place = 0
    for _, node in before:
        while not _kept(node, after[place]):
            place += 1
        place += 1


def _kept(node: etree._Element, found: etree._Element) -> bool:
    """Tell whether an element of ours is there, with all it said but what a device may say."""
    said = {name: value for name, value in node.attrib.items() if name not in MAY}
    return node.tag == found.tag and all(found.get(str(name)) == value for name, value in said.items())


@settings(deadline=None)
@given(st.sampled_from(TICKETS), st.data())
def test_a_torn_return_is_refused_or_merged(which: tuple[str, str], data: st.DataObject):
    whole = golden_file(*which).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    until = data.draw(st.integers(at, min(len(whole), at + 300)))
    torn = whole[:at] + data.draw(st.binary(max_size=6)) + whole[until:]
    for ours, back in ((whole, torn), (torn, whole)):
        try:
            merged = merge_return(ours, back)
        except JdfError:
            continue
        assert merge_return(merged.data, back).data == merged.data
