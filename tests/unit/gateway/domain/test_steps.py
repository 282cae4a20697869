"""The five steps: never ahead of the order's own states."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from gateway.domain.states import State
from gateway.domain.steps import Mark, Move, Step, steps

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
WAY = (
    "draft", "received", "checking", "ready", "sending", "sent", "queued", "in_production", "produced",
    "shipped", "done",
)  # fmt: skip


def moves(*way: str) -> list[Move]:
    """The moves along these states, a minute each."""
    pairs = pairwise(way)
    return [(before, after, NOON + timedelta(minutes=number)) for number, (before, after) in enumerate(pairs)]


def marks(state: str, *way: str) -> str:
    """One letter for each step: d(one), n(ow), s(topped), a(head)."""
    return "".join(one.mark[0] for one in steps(State(state), moves(*way)))


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        ("received", "dnaaa"), ("checking", "dnaaa"), ("ready", "ddnaa"), ("sending", "ddnaa"), ("queued", "ddnaa"),
        ("in_production", "dddna"), ("produced", "ddddn"), ("shipped", "ddddd"), ("done", "ddddd"),
    ],
)  # fmt: skip
def test_an_order_on_its_way_shows_what_is_behind_it_and_where_it_is(state: str, wanted: str):
    assert marks(state, *WAY[: WAY.index(state) + 1]) == wanted


def test_a_device_that_says_nothing_before_it_is_done_has_printed_all_the_same():
    assert (
        marks("produced", "draft", "received", "checking", "ready", "sending", "sent", "produced") == "ddddn"
    )


def test_an_order_that_waits_shows_where_it_stands_still():
    assert marks("needs_customer", "draft", "received", "checking", "needs_customer") == "dsaaa"
    assert marks("needs_csr", *WAY[:6], "needs_csr") == "ddsaa"


def test_a_correction_takes_it_back():
    way = ("draft", "received", "checking", "ready", "sending", "sent", "needs_csr", "received", "checking")
    assert marks("checking", *way) == "dnaaa"


def test_a_cancelled_order_goes_no_further():
    assert marks("cancelled", "draft", "received", "checking", "needs_customer", "cancelled") == "daaaa"


def test_each_step_that_is_done_has_its_time():
    found = steps(State.PRODUCED, moves(*WAY[:9]))
    assert [one.at is not None for one in found] == [True, True, True, True, False]
    assert [one.step for one in found] == list(Step)
    assert found[0].mark is Mark.DONE
