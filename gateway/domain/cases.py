"""Cases: why an order stands still, whose turn it is, and what can be done about it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gateway.domain.states import Trigger


class Cause(StrEnum):
    """The closed classes of causes."""

    ORDER = "order"
    FILE = "file"
    TICKET = "ticket"
    DEVICE = "device"
    MIS = "mis"
    PAYMENT = "payment"
    PEOPLE = "people"


class CaseState(StrEnum):
    """Whether somebody must still act."""

    OPEN = "open"
    WAITING = "waiting"
    RESOLVED = "resolved"


class Action(StrEnum):
    """What a person can do with a Case."""

    RETRY = "retry"
    REPLACE_FILE = "replace-file"
    EDIT_ANSWERS = "edit-answers"
    ACCEPT = "accept"
    CONFIRM_TAKEN = "confirm-taken"
    CONFIRM_PRODUCED = "confirm-produced"
    SHIP = "ship"
    DISMISS = "dismiss"
    CANCEL = "cancel"
    ASK = "ask-customer"
    SEND_TO = "send-to"
    HOLD = "hold"
    REPLY = "reply"
    MEND = "mend-file"


ACTION_WORDS: dict[Action, str] = {
    Action.RETRY: "Try again",
    Action.REPLACE_FILE: "Replace a file; the order is checked again by itself",
    Action.EDIT_ANSWERS: "Change the order's answers; it is checked again by itself",
    Action.ACCEPT: "Accept the findings with a reason and go on",
    Action.CONFIRM_TAKEN: "Confirm that the device has the job; the gateway waits for its answer",
    Action.SHIP: "Say that the order has left the house",
    Action.CONFIRM_PRODUCED: "Confirm that the device has produced it",
    Action.DISMISS: "Close this Case with a note; nothing else changes",
    Action.CANCEL: "Cancel the order",
    Action.ASK: "Ask the customer for exactly what is missing; their answer sets the order going again by itself",
    Action.SEND_TO: "Send the order to another device; its earlier ticket is taken back first",
    Action.HOLD: "Let the Case wait until a time, or until the customer writes",
    Action.MEND: "Have a file mended by fixups; the mended file is checked by itself, the file as it came is kept",
    Action.REPLY: "Answer the customer's message and close this Case",
}


@dataclass(frozen=True, slots=True)
class CaseKind:
    """What one code of Case means: class, turn, the trigger that stops the order, and ranked actions."""

    cause: Cause
    turn: str
    trigger: Trigger | None
    title: str
    next_step: str
    actions: tuple[Action, ...]


KINDS: dict[str, CaseKind] = {
    "file-stopped": CaseKind(
        Cause.FILE,
        "customer",
        Trigger.FILE_STOPPED,
        "A file cannot be printed as it is.",
        "Send a corrected file or change the order; the shop may accept the findings with a reason.",
        (
            Action.REPLACE_FILE,
            Action.EDIT_ANSWERS,
            Action.MEND,
            Action.ASK,
            Action.ACCEPT,
            Action.HOLD,
            Action.CANCEL,
        ),
    ),
    "file-needs-consent": CaseKind(
        Cause.FILE,
        "customer",
        Trigger.FILE_STOPPED,
        "A file has findings that somebody must accept.",
        "Accept the findings, or send a corrected file.",
        (
            Action.ACCEPT,
            Action.REPLACE_FILE,
            Action.EDIT_ANSWERS,
            Action.MEND,
            Action.ASK,
            Action.HOLD,
            Action.CANCEL,
        ),
    ),
    "file-asks-shop": CaseKind(
        Cause.FILE,
        "csr",
        Trigger.NOT_CHECKED,
        "The customer asks the shop to look at a file that cannot be printed as it is.",
        "Read the customer's message; mend the file or ask for another one, or accept the findings with a reason.",
        (
            Action.REPLACE_FILE,
            Action.MEND,
            Action.ASK,
            Action.ACCEPT,
            Action.EDIT_ANSWERS,
            Action.HOLD,
            Action.CANCEL,
        ),
    ),
    "file-not-checked": CaseKind(
        Cause.FILE,
        "csr",
        Trigger.NOT_CHECKED,
        "A file could not be checked: the check ran out of memory, time, or died on it.",
        "Look at the file; ask for a simpler export, try again, or accept it with a reason.",
        (Action.REPLACE_FILE, Action.RETRY, Action.ASK, Action.ACCEPT, Action.HOLD, Action.CANCEL),
    ),
    "file-infected": CaseKind(
        Cause.FILE,
        "customer",
        Trigger.FILE_STOPPED,
        "A virus was found in a file; it is set aside, and nobody opens it here.",
        "Send a clean file in its place; nothing of this one is printed.",
        (Action.REPLACE_FILE, Action.ASK, Action.HOLD, Action.CANCEL),
    ),
    "file-not-scanned": CaseKind(
        Cause.FILE,
        "csr",
        Trigger.NOT_CHECKED,
        "A file could not be scanned for malware, so nobody has opened it.",
        "Repair the scanner as the evidence says, then try again.",
        (Action.RETRY, Action.REPLACE_FILE, Action.HOLD, Action.CANCEL),
    ),
    "order-contradicts-itself": CaseKind(
        Cause.ORDER,
        "csr",
        Trigger.NOT_SENDABLE,
        "The order's answers contradict each other.",
        "Change the answers named in the evidence.",
        (Action.EDIT_ANSWERS, Action.ASK, Action.HOLD, Action.CANCEL),
    ),
    "no-route": CaseKind(
        Cause.DEVICE,
        "csr",
        Trigger.NOT_SENDABLE,
        "No device is configured for this order.",
        "Add a [[route]] for it in shop.toml, then try again.",
        (Action.RETRY, Action.SEND_TO, Action.EDIT_ANSWERS, Action.HOLD, Action.CANCEL),
    ),
    "ticket-invalid": CaseKind(
        Cause.TICKET,
        "csr",
        Trigger.NOT_SENDABLE,
        "The ticket for this order breaks the rules of JDF, so it was not sent.",
        "Change the answer that leads to it, or report the finding as a fault of the gateway.",
        (Action.EDIT_ANSWERS, Action.RETRY, Action.SEND_TO, Action.ASK, Action.HOLD, Action.CANCEL),
    ),
    "device-would-refuse": CaseKind(
        Cause.DEVICE,
        "csr",
        Trigger.NOT_SENDABLE,
        "The device would refuse this job, so it was not sent.",
        "Send the order to a device that takes it, or change what it does not take.",
        (Action.SEND_TO, Action.EDIT_ANSWERS, Action.ASK, Action.HOLD, Action.CANCEL),
    ),
    "device-unreachable": CaseKind(
        Cause.DEVICE,
        "csr",
        Trigger.NOT_SENDABLE,
        "The device cannot be given the ticket.",
        "Repair what the evidence names, then try again.",
        (Action.RETRY, Action.SEND_TO, Action.HOLD, Action.CANCEL),
    ),
    "delivery-unknown": CaseKind(
        Cause.DEVICE,
        "csr",
        Trigger.NOT_SENDABLE,
        "Nobody can prove whether the device has the ticket.",
        "Look at the device: confirm that it has the job, or send it again.",
        (
            Action.CONFIRM_TAKEN,
            Action.CONFIRM_PRODUCED,
            Action.RETRY,
            Action.SEND_TO,
            Action.HOLD,
            Action.CANCEL,
        ),
    ),
    "device-refused": CaseKind(
        Cause.DEVICE,
        "csr",
        Trigger.REFUSED,
        "The device refused the ticket.",
        "Read the device's words; change the order or try again.",
        (Action.RETRY, Action.EDIT_ANSWERS, Action.SEND_TO, Action.ASK, Action.HOLD, Action.CANCEL),
    ),
    "device-failed": CaseKind(
        Cause.DEVICE,
        "csr",
        Trigger.FAILED,
        "The device took the job and gave it up.",
        "Read the device's words; try again when it is repaired.",
        (
            Action.RETRY,
            Action.SEND_TO,
            Action.CONFIRM_PRODUCED,
            Action.EDIT_ANSWERS,
            Action.ASK,
            Action.HOLD,
            Action.CANCEL,
        ),
    ),
    "no-pickup": CaseKind(
        Cause.DEVICE,
        "csr",
        Trigger.SILENT,
        "The ticket still lies in the device's folder after its deadline.",
        "Start the device or its folder watcher; retry takes the ticket back first, so nothing prints twice.",
        (Action.RETRY, Action.SEND_TO, Action.HOLD, Action.CANCEL),
    ),
    "no-return": CaseKind(
        Cause.DEVICE,
        "csr",
        Trigger.SILENT,
        "The device took the ticket and has said nothing since, past its deadline.",
        "Look at the device: confirm that it was produced, or send it again.",
        (Action.CONFIRM_PRODUCED, Action.RETRY, Action.SEND_TO, Action.HOLD, Action.CANCEL),
    ),
    "check-stranded": CaseKind(
        Cause.FILE,
        "csr",
        Trigger.STRANDED,
        "Checking this order's files broke off again and again.",
        "Try again; if it repeats, replace the file.",
        (Action.RETRY, Action.REPLACE_FILE, Action.ASK, Action.HOLD, Action.CANCEL),
    ),
    "delivery-stranded": CaseKind(
        Cause.TICKET,
        "csr",
        Trigger.STRANDED,
        "Sending this order's ticket broke off again and again.",
        "Try again; the ledger makes sure that it is not sent twice.",
        (Action.RETRY, Action.SEND_TO, Action.HOLD, Action.CANCEL),
    ),
    "not-shipped": CaseKind(
        Cause.PEOPLE,
        "csr",
        Trigger.OVERDUE,
        "The order is produced but nobody has shipped it.",
        "Ship it, or cancel the order.",
        (Action.SHIP, Action.HOLD, Action.CANCEL),
    ),
    "device-down": CaseKind(
        Cause.DEVICE,
        "admin",
        None,
        "A device cannot be used at the moment.",
        "Repair what the evidence names; the Case closes by itself and waiting orders are sent again.",
        (Action.DISMISS,),
    ),
    "mail-failed": CaseKind(
        Cause.PEOPLE,
        "csr",
        None,
        "A mail did not reach the person it was for.",
        "Read the mail server's words; correct the address and try again, or call the person and close this Case.",
        (Action.RETRY, Action.DISMISS),
    ),
    "customer-message": CaseKind(
        Cause.PEOPLE,
        "csr",
        None,
        "The customer has written.",
        "Read the message and answer it; the order goes on meanwhile.",
        (Action.REPLY, Action.HOLD, Action.DISMISS),
    ),
    "printed-twice": CaseKind(
        Cause.DEVICE,
        "csr",
        None,
        "An older attempt was produced after all, while a newer one is under way.",
        "Stop the newer one at the device if it can still be stopped, then close this Case.",
        (Action.DISMISS,),
    ),
    "return-unreadable": CaseKind(
        Cause.DEVICE,
        "csr",
        None,
        "A file that the device returned cannot be read as a ticket.",
        "Look at the file and the device; nothing was changed by it.",
        (Action.DISMISS,),
    ),
    "return-unknown-job": CaseKind(
        Cause.DEVICE,
        "csr",
        None,
        "The device returned a ticket for a job that was not sent to it.",
        "Find out where the ticket came from; nothing was changed by it.",
        (Action.DISMISS,),
    ),
}


_CUSTOMER_MAY = frozenset({Action.REPLACE_FILE, Action.EDIT_ANSWERS, Action.MEND, Action.CANCEL})
_CONSENT = "file-needs-consent"
CUSTOMER_SEES = frozenset(
    {"file-stopped", "file-needs-consent", "file-asks-shop", "order-contradicts-itself"}
)
"""Cases whose evidence is about what the customer sent; the rest is the shop's own business."""

