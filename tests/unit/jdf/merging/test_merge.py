"""What happened is taken into our ticket, what was ordered stays ours, and both are told."""

import pytest

from jdf import (
    JdfError,
    Merged,
    MergeNote,
    Outcome,
    TicketUnreadableError,
    XmlRefusedError,
    merge_return,
    parse_xml,
    read_returned,
)
from jdf.names import XJDF_NAMESPACE, clark
from jdf_builders import fixture

OURS = fixture("jdf-idp-combined.jdf")
DONE = fixture("jdf-returned-completed.jdf")
PARTS = fixture("jdf-status-part.jdf")


def returned(*changes: tuple[str, str], ticket: bytes = DONE) -> bytes:
    text = ticket.decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def audits(data: bytes) -> list[str]:
    [pool] = parse_xml(data).iterchildren(clark("AuditPool"))
    return [str(each.tag).rpartition("}")[2] for each in pool]


def places(notes: tuple[MergeNote, ...]) -> list[str]:
    return [note.path for note in notes]


def again(merged: Merged, back: bytes) -> None:
    twice = merge_return(merged.data, back)
    assert twice.taken == ()
    assert twice.data == merged.data


def test_state_audits_and_amounts_of_a_finished_job_are_taken():
    merged = merge_return(OURS, DONE)
    told = read_returned(merged.data)
    assert (told.outcome, told.amount_good, [note.text for note in told.notes]) == (
        Outcome.COMPLETED, 20, ["Tray 2 low"],
    )  # fmt: skip
    assert audits(merged.data) == [
        "Created",
        "Modified",
        "PhaseTime",
        "Notification",
        "ResourceAudit",
        "ProcessRun",
    ]
    assert (merged.conflicts, merged.refused) == ((), ())
    assert MergeNote("/JDF/@Status", "Waiting", "Completed") in merged.taken
    assert "/JDF/AuditPool/ProcessRun" in places(merged.taken)
    again(merged, DONE)


@pytest.mark.parametrize(
    ("change", "place", "ours"),
    [
        (('Weight="80"', 'Weight="300"'), "/JDF/ResourcePool/Media/@Weight", "80"),
        (('put" Amount="20"', 'put" Amount="7"'), "/JDF/ResourceLinkPool/ComponentLink/@Amount", "20"),
        (('JobPriority="50"', 'JobPriority="99"'), "/JDF/ResourcePool/NodeInfo/@JobPriority", "50"),
        (("A4 document", "B4 document"), "/JDF/@DescriptiveName", "A4 document 20 copies duplex"),
        (("files/JOB-0101/art.pdf", "files/JOB-0101/other.pdf"), "/JDF/ResourcePool/RunList", ""),
    ],
)  # fmt: skip
def test_what_was_ordered_stays_ours_and_is_told(change: tuple[str, str], place: str, ours: str):
    back = returned(change)
    merged = merge_return(OURS, back)
    assert [(note.path, note.ours) for note in merged.refused] == [(place, ours)]
    assert change[1].encode() not in merged.data
    again(merged, back)


def test_a_status_goes_on_and_never_back():
    merged = merge_return(DONE, returned(('Status="Completed" Act', 'Status="InProgress" Act')))
    [note] = merged.conflicts
    assert (note.path, note.ours, note.theirs) == ("/JDF/@Status", "Completed", "InProgress")
    assert b'Status="Completed" Activation' in merged.data


def test_a_status_that_is_none_is_not_taken():
    [note] = merge_return(OURS, returned(('Status="Completed" Act', 'Status="Fine" Act'))).conflicts
    assert "no status" in note.reason


def test_amounts_good_and_waste_are_taken_by_part_and_never_shrink():
    good = '<AmountPool><PartAmount ActualAmount="18"><Part Condition="Good"/></PartAmount>'
    waste = '<PartAmount Amount="9" ActualAmount="3"><Part Condition="Waste"/></PartAmount></AmountPool>'
    link = 'CombinedProcessIndex="4" Amount="20" ActualAmount="18">'
    old = 'Amount="20" CombinedProcessIndex="4"/>'
    back = returned((old, f"{link}{good}{waste}</ComponentLink>"))
    merged = merge_return(OURS, back)
    assert b'ActualAmount="3"' in merged.data
    assert [note.path.rpartition("/")[2] for note in merged.refused] == ["@Amount"]
    assert b'Amount="9"' not in merged.data
    twice = merge_return(merged.data, back)
    assert (twice.taken, twice.data) == ((), merged.data)
    less = merge_return(merged.data, back.replace(b'ActualAmount="18"', b'ActualAmount="4"'))
    assert ["made already" in note.reason for note in less.conflicts] == [True, True]
    assert merge_return(OURS, back.replace(b'ActualAmount="18"', b'ActualAmount="many"')).conflicts


