"""The closed list of event kinds: one line of meaning each; docs/reference/events.md is made from it."""

from enum import StrEnum


class EventKind(StrEnum):
    """What the event table may say."""

    DRAFT_STARTED = "draft.started"
    ORDER_SUBMITTED = "order.submitted"
    ORDER_MOVED = "order.moved"
    ORDER_CORRECTED = "order.corrected"
    ORDER_REMINDED = "order.reminded"
    FILE_RECEIVED = "file.received"
    FILE_EXAMINED = "file.examined"
    FILE_MEASURED = "file.measured"
    FILE_DROPPED = "file.dropped"
    FILE_MENDED = "file.mended"
    FILE_UNMENDED = "file.unmended"
    CONSENT_GIVEN = "consent.given"
    FINDINGS_SIGNED_OFF = "findings.signed_off"
    CHECK_FINISHED = "check.finished"
    REPORT_ATTACHED = "report.attached"
    WORK_RESUMED = "work.resumed"
    WORK_TAKEN_OVER = "work.taken-over"
    WORK_STRANDED = "work.stranded"
    TICKET_BUILT = "ticket.built"
    DELIVERY_STAGED = "delivery.staged"
    DELIVERY_SENT = "delivery.sent"
    DELIVERY_CONFIRMED = "delivery.confirmed"
    DELIVERY_REFUSED = "delivery.refused"
    DELIVERY_UNKNOWN = "delivery.unknown"
    DELIVERY_WITHDRAWN = "delivery.withdrawn"
    DELIVERY_POSTPONED = "delivery.postponed"
    DEVICE_SAID = "device.said"
    DEVICE_LATE = "device.late"
    CASE_OPENED = "case.opened"
    CASE_ACTED = "case.acted"
    CASE_ACTION_PENDING = "case.action_pending"
    CASE_ACTION_WITHDRAWN = "case.action_withdrawn"
    CASE_ACTION_REFUSED = "case.action_refused"
    CASE_NOTED = "case.noted"
    CASE_CLAIMED = "case.claimed"
    CUSTOMER_ASKED = "customer.asked"
    CUSTOMER_ANSWERED = "customer.answered"
    MESSAGE_SENT = "message.sent"
    MAIL_SENT = "mail.sent"
    MAIL_FAILED = "mail.failed"
    DEVICE_PAUSED = "device.paused"
    DEVICE_RESUMED = "device.resumed"
    PERSON_SIGNED_IN = "person.signed_in"
    CASE_RESOLVED = "case.resolved"


FOR_CUSTOMERS = frozenset(
    {
        EventKind.DRAFT_STARTED, EventKind.ORDER_SUBMITTED, EventKind.ORDER_MOVED, EventKind.ORDER_CORRECTED,
        EventKind.CHECK_FINISHED, EventKind.FILE_EXAMINED, EventKind.FILE_MEASURED, EventKind.CUSTOMER_ASKED,
        EventKind.CUSTOMER_ANSWERED, EventKind.MESSAGE_SENT, EventKind.CONSENT_GIVEN, EventKind.FILE_DROPPED,
        EventKind.FILE_MENDED, EventKind.FILE_UNMENDED,
    }
)  # fmt: skip
"""What a customer is shown of the timeline; the rest names devices, folders and colleagues."""

