"""Each command in each state leads somewhere or is refused with the code that says why."""

import pytest

from jdf.messages import EntryEvent, EntryState, QueueState, Refused, return_code, transition
from jdf.messages.queue_states import BEGINS_JOBS, COMMANDS, SUBMITTED, TAKES_JOBS
from jdf.messages.vocabulary import QUEUE_ENTRY_STATES, QUEUE_STATES


def test_the_states_are_those_of_the_standard():
    assert {str(state) for state in EntryState} == set(QUEUE_ENTRY_STATES)
    assert {str(state) for state in QueueState} == set(QUEUE_STATES) == set(TAKES_JOBS) == set(BEGINS_JOBS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("state", list(EntryState))
def test_a_command_is_decided_in_every_state(state: EntryState, command: EntryEvent):
    after = transition(state, command)
    assert after is not None
    if isinstance(after, Refused):
        assert not return_code(after.code).meaning.startswith("Code")


@pytest.mark.parametrize(
    ("state", "command", "after"),
    [
        ("Waiting", "HoldQueueEntry", "Held"),
        ("Held", "HoldQueueEntry", 113),
        ("Running", "HoldQueueEntry", 106),
        ("Completed", "HoldQueueEntry", 114),
        ("Held", "ResumeQueueEntry", "Waiting"),
        ("Running", "ResumeQueueEntry", 113),
        ("Aborted", "ResumeQueueEntry", 115),
        ("Running", "SuspendQueueEntry", "Suspended"),
        ("Waiting", "SuspendQueueEntry", 115),
        ("Waiting", "AbortQueueEntry", "Aborted"),
        ("Completed", "AbortQueueEntry", 114),
        ("Aborted", "AbortQueueEntry", 113),
        ("Running", "RemoveQueueEntry", 106),
        ("Suspended", "RemoveQueueEntry", "Removed"),
        ("Removed", "AbortQueueEntry", 105),
    ],
)
def test_the_simulator_of_cip4_does_the_same(state: str, command: str, after: str | int):
    found = transition(EntryState(state), EntryEvent(command))
    assert (found.code if isinstance(found, Refused) else found) == after


def test_every_state_is_reached_and_only_removed_is_the_end():
    reached = set(SUBMITTED.values())
    while True:
        more = {
            after
            for state in reached
            for event in EntryEvent
            if isinstance(after := transition(state, event), EntryState)
        }
        if more <= reached:
            break
        reached |= more
    assert reached == set(EntryState)
    stuck = [
        state
        for state in EntryState
        if not any(isinstance(transition(state, event), EntryState) for event in EntryEvent)
    ]
    assert stuck == [EntryState.REMOVED]


def test_an_entry_does_not_start_by_itself_while_it_is_held():
    assert transition(EntryState.HELD, EntryEvent.START) is None