CUSTOMER_IS_TOLD = CUSTOMER_SEES | {"file-infected"}
"""Cases that a customer is told of by their title; what a scanner calls its find is not for them."""


def offered(code: str, *, to_staff: bool) -> tuple[Action, ...]:
    """Return the actions that a Case offers to the shop's staff, or to the customer where it began as their turn."""
    kind = KINDS[code]
    if to_staff:
        return kind.actions
    allowed = _CUSTOMER_MAY | ({Action.ACCEPT} if code == _CONSENT else frozenset())
    return tuple(action for action in kind.actions if action in allowed) if kind.turn == "customer" else ()


@dataclass(frozen=True, slots=True)
class Stop:
    """Why an order, or a device without one, stands still: the code of a Case and its evidence."""

    code: str
    sentence: str
    evidence: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> CaseKind:
        """Return what this code means."""
        return KINDS[self.code]

    def alike(self, device_id: str) -> str:
        """Return what is the same for all that one thing has stopped: the code, and the device or the findings."""
        checks = {
            str(finding.get("check"))
            for file in self.evidence.get("files", ())
            for finding in (*file.get("findings", ()), *file.get("crashed", ()))
        }
        about = str(self.evidence.get("device") or device_id) or ",".join(sorted(checks - {"None"}))
        return f"{self.code}/{about}"
