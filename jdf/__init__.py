"""JDF tickets as values: describe a job, write its ticket, judge a ticket, read what comes back.

Usable without the rest of the gateway. No clock, no network, no ids of its own: the caller passes them in.
"""

from jdf.diff import CHANGE_LABELS, Change, ChangeLabel, diff_job_specs
from jdf.errors import (
    Actor,
    JdfError,
    JobSpecError,
    SchemaFolderError,
    TicketNotWritableError,
    TicketUnreadableError,
    XmlRefusedError,
)
from jdf.file_check import CheckFinding, FileCheck, Taken
from jdf.finding import FindingSeverity, TicketFinding
from jdf.intent import (
    PROCESS_INKS,
    Binding,
    Delivery,
    Finish,
    JobSpec,
    Media,
    Part,
    PartRole,
    Print,
    Problem,
    Side,
    Size,
    invariants,
    job_spec_from_dict,
    job_spec_to_dict,
)
from jdf.jdf1 import write_ticket
from jdf.returned import DeviceNote, Outcome, Phase, ReturnedTicket, read_returned
from jdf.summary import SummaryFile, SummaryPart, TicketSummary, summary
from jdf.ticket import DIALECTS, LEAVE_OUT_TOPICS, Dialect, Party, Ticket, TicketFile, TicketHead
from jdf.ticket_diff import TicketChange, TicketChangeKind, diff_tickets
from jdf.validate import XsdSet, load_xsd_set, validate
from jdf.values import millimetres, points
from jdf.xmlsafe import MESSAGE_LIMITS, TICKET_LIMITS, XmlLimits, parse_xml

__all__ = [
    "CHANGE_LABELS",
    "DIALECTS",
    "LEAVE_OUT_TOPICS",
    "MESSAGE_LIMITS",
    "PROCESS_INKS",
    "TICKET_LIMITS",
    "Actor",
    "Binding",
    "Change",
    "ChangeLabel",
    "CheckFinding",
    "Delivery",
    "DeviceNote",
    "Dialect",
    "FileCheck",
    "FindingSeverity",
    "Finish",
    "JdfError",
    "JobSpec",
    "JobSpecError",
    "Media",
    "Outcome",
    "Part",
    "PartRole",
    "Party",
    "Phase",
    "Print",
    "Problem",
    "ReturnedTicket",
    "SchemaFolderError",
    "Side",
    "Size",
    "SummaryFile",
    "SummaryPart",
    "Taken",
    "Ticket",
    "TicketChange",
    "TicketChangeKind",
    "TicketFile",
    "TicketFinding",
    "TicketHead",
    "TicketNotWritableError",
    "TicketSummary",
    "TicketUnreadableError",
    "XmlLimits",
    "XmlRefusedError",
    "XsdSet",
    "diff_job_specs",
    "diff_tickets",
    "invariants",
    "job_spec_from_dict",
    "job_spec_to_dict",
    "load_xsd_set",
    "millimetres",
    "parse_xml",
    "points",
    "read_returned",
    "summary",
    "validate",
    "write_ticket",
]
