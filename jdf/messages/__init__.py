"""Messages between a gateway, its devices and an MIS: JMF and XJMF as values, both directions.

Read what came with `parse_jmf` or `parse_xjmf`, write what goes with `write_jmf` or `write_xjmf`; ids and times are the
caller's. What is asked and answered is declared in `jdf.messages.jmf` and `jdf.messages.xjmf`, one message a file.
"""

from jdf.messages.declare import Body, Family, jmf_messages, xjmf_messages
from jdf.messages.elements.comment import Comment
from jdf.messages.elements.device import Device
from jdf.messages.elements.device_info import DeviceInfo, JobPhase, ModuleStatus
from jdf.messages.elements.notification import Error, ErrorData, Milestone, Notification
from jdf.messages.elements.part import Part
from jdf.messages.elements.queue import Queue, QueueEntry
from jdf.messages.elements.queue_filter import QueueEntryDef, QueueFilter
from jdf.messages.elements.subscription import Subscription, Trigger
from jdf.messages.entry_commands import EntryCommand, EntryForm, entries_of, entry_command
from jdf.messages.envelope import JMF
from jdf.messages.exchange import (
    Shortcoming,
    acknowledge,
    refuse,
    refuse_unreadable,
    respond,
    shortcoming,
    signal,
    subscribe,
)
from jdf.messages.families import (
    Acknowledge,
    Command,
    Message,
    Query,
    Registration,
    Response,
    Signal,
    UnknownBody,
)
from jdf.messages.parse import parse_jmf
from jdf.messages.queue_states import EntryEvent, EntryState, QueueState, Refused, transition
from jdf.messages.return_codes import RETURN_CODES, Reaction, Retry, ReturnCode, return_code
from jdf.messages.write import XJMF_VERSIONS, WrittenMessage, write_back, write_jmf, write_xjmf
from jdf.messages.xjmf_exchange import refuse_xjmf, respond_xjmf, signal_xjmf
from jdf.messages.xjmf_families import (
    XJMF,
    UnknownXJMFBody,
    XJMFCommand,
    XJMFMessage,
    XJMFQuery,
    XJMFResponse,
    XJMFSignal,
)
from jdf.messages.xjmf_parse import parse_xjmf

__all__ = [
    "JMF",
    "RETURN_CODES",
    "XJMF",
    "XJMF_VERSIONS",
    "Acknowledge",
    "Body",
    "Command",
    "Comment",
    "Device",
    "DeviceInfo",
    "EntryCommand",
    "EntryEvent",
    "EntryForm",
    "EntryState",
    "Error",
    "ErrorData",
    "Family",
    "JobPhase",
    "Message",
    "Milestone",
    "ModuleStatus",
    "Notification",
    "Part",
    "Query",
    "Queue",
    "QueueEntry",
    "QueueEntryDef",
    "QueueFilter",
    "QueueState",
    "Reaction",
    "Refused",
    "Registration",
    "Response",
    "Retry",
    "ReturnCode",
    "Shortcoming",
    "Signal",
    "Subscription",
    "Trigger",
    "UnknownBody",
    "UnknownXJMFBody",
    "WrittenMessage",
    "XJMFCommand",
    "XJMFMessage",
    "XJMFQuery",
    "XJMFResponse",
    "XJMFSignal",
    "acknowledge",
    "entries_of",
    "entry_command",
    "jmf_messages",
    "parse_jmf",
    "parse_xjmf",
    "refuse",
    "refuse_unreadable",
    "refuse_xjmf",
    "respond",
    "respond_xjmf",
    "return_code",
    "shortcoming",
    "signal",
    "signal_xjmf",
    "subscribe",
    "transition",
    "write_back",
    "write_jmf",
    "write_xjmf",
    "xjmf_messages",
]