def test_partial_success_is_told_by_part():
    merged = merge_return(OURS, PARTS)
    assert [(part.job_part_id, dict(part.keys), part.status) for part in merged.parts] == [
        ("P1", {"SheetName": "S1"}, "Completed"),
        ("P1", {"SheetName": "S2"}, "InProgress"),
    ]
    again(merged, PARTS)
    later = merge_return(
        merged.data, returned(('NodeStatus="InProgress"', 'NodeStatus="Completed"'), ticket=PARTS)
    )
    assert {part.status for part in later.parts} == {"Completed"}


def test_an_audit_changed_after_it_was_written_contradicts():
    merged = merge_return(DONE, returned(('EndStatus="Completed"', 'EndStatus="Aborted"')))
    assert [note.path for note in merged.conflicts] == ["/JDF/AuditPool/ProcessRun"]
    assert read_returned(merged.data).end_status == "Completed"


def test_an_audit_under_an_id_in_use_gets_another_and_those_that_refer_to_it_follow():
    back = returned(('ID="A2"', 'ID="A_J_0101"'), ('ID="A3" Time', 'ID="A3" refID="A_J_0101" Time'))
    back = back.replace(b'Author="order-form" ID="A_J_0101"', b'Author="order-form" ID="AX"')
    merged = merge_return(OURS, back)
    assert b'ID="A_J_0101_2"' in merged.data
    assert b'refID="A_J_0101_2"' in merged.data
    again(merged, back)


def test_audits_stand_in_the_order_of_time():
    early = returned(('TimeStamp="2026-11-22T09:05:00+01:00"', 'TimeStamp="2026-11-22T08:05:00+01:00"'))
    assert audits(merge_return(OURS, early).data)[:2] == ["Modified", "Created"]
    unclear = returned(('TimeStamp="2026-11-22T09:05:00+01:00"', 'TimeStamp="yesterday"'))
    assert audits(merge_return(OURS, unclear).data)[:2] == ["Created", "Modified"]


def test_what_a_device_adds_of_its_own_is_taken():
    device = '<Device Class="Implementation" ID="DEV" Status="Available" DeviceID="DFE-1"/></ResourcePool>'
    link = '<DeviceLink rRef="DEV" Usage="Input"/></ResourceLinkPool>'
    extra = '<d:Stats xmlns:d="urn:dfe" Pages="8"/></JDF>'
    back = returned(("</ResourcePool>", device), ("</ResourceLinkPool>", link), ("</JDF>", extra))
    merged = merge_return(OURS, back)
    assert all(word in merged.data for word in (b'DeviceID="DFE-1"', b"DeviceLink", b'Pages="8"'))
    assert merged.refused == ()
    again(merged, back)


def test_a_resource_under_an_id_of_something_else_is_not_taken():
    thief = '<Device Class="Implementation" ID="M1" Status="Available"/></ResourcePool>'
    other = '<Device Class="Implementation" ID="A_J_0101" Status="Available"/></ResourcePool>'
    for each in (thief, other):
        [note] = merge_return(OURS, returned(("</ResourcePool>", each))).conflicts
        assert "ours stays" in note.reason


def test_nodes_that_a_worker_added_come_with_what_is_in_them():
    child = '<JDF ID="N2" Type="Folding" Status="Completed" JobPartID="P1.1"/></JDF>'
    back = returned(("</JDF>", child))
    merged = merge_return(OURS, back)
    assert "/JDF/JDF" in places(merged.taken)
    again(merged, back)


SPAWNER = b"""<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="R" Type="ProcessGroup" Status="Waiting" JobID="J"
 JobPartID="P"><AuditPool><Spawned ID="S1" jRef="N" NewSpawnID="Sp1" TimeStamp="2026-11-22T08:00:00Z"/></AuditPool>
<ResourcePool><Media ID="M" Class="Consumable" Status="Available" SpawnIDs="Sp1 Sp0" SpawnStatus="SpawnedRO"/>
<Component ID="C" Class="Quantity" Status="Unavailable" SpawnIDs="Sp1" SpawnStatus="SpawnedRW"/></ResourcePool>
<JDF ID="N" Type="DigitalPrinting" Status="Spawned" JobPartID="P.1"/></JDF>"""
SPAWNED = b"""<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="N" Type="DigitalPrinting" Status="Completed" JobID="J"
 JobPartID="P.1" SpawnID="Sp1"><AncestorPool><Ancestor NodeID="R"/></AncestorPool>
<AuditPool><ProcessRun ID="S1" TimeStamp="2026-11-22T09:00:00Z" Start="2026-11-22T08:10:00Z" End="2026-11-22T09:00:00Z"
 EndStatus="Completed"/></AuditPool><ResourcePool><Component ID="C" Class="Quantity" Status="Available" SpawnIDs="Sp1"
 SpawnStatus="SpawnedRW"/></ResourcePool></JDF>"""


