"""How far an order has come, in the five steps that a customer knows: from its states, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gateway.domain.states import State


class Step(StrEnum):
    """What a customer follows an order by."""

    RECEIVED = "received"
    CHECKED = "checked"
    PREPRESS = "prepress"
    PRINTING = "printing"
    ON_ITS_WAY = "on_its_way"


class Mark(StrEnum):
    """How a step stands."""

    DONE = "done"
    NOW = "now"
    STOPPED = "stopped"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of an order: how it stands, and when it was done."""

    step: Step
    mark: Mark
    at: datetime | None


Move = tuple[str, str, datetime]
"""From which state to which, and when."""

_DONE_BY: dict[Step, frozenset[State]] = {
    # step: the states by which it is behind us
    Step.RECEIVED: frozenset({State.RECEIVED}),
    Step.CHECKED: frozenset({State.READY}),
    Step.PREPRESS: frozenset({State.IN_PRODUCTION, State.PRODUCED}),
    Step.PRINTING: frozenset({State.PRODUCED}),
    Step.ON_ITS_WAY: frozenset({State.SHIPPED, State.DONE}),
}
_WAITS = frozenset({State.NEEDS_CUSTOMER, State.NEEDS_CSR})
_OVER = frozenset({State.CANCELLED})


def steps(state: State, moves: Sequence[Move]) -> tuple[StepShown, ...]:
    """Return the five steps of an order that is in this state and came there by these moves, oldest first.

    A correction takes an order back: steps behind it count from its newest beginning on.
    """
    since = max((at for _, to, at in moves if to == State.RECEIVED), default=None)
    recent = [(to, at) for _, to, at in moves if since is None or at >= since or to == State.RECEIVED]
    reached = {step: _first(states, recent) for step, states in _DONE_BY.items()}
    last = max((number for number, step in enumerate(Step) if reached[step] is not None), default=-1)
    return tuple(
        StepShown(step, _mark(number, last, state), reached[step] if number <= last else None)
        for number, step in enumerate(Step)
    )


def _first(states: frozenset[State], moves: Sequence[tuple[str, datetime]]) -> datetime | None:
    return next((at for to, at in moves if to in states), None)


def _mark(number: int, last: int, state: State) -> Mark:
    if number <= last:
        return Mark.DONE
    if number > last + 1 or state in _OVER:
        return Mark.AHEAD
    return Mark.STOPPED if state in _WAITS else Mark.NOW
