"""An action on a Case that a person took in the browser and may take back for a few seconds."""

from enum import StrEnum

UNDO_S = 8.0
"""How long an action can be taken back: mails and tickets that went out cannot."""


class PendingState(StrEnum):
    """What became of an action; each has exactly one end."""

    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    DONE = "done"
    REFUSED = "refused"
