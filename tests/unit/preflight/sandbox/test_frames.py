import pytest

from preflight.codec import CodecError
from preflight.failure import CollectFailure, Reason
from preflight.parts import Begun, PagesRead, Settled, Voted
from preflight.sandbox.frames import Frames, framed
from preflight_builders import page_facts, some_facts

PARTS = (
    Begun(some_facts(), 2),
    PagesRead((page_facts(1), page_facts(2))),
    Settled(some_facts(), 2),
    Voted({"walked": 2}, ("pdfium",)),
    CollectFailure(Reason.CRASHED, "ValueError: ä"),
)


@pytest.mark.parametrize("step", [1, 7, 10_000_000])
def test_parts_arrive_whole_however_the_pipe_cuts_them(step: int) -> None:
    data, frames = b"".join(framed(part) for part in PARTS), Frames()
    told = [part for at in range(0, len(data), step) for part in frames.feed(data[at : at + step])]
    assert told == list(PARTS)


def test_a_part_that_is_not_whole_is_waited_for() -> None:
    assert list(Frames().feed(framed(PARTS[0])[:-1])) == []


@pytest.mark.parametrize(
    "data", [b"hello world", b"{}\n\0\0\0", framed(PARTS[3]).replace(b"walked", b'"alked'), b"b\0\0\0\2{}"]
)
def test_what_is_no_part_is_refused(data: bytes) -> None:
    with pytest.raises(CodecError):
        list(Frames().feed(data))
