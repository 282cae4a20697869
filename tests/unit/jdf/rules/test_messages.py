"""Each message says what its type asks or answers; what belongs to another is told at its place."""

import pytest

from jdf import TicketFinding, validate

JMF = (
    '<JMF xmlns="http://www.CIP4.org/JDFSchema_1_1" SenderID="S" TimeStamp="2026-11-27T12:00:00Z" Version="1.5"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</JMF>'
)
PARAMS = '<QueueSubmissionParams URL="http://mis/1.jdf"/>'
QUEUE = '<Queue DeviceID="D" Status="Waiting"/>'
XJMF = '<XJMF xmlns="http://www.CIP4.org/JDFSchema_2_0" Version="2.1">{}<{}>{}{}</{}></XJMF>'
HEADER = '<Header DeviceID="S" ID="{}" Time="2026-11-27T12:00:00Z"/>'


def errors(message: str) -> list[TicketFinding]:
    found = validate(JMF.format(message).encode())
    return [each for each in found if each.severity == "error"]


def test_a_query_for_devices_that_holds_a_submission_is_told_where_and_what_it_takes():
    [found] = errors(f'<Query ID="Q" Type="KnownDevices"><DeviceFilter/>{PARAMS}</Query>')
    assert (found.code, found.path) == ("element-unknown", "/JMF/Query/QueueSubmissionParams")
    assert found.message == "the standard knows no QueueSubmissionParams in Query"


def test_what_only_another_query_takes_is_told_with_the_type_it_belongs_to():
    [found] = errors('<Query ID="Q" Type="KnownDevices"><ResourceQuParams/></Query>')
    assert (found.code, found.path) == ("element-of-another-message", "/JMF/Query/ResourceQuParams")
    assert found.message == "the Query KnownDevices takes no ResourceQuParams; it takes DeviceFilter"
    assert found.remedy == "it belongs to Resource; write the Type that is meant, or leave the element out"


@pytest.mark.parametrize(
    ("message", "code", "path"),
    [
        (f'<Command ID="C" Type="SubmitQueueEntry">{PARAMS}</Command>', "", ""),
        (f'<Signal ID="S" Type="QueueStatus">{QUEUE}</Signal>', "", ""),
        (f'<Response ID="R" Type="KnownDevices">{QUEUE}</Response>', "element-of-another-message", "Queue"),
        ('<Response ID="R" Type="Status"><StatusQuParams/></Response>', "element-unknown", "StatusQuParams"),
        ('<Signal ID="S" Type="Status"><StatusQuParams/></Signal>', "", ""),
        ('<Command ID="C" Type="SubmitQueueEntry"/>', "element-missing", "/JMF/Command"),
        ('<Command ID="C" Type="KnownDevices"/>', "message-family-wrong", "/JMF/Command/@Type"),
        ('<Query ID="Q" Type="Status" xsi:type="QueryStatus"/>', "", ""),
        ('<Query ID="Q" Type="Status" xsi:type="QueryResource"/>', "xsi-type-differs", "/JMF/Query/@Type"),
        ('<Command ID="C" Type="PipePull"><QueueFilter/></Command>', "element-of-another-message", ""),
        ('<Query ID="Q" Type="Track"><TrackFilter/></Query>', "", ""),
        ('<Signal ID="S" Type="Track"><TrackFilter/></Signal>', "", ""),
        (f'<Query ID="Q" Type="Circus:Clown">{PARAMS}</Query>', "element-unknown", "QueueSubmissionParams"),
    ],
)
def test_a_message_is_judged_by_its_type(message: str, code: str, path: str):
    found = errors(message)
    assert {each.code for each in found} <= {code}, found
    assert bool(found) == bool(code)
    assert all(each.path.endswith(path) for each in found)


def test_a_message_of_xjmf_is_judged_by_its_name():
    name, params = "QueryKnownDevices", '<QueueSubmissionParams URL="http://mis/1.xjdf"/>'
    query = XJMF.format(HEADER.format("H1"), name, HEADER.format("H2"), params, name)
    found = [each for each in validate(query.encode()) if each.severity == "error"]
    assert [(each.code, each.path) for each in found] == [
        ("element-unknown", "/XJMF/QueryKnownDevices/QueueSubmissionParams")
    ]