MEANINGS: dict[EventKind, str] = {
    EventKind.DRAFT_STARTED: "A customer began to fill in an order form; from here on nothing they send is lost.",
    EventKind.ORDER_SUBMITTED: "A customer (or a CSR for them) placed the order; answers, files and form are kept.",
    EventKind.ORDER_MOVED: "The order went from one state to another; `data` names both and the trigger.",
    EventKind.ORDER_CORRECTED: "Answers or a file were replaced; the order has a new revision.",
    EventKind.ORDER_REMINDED: "A deadline passed while a person had the turn.",
    EventKind.FILE_RECEIVED: "A file is stored, fsynced and known by its SHA-256.",
    EventKind.FILE_EXAMINED: "The facts of a file in a draft are known, or it is known why they cannot be.",
    EventKind.FILE_MEASURED: "The inks of the pages of a file in a draft are known, or could not be measured.",
    EventKind.FILE_DROPPED: "A customer took a file out of a draft; it stays listed and is kept.",
    EventKind.FILE_MENDED: "A person had a file mended; `data` names the fixups, what they mend, both SHA-256.",
    EventKind.FILE_UNMENDED: "A person took a mended file back; the file counts again as it came.",
    EventKind.CONSENT_GIVEN: "A customer accepted findings of a file: its SHA-256, each finding's fingerprint.",
    EventKind.FINDINGS_SIGNED_OFF: "A person of the shop took findings of a file upon themselves; `data` says why.",
    EventKind.CHECK_FINISHED: "Preflight judged a file against the order; `data` carries verdict and finding ids.",
    EventKind.REPORT_ATTACHED: "The report of another preflight program was attached to a file; `data` names both.",
    EventKind.WORK_RESUMED: "The sweeper found due work that nobody was doing and enqueued it again.",
    EventKind.WORK_TAKEN_OVER: "The worker that did this died; another took the work over, or it became a Case.",
    EventKind.WORK_STRANDED: "The engine gave work up (its worker died again and again, or failed); a Case was opened.",
    EventKind.TICKET_BUILT: "The JDF ticket of an attempt was written once and kept as a blob.",
    EventKind.DELIVERY_STAGED: "Assets and ticket lie whole beside the device's folder, not yet visible to it.",
    EventKind.DELIVERY_SENT: "The ticket was published to the device.",
    EventKind.DELIVERY_CONFIRMED: "The device has taken the ticket.",
    EventKind.DELIVERY_REFUSED: "The device refused the ticket; its own words are in `data`.",
    EventKind.DELIVERY_UNKNOWN: "Nobody can prove whether the device has the ticket; a person must look.",
    EventKind.DELIVERY_WITHDRAWN: "The ticket was taken back before the device took it.",
    EventKind.DELIVERY_POSTPONED: "The device could not be reached; another try is due at the time in `data`.",
    EventKind.DEVICE_SAID: "Evidence from the device about this order; the raw text is kept as a blob.",
    EventKind.DEVICE_LATE: "Evidence about an older attempt, or one that changes nothing any more.",
    EventKind.CASE_OPENED: "Work stopped; the Case says why, shows the evidence and offers actions.",
    EventKind.CASE_ACTED: "A person took an action on a Case, with reason where one is due.",
    EventKind.CASE_ACTION_PENDING: "A person chose an action in the browser; it is done unless taken back in time.",
    EventKind.CASE_ACTION_WITHDRAWN: "The person took the action back before it was carried out.",
    EventKind.CASE_ACTION_REFUSED: "The action could not be carried out when its time came; the Case is open again.",
    EventKind.CASE_NOTED: "A member of staff wrote a note to their colleagues.",
    EventKind.CASE_CLAIMED: "A member of staff took a Case, or gave it back; others may still act on it.",
    EventKind.CUSTOMER_ASKED: "The shop asked the customer for exactly what is missing, and waits.",
    EventKind.CUSTOMER_ANSWERED: "The customer answered; the order goes on by itself.",
    EventKind.MESSAGE_SENT: "Customer and shop wrote to each other about the order.",
    EventKind.MAIL_SENT: "A mail about the order was handed to the mail server or laid into the maildir.",
    EventKind.MAIL_FAILED: "A mail could not be delivered; `data` says why and when it is tried again.",
    EventKind.DEVICE_PAUSED: "A member of staff holds tickets back from a device.",
    EventKind.DEVICE_RESUMED: "Tickets may go to the device again.",
    EventKind.PERSON_SIGNED_IN: "A person signed in by a one-time link.",
    EventKind.CASE_RESOLVED: "The Case is closed.",
}
