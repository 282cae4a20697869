"""The state table, walked as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.domain.cases import KINDS, Action
from gateway.domain.states import (
    CUSTOMER_WORDS,
    FINAL,
    STOPPED,
    TABLE,
    WAKES,
    State,
    Trigger,
    next_state,
)


def reachable(start: State) -> set[State]:
    found, rest = {start}, [start]
    while rest:
        here = rest.pop()
        for (before, _trigger), after in TABLE.items():
            if before is here and after not in found:
                found.add(after)
                rest.append(after)
    return found


def test_every_state_can_be_reached_from_a_draft():
    assert reachable(State.DRAFT) == set(State)


@pytest.mark.parametrize("state", sorted(set(State) - FINAL))
def test_no_state_is_a_dead_end_and_each_can_reach_an_end(state: State):
    assert reachable(state) & FINAL


@pytest.mark.parametrize("state", sorted(set(State) - FINAL))
def test_every_state_that_is_not_final_has_an_owner_and_a_next_wake_up(state: State):
    assert WAKES[state].owner
    assert WAKES[state].after_s > 0


@pytest.mark.parametrize("state", sorted(FINAL))
def test_a_final_state_wakes_nobody_and_leads_nowhere(state: State):
    assert state not in WAKES
    assert not [before for before, _ in TABLE if before is state]


@pytest.mark.parametrize("state", sorted(STOPPED))
def test_a_csr_can_leave_every_stopped_state_forwards_and_by_cancelling(state: State):
    ways_on = {TABLE[key] for key in TABLE if key[0] is state}
    assert State.CANCELLED in ways_on
    assert ways_on & {State.RECEIVED, State.READY}


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_case_offers_an_action_and_says_what_comes_next(code: str):
    kind = KINDS[code]
    assert kind.actions
    assert kind.title.endswith(".")
    assert kind.next_step.endswith(".")
    if kind.trigger is not None:
        stops = {TABLE[key] for key in TABLE if key[1] is kind.trigger}
        assert stops <= STOPPED
        assert Action.CANCEL in kind.actions


def test_every_state_has_words_for_the_customer():
    assert set(CUSTOMER_WORDS) == set(State)


@given(st.lists(st.sampled_from(Trigger), max_size=60))
def test_whatever_happens_an_order_is_always_in_a_known_state_and_never_leaves_a_final_one(
    triggers: list[Trigger],
):
    state = State.DRAFT
    for trigger in triggers:
        after = next_state(state, trigger)
        assert after is None or state not in FINAL
        state = after or state
    assert state in State


DEVICE_STEPS = [Trigger.PICKED_UP, Trigger.RUNNING, Trigger.COMPLETED]
PROGRESS = [State.SENT, State.QUEUED, State.IN_PRODUCTION, State.PRODUCED]


@given(st.lists(st.sampled_from(DEVICE_STEPS), max_size=12))
def test_a_devices_signals_doubled_or_reordered_never_move_an_order_backwards(signals: list[Trigger]):
    state = State.SENT
    for signal in signals:
        after = next_state(state, signal) or state
        assert PROGRESS.index(after) >= PROGRESS.index(state)
        state = after
    if Trigger.COMPLETED in signals:
        assert state is State.PRODUCED
