"""An order's states and the one table that says how it moves."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an order stands."""

    DRAFT = "draft"
    RECEIVED = "received"
    CHECKING = "checking"
    NEEDS_CUSTOMER = "needs_customer"
    NEEDS_CSR = "needs_csr"
    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    QUEUED = "queued"
    IN_PRODUCTION = "in_production"
    PRODUCED = "produced"
    SHIPPED = "shipped"
    DONE = "done"
    CANCELLED = "cancelled"


class Trigger(StrEnum):
    """What happened to an order."""

    SUBMITTED = "submitted"
    CHECK_STARTED = "check_started"
    PASSED = "passed"
    FILE_STOPPED = "file_stopped"
    NOT_CHECKED = "not_checked"
    STRANDED = "stranded"
    SEND_STARTED = "send_started"
    NOT_SENDABLE = "not_sendable"
    PUBLISHED = "published"
    PICKED_UP = "picked_up"
    RUNNING = "running"
    COMPLETED = "completed"
    REFUSED = "refused"
    FAILED = "failed"
    SILENT = "silent"
    CORRECTED = "corrected"
    CHECK_AGAIN = "check_again"
    SEND_AGAIN = "send_again"
    ACCEPTED = "accepted"
    OVERDUE = "overdue"
    SHIP = "ship"
    CLOSE = "close"
    CANCEL = "cancel"
    ASKED = "asked"
    ANSWERED = "answered"


_DEVICE_STOPS = (Trigger.REFUSED, Trigger.FAILED, Trigger.SILENT)

TABLE: dict[tuple[State, Trigger], State] = {
    (State.DRAFT, Trigger.SUBMITTED): State.RECEIVED,
    (State.DRAFT, Trigger.CANCEL): State.CANCELLED,
    (State.RECEIVED, Trigger.CHECK_STARTED): State.CHECKING,
    (State.RECEIVED, Trigger.STRANDED): State.NEEDS_CSR,
    (State.RECEIVED, Trigger.CANCEL): State.CANCELLED,
    (State.CHECKING, Trigger.PASSED): State.READY,
    (State.CHECKING, Trigger.FILE_STOPPED): State.NEEDS_CUSTOMER,
    (State.CHECKING, Trigger.NOT_CHECKED): State.NEEDS_CSR,
    (State.CHECKING, Trigger.STRANDED): State.NEEDS_CSR,
    (State.CHECKING, Trigger.CANCEL): State.CANCELLED,
    (State.NEEDS_CUSTOMER, Trigger.CORRECTED): State.RECEIVED,
    (State.NEEDS_CUSTOMER, Trigger.CHECK_AGAIN): State.RECEIVED,
    (State.NEEDS_CUSTOMER, Trigger.ACCEPTED): State.READY,
    (State.NEEDS_CUSTOMER, Trigger.SEND_AGAIN): State.READY,
    (State.NEEDS_CUSTOMER, Trigger.ASKED): State.NEEDS_CUSTOMER,
    (State.NEEDS_CUSTOMER, Trigger.ANSWERED): State.NEEDS_CSR,
    (State.NEEDS_CUSTOMER, Trigger.OVERDUE): State.NEEDS_CSR,
    (State.NEEDS_CUSTOMER, Trigger.CANCEL): State.CANCELLED,
    (State.NEEDS_CSR, Trigger.CORRECTED): State.RECEIVED,
    (State.NEEDS_CSR, Trigger.CHECK_AGAIN): State.RECEIVED,
    (State.NEEDS_CSR, Trigger.SEND_AGAIN): State.READY,
    (State.NEEDS_CSR, Trigger.ACCEPTED): State.READY,
    (State.NEEDS_CSR, Trigger.ASKED): State.NEEDS_CUSTOMER,
    (State.NEEDS_CSR, Trigger.PICKED_UP): State.QUEUED,
    (State.NEEDS_CSR, Trigger.RUNNING): State.IN_PRODUCTION,
    (State.NEEDS_CSR, Trigger.COMPLETED): State.PRODUCED,
    (State.NEEDS_CSR, Trigger.SHIP): State.SHIPPED,
    (State.NEEDS_CSR, Trigger.CANCEL): State.CANCELLED,
    (State.READY, Trigger.SEND_STARTED): State.SENDING,
    (State.READY, Trigger.NOT_SENDABLE): State.NEEDS_CSR,
    (State.READY, Trigger.STRANDED): State.NEEDS_CSR,
    (State.READY, Trigger.COMPLETED): State.PRODUCED,
    (State.READY, Trigger.CANCEL): State.CANCELLED,
    (State.SENDING, Trigger.PUBLISHED): State.SENT,
    (State.SENDING, Trigger.NOT_SENDABLE): State.NEEDS_CSR,
    (State.SENDING, Trigger.STRANDED): State.NEEDS_CSR,
    (State.SENT, Trigger.PICKED_UP): State.QUEUED,
    (State.SENT, Trigger.RUNNING): State.IN_PRODUCTION,
    (State.SENT, Trigger.COMPLETED): State.PRODUCED,
    (State.SENT, Trigger.NOT_SENDABLE): State.NEEDS_CSR,
    (State.SENT, Trigger.CANCEL): State.CANCELLED,
    (State.QUEUED, Trigger.RUNNING): State.IN_PRODUCTION,
    (State.QUEUED, Trigger.COMPLETED): State.PRODUCED,
    (State.IN_PRODUCTION, Trigger.COMPLETED): State.PRODUCED,
    (State.PRODUCED, Trigger.SHIP): State.SHIPPED,
    (State.PRODUCED, Trigger.OVERDUE): State.NEEDS_CSR,
    (State.SHIPPED, Trigger.CLOSE): State.DONE,
    **{
        (state, stop): State.NEEDS_CSR
        for state in (State.SENT, State.QUEUED, State.IN_PRODUCTION)
        for stop in _DEVICE_STOPS
    },
}

