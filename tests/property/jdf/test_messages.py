"""Whatever is said in a message arrives, whatever is done to its bytes ends in a value or a typed error."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jdf.errors import JdfError
from jdf.messages import Body, Message, XJMFMessage, parse_jmf, parse_xjmf, write_back, write_jmf, write_xjmf
from jdf.messages.parse import body_class
from jdf.messages.xjmf_elements.header import Header
from messages_builders import drawn, envelope, pairs, spoken, xjmf_envelope, xjmf_pairs, xjmf_spoken

PAIRS = list(pairs())
XJMF_PAIRS = list(xjmf_pairs())
BYTES = [write_jmf(envelope(spoken(family, body, "1.8"), version="1.8")).xml for family, body in PAIRS] + [
    write_xjmf(xjmf_envelope(xjmf_spoken(family, body, "2.2"))).xml for family, body in XJMF_PAIRS
]


@pytest.mark.parametrize(("family", "body"), PAIRS, ids=lambda each: each.__name__)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_what_is_said_arrives(family: type[Message], body: type[Body], data: st.DataObject) -> None:
    ref = {"ref_id": "Q1"} if family.family == "Acknowledge" else {}
    elsewhere = {field: None for field, families in body.only.items() if family.family not in families}
    said = replace(data.draw(drawn(body)), **elsewhere)
    sent = envelope(family(id="M1", body=said, **ref))
    assert parse_jmf(write_back(sent)) == sent


@pytest.mark.parametrize(("family", "body"), PAIRS, ids=lambda each: each.__name__)
def test_what_is_written_is_read_as_the_same_class(family: type[Message], body: type[Body]) -> None:
    sent = envelope(spoken(family, body, "1.8"), version="1.8")
    assert parse_jmf(write_jmf(sent).xml) == sent
    assert body_class(family, body.declaration.name) is body


@pytest.mark.parametrize(("family", "body"), XJMF_PAIRS, ids=lambda each: each.__name__)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_what_is_said_by_xjmf_arrives(
    family: type[XJMFMessage], body: type[Body], data: st.DataObject
) -> None:
    elsewhere = {field: None for field, families in body.only.items() if family.family not in families}
    sent = xjmf_envelope(
        family(header=data.draw(drawn(Header)), body=replace(data.draw(drawn(body)), **elsewhere))
    )
    assert parse_xjmf(write_back(sent)) == sent


@settings(max_examples=400, deadline=None)
@given(
    data=st.sampled_from(BYTES),
    cut=st.floats(0, 1),
    at=st.floats(0, 1),
    put=st.sampled_from(
        [b"", b"<", b">", b'"', b"&", b"\x00", b"\xff", b"<x/>", b"xsi:type=''", b"-1", b"&#0;", b"]]>"]
    )
    | st.binary(max_size=6),
    length=st.integers(0, 40),
)
def test_broken_bytes_end_in_a_message_or_a_typed_error(
    data: bytes, cut: float, at: float, put: bytes, length: int
) -> None:
    start = int(at * len(data))
    broken = data[:start] + put + data[start + length :]
    for tried in (broken, data[: int(cut * len(data))]):
        for parse in (parse_jmf, parse_xjmf):
            try:
                read = parse(tried)
            except JdfError:
                continue
            assert parse(write_back(read)) == read
