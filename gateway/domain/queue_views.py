"""The views of the queue of Cases."""

from enum import StrEnum


class QueueView(StrEnum):
    """What needs the shop's people, what one of them has taken, what waits for somebody else, and all."""

    NEEDS = "needs"
    MINE = "mine"
    WAITING = "waiting"
    ALL = "all"
