"""The states of a queue and of its entries as data: what each command does in each state.

The standard says which states there are. What a command does in a state it does not allow is told by the behaviour of
CIP4's device simulator, and where that was not seen, by its nearest rule.
Clause: JDF 1.5, Messaging, Queue Entry Handling and Global Queue Handling.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class EntryState(StrEnum):
    """The state of one entry of a queue, by its name in JMF."""

    WAITING = "Waiting"
    HELD = "Held"
    RUNNING = "Running"
    SUSPENDED = "Suspended"
    PENDING_RETURN = "PendingReturn"
    COMPLETED = "Completed"
    ABORTED = "Aborted"
    REMOVED = "Removed"


class EntryEvent(StrEnum):
    """What moves an entry: a command, or the device itself."""

    HOLD = "HoldQueueEntry"
    RESUME = "ResumeQueueEntry"
    SUSPEND = "SuspendQueueEntry"
    ABORT = "AbortQueueEntry"
    REMOVE = "RemoveQueueEntry"
    RESUBMIT = "ResubmitQueueEntry"
    START = "device starts"
    COMPLETE = "device completes"
    FAIL = "device fails"
    RETURN_FAILS = "return fails"
    RETURNED_COMPLETED = "completed ticket returned"
    RETURNED_ABORTED = "aborted ticket returned"


class QueueState(StrEnum):
    """The state of a whole queue."""

    WAITING = "Waiting"
    RUNNING = "Running"
    HELD = "Held"
    BLOCKED = "Blocked"
    CLOSED = "Closed"
    FULL = "Full"


@dataclass(frozen=True, slots=True)
class Refused:
    """A command that a state does not allow, with the return code that says so."""

    code: int


_S, _E = EntryState, EntryEvent
UNKNOWN_ENTRY: Final = 105
IN_EXECUTION: Final = 106
ALREADY_SO: Final = 113
ALREADY_FINISHED: Final = 114
NOT_RUNNING: Final = 115

SUBMITTED: Final[Mapping[bool, EntryState]] = MappingProxyType({False: _S.WAITING, True: _S.HELD})
"""The first state of an entry, by the Hold of its submission."""

COMMANDS: Final = (_E.HOLD, _E.RESUME, _E.SUSPEND, _E.ABORT, _E.REMOVE, _E.RESUBMIT)
FINISHED: Final = frozenset({_S.COMPLETED, _S.ABORTED, _S.REMOVED})

TRANSITIONS: Final[Mapping[tuple[EntryState, EntryEvent], EntryState | Refused]] = {
    (_S.WAITING, _E.HOLD): _S.HELD,
    (_S.HELD, _E.HOLD): Refused(ALREADY_SO),
    (_S.RUNNING, _E.HOLD): Refused(IN_EXECUTION),
    (_S.SUSPENDED, _E.HOLD): Refused(IN_EXECUTION),
    (_S.PENDING_RETURN, _E.HOLD): Refused(ALREADY_FINISHED),
    (_S.COMPLETED, _E.HOLD): Refused(ALREADY_FINISHED),
    (_S.ABORTED, _E.HOLD): Refused(ALREADY_FINISHED),
    (_S.WAITING, _E.RESUME): Refused(ALREADY_SO),
    (_S.HELD, _E.RESUME): _S.WAITING,
    (_S.RUNNING, _E.RESUME): Refused(ALREADY_SO),
    (_S.SUSPENDED, _E.RESUME): _S.WAITING,
    (_S.PENDING_RETURN, _E.RESUME): Refused(NOT_RUNNING),
    (_S.COMPLETED, _E.RESUME): Refused(NOT_RUNNING),
    (_S.ABORTED, _E.RESUME): Refused(NOT_RUNNING),
    (_S.WAITING, _E.SUSPEND): Refused(NOT_RUNNING),
    (_S.HELD, _E.SUSPEND): Refused(NOT_RUNNING),
    (_S.RUNNING, _E.SUSPEND): _S.SUSPENDED,
    (_S.SUSPENDED, _E.SUSPEND): Refused(ALREADY_SO),
    (_S.PENDING_RETURN, _E.SUSPEND): Refused(ALREADY_FINISHED),
    (_S.COMPLETED, _E.SUSPEND): Refused(ALREADY_FINISHED),
    (_S.ABORTED, _E.SUSPEND): Refused(ALREADY_FINISHED),
    (_S.WAITING, _E.ABORT): _S.ABORTED,
    (_S.HELD, _E.ABORT): _S.ABORTED,
    (_S.RUNNING, _E.ABORT): _S.ABORTED,
    (_S.SUSPENDED, _E.ABORT): _S.ABORTED,
    (_S.PENDING_RETURN, _E.ABORT): Refused(ALREADY_FINISHED),
    (_S.COMPLETED, _E.ABORT): Refused(ALREADY_FINISHED),
    (_S.ABORTED, _E.ABORT): Refused(ALREADY_SO),
    (_S.WAITING, _E.REMOVE): _S.REMOVED,
    (_S.HELD, _E.REMOVE): _S.REMOVED,
    (_S.RUNNING, _E.REMOVE): Refused(IN_EXECUTION),
    (_S.SUSPENDED, _E.REMOVE): _S.REMOVED,
    (_S.PENDING_RETURN, _E.REMOVE): _S.REMOVED,
    (_S.COMPLETED, _E.REMOVE): _S.REMOVED,
    (_S.ABORTED, _E.REMOVE): _S.REMOVED,
    (_S.WAITING, _E.RESUBMIT): _S.WAITING,
    (_S.HELD, _E.RESUBMIT): _S.HELD,
    (_S.RUNNING, _E.RESUBMIT): Refused(IN_EXECUTION),
    (_S.SUSPENDED, _E.RESUBMIT): Refused(IN_EXECUTION),
    (_S.PENDING_RETURN, _E.RESUBMIT): Refused(ALREADY_FINISHED),
    (_S.COMPLETED, _E.RESUBMIT): Refused(ALREADY_FINISHED),
    (_S.ABORTED, _E.RESUBMIT): Refused(ALREADY_FINISHED),
    (_S.WAITING, _E.START): _S.RUNNING,
    (_S.RUNNING, _E.COMPLETE): _S.COMPLETED,
    (_S.RUNNING, _E.FAIL): _S.ABORTED,
    (_S.WAITING, _E.FAIL): _S.ABORTED,
    (_S.COMPLETED, _E.RETURN_FAILS): _S.PENDING_RETURN,
    (_S.ABORTED, _E.RETURN_FAILS): _S.PENDING_RETURN,
    (_S.PENDING_RETURN, _E.RETURNED_COMPLETED): _S.COMPLETED,
    (_S.PENDING_RETURN, _E.RETURNED_ABORTED): _S.ABORTED,
    **{(_S.REMOVED, command): Refused(UNKNOWN_ENTRY) for command in COMMANDS},
}

TAKES_JOBS: Final[Mapping[QueueState, bool]] = {
    QueueState.WAITING: True,
    QueueState.RUNNING: True,
    QueueState.HELD: True,
    QueueState.BLOCKED: False,
    QueueState.CLOSED: False,
    QueueState.FULL: False,
}
"""Whether a queue takes another entry; one that does not answers a submission with 112."""

BEGINS_JOBS: Final[Mapping[QueueState, bool]] = {
    QueueState.WAITING: True,
    QueueState.RUNNING: True,
    QueueState.HELD: False,
    QueueState.BLOCKED: False,
    QueueState.CLOSED: True,
    QueueState.FULL: True,
}
"""Whether a queue lets the next of its entries begin."""


def transition(state: EntryState, event: EntryEvent) -> EntryState | Refused | None:
    """Return the state an event leads to, or the refusal of a command; None where the event cannot happen."""
    return TRANSITIONS.get((state, event))