FINAL = frozenset({State.DONE, State.CANCELLED})
STOPPED = frozenset({State.NEEDS_CUSTOMER, State.NEEDS_CSR})


class NextAction(StrEnum):
    """What is due when an order's `next_at` has come: work to enqueue, or a silence to report."""

    CHECK = "check"
    DELIVER = "deliver"
    EXPIRE_DRAFT = "expire-draft"
    REMIND_CUSTOMER = "remind-customer"
    REMIND_CSR = "remind-csr"
    EXPECT_PICKUP = "expect-pickup"
    EXPECT_RETURN = "expect-return"
    SHIP = "ship"
    CLOSE = "close"


WORK = frozenset({NextAction.CHECK, NextAction.DELIVER})


@dataclass(frozen=True, slots=True)
class Wake:
    """Who owns an order in a state, and what is due after which seconds of silence."""

    owner: str
    action: NextAction
    after_s: float


_DAY = 86_400.0
WAKES: dict[State, Wake] = {
    State.DRAFT: Wake("customer", NextAction.EXPIRE_DRAFT, 30 * _DAY),
    State.RECEIVED: Wake("gateway", NextAction.CHECK, 30),
    State.CHECKING: Wake("gateway", NextAction.CHECK, 30),
    State.NEEDS_CUSTOMER: Wake("customer", NextAction.REMIND_CUSTOMER, 2 * _DAY),
    State.NEEDS_CSR: Wake("csr", NextAction.REMIND_CSR, 4 * 3600),
    State.READY: Wake("gateway", NextAction.DELIVER, 30),
    State.SENDING: Wake("gateway", NextAction.DELIVER, 30),
    State.SENT: Wake("device", NextAction.EXPECT_PICKUP, 15 * 60),
    State.QUEUED: Wake("device", NextAction.EXPECT_RETURN, 2 * _DAY),
    State.IN_PRODUCTION: Wake("device", NextAction.EXPECT_RETURN, 2 * _DAY),
    State.PRODUCED: Wake("csr", NextAction.SHIP, 3 * _DAY),
    State.SHIPPED: Wake("csr", NextAction.CLOSE, 14 * _DAY),
}

CUSTOMER_WORDS: dict[State, str] = {
    State.DRAFT: "Not sent yet",
    State.RECEIVED: "Order received",
    State.CHECKING: "Checking your files",
    State.NEEDS_CUSTOMER: "We need your help",
    State.NEEDS_CSR: "We are looking into it",
    State.READY: "Being prepared",
    State.SENDING: "Being prepared",
    State.SENT: "Being prepared",
    State.QUEUED: "Scheduled",
    State.IN_PRODUCTION: "In production",
    State.PRODUCED: "Produced",
    State.SHIPPED: "Shipped",
    State.DONE: "Completed",
    State.CANCELLED: "Cancelled",
}


def next_state(state: State, trigger: Trigger) -> State | None:
    """Return where an order goes from `state` on `trigger`, or None where that cannot happen."""
    return TABLE.get((state, trigger))