def test_a_spawned_part_comes_back_and_its_spawn_is_closed():
    merged = merge_return(SPAWNER, SPAWNED)
    assert audits(merged.data) == ["Spawned", "Merged"]
    root = parse_xml(merged.data)
    [closed] = root.iter(clark("Merged"))
    assert (closed.get("jRef"), closed.get("MergeID"), closed.get("TimeStamp")) == (
        "N",
        "Sp1",
        "2026-11-22T09:00:00Z",
    )
    [media], [component] = (list(root.iter(clark(name))) for name in ("Media", "Component"))
    assert (media.get("SpawnIDs"), media.get("SpawnStatus")) == ("Sp0", "SpawnedRO")
    assert (component.get("SpawnIDs"), component.get("Status")) == (None, "Available")
    [node] = root.iterchildren(clark("JDF"))
    assert node.get("Status") == "Completed"
    assert node.find(clark("AncestorPool")) is None
    assert merged.conflicts == ()
    again(merged, SPAWNED)


def test_a_spawn_that_we_know_nothing_of_is_told_and_merged_all_the_same():
    merged = merge_return(SPAWNER.replace(b"NewSpawnID", b"OldSpawnID"), SPAWNED)
    assert [note.theirs for note in merged.conflicts] == ["Sp1"]
    assert b'EndStatus="Completed"' in merged.data


XJDF = fixture("xjdf-digital-process.xjdf")
XJDF_DONE = fixture("xjdf-returned.xjdf")


def test_an_xjdf_return_gives_audits_state_and_times():
    back = XJDF_DONE.replace(
        b'<NodeInfo Status="Completed"/>', b'<NodeInfo Status="Completed" End="2026-11-22T09:20:00Z"/>'
    )
    merged = merge_return(XJDF, back)
    root = parse_xml(merged.data)
    pool = root.find(clark("AuditPool", XJDF_NAMESPACE))
    assert pool is not None
    assert "AuditProcessRun" in [str(each.tag).rpartition("}")[2] for each in pool]
    [info] = root.iter(clark("NodeInfo", XJDF_NAMESPACE))
    assert (info.get("Status"), info.get("End")) == ("Completed", "2026-11-22T09:20:00Z")
    again(merged, back)


def test_what_was_ordered_in_xjdf_stays_ours():
    changed = XJDF.replace(b'Weight="', b'Weight="9')
    merged = merge_return(XJDF, changed)
    assert merged.taken == ()
    assert [note.theirs for note in merged.refused] == ["Media"]
    assert merge_return(XJDF, XJDF).refused == ()


def test_a_ticket_of_another_job_is_refused():
    with pytest.raises(TicketUnreadableError, match="which job the device gave back"):
        merge_return(SPAWNER, DONE)
    with pytest.raises(TicketUnreadableError, match="which job"):
        merge_return(XJDF, XJDF_DONE.replace(b"JOB-0101", b"JOB-9").replace(b'"P1"', b'"P9"'))


def test_a_device_that_renames_the_job_gives_back_the_same_part():
    merged = merge_return(OURS, returned(('JobID="JOB-0101"', 'JobID="DFE-77"')))
    assert places(merged.refused) == ["/JDF/@JobID"]
    assert read_returned(merged.data).outcome is Outcome.COMPLETED


@pytest.mark.parametrize(
    ("ours", "back", "error"),
    [
        (OURS, b"", XmlRefusedError),
        (OURS, fixture("jmf-s-status.jmf"), TicketUnreadableError),
        (OURS, XJDF, TicketUnreadableError),
        (b"<JDF/>", OURS, TicketUnreadableError),
    ],
)
def test_what_is_no_pair_of_tickets_is_refused(ours: bytes, back: bytes, error: type[JdfError]):
    with pytest.raises(error):
        merge_return(ours, back)
