"""The return codes of JMF and XJMF as one table: meaning, whether to try again, what to do, what people are told.

Clause: JDF 1.5, Return Values; XJDF 2.1, ReturnCode. Code 14 is no code of the standard: CIP4's device simulator
sends it, so a device built upon the same library may.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Retry(StrEnum):
    """Whether sending the same message again can help."""

    DONE = "done"
    SOON = "soon"
    LATER = "later"
    FEW_TIMES = "few times"
    NEVER = "never"


class Reaction(StrEnum):
    """What the sender does about an answer."""

    GO_ON = "go on"
    TRY_AGAIN = "try again"
    ASK_CSR = "ask the CSR"
    REPACK = "try the next packaging"
    FALL_BACK = "do without the message"
    REROUTE = "look for another device"
    RESYNCHRONISE = "ask for the queue"
    POLL = "poll instead of subscribing"
    ADOPT = "adopt the entry that is there"
    CONFIGURE = "ask the administrator"
    UNGANG = "send without gang"


@dataclass(frozen=True, slots=True)
class ReturnCode:
    """One return code; `csr_text` is the sentence a CSR reads, empty where nobody need know."""

    code: int
    meaning: str
    retry: Retry
    reaction: Reaction
    csr_text: str = ""

    @property
    def is_success(self) -> bool:
        """Tell whether what was asked for is so."""
        return self.retry is Retry.DONE


SUCCESS: Final = 0
GENERAL_ERROR: Final = 1
UNREADABLE: Final = 3
NOT_IMPLEMENTED: Final = 5
INVALID_PARAMETER: Final = 6
INSUFFICIENT_PARAMETER: Final = 7

_UNKNOWN_ENTRY: Final = "The device does not know this job; its queue is being asked for."

_ROWS: Final = (
    ReturnCode(SUCCESS, "Success", Retry.DONE, Reaction.GO_ON),
    ReturnCode(
        GENERAL_ERROR,
        "General error",
        Retry.SOON,
        Reaction.TRY_AGAIN,
        "The device reports an error without a reason; look at its own screen.",
    ),
    ReturnCode(
        2,
        "Internal error",
        Retry.SOON,
        Reaction.TRY_AGAIN,
        "The device reports an error inside itself; look at its own screen.",
    ),
    ReturnCode(
        UNREADABLE,
        "XML could not be read",
        Retry.NEVER,
        Reaction.REPACK,
        "The device cannot read what it was sent; try another way of packing in the device's profile.",
    ),
    ReturnCode(
        4,
        "XML is not valid",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device finds the ticket invalid; compare its words with the findings beside the ticket.",
    ),
    ReturnCode(
        NOT_IMPLEMENTED,
        "Message is not implemented",
        Retry.NEVER,
        Reaction.FALL_BACK,
        "The device cannot do this; do it at the device.",
    ),
    ReturnCode(
        INVALID_PARAMETER,
        "Parameter is not valid",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device does not accept a value it was sent; its words say which.",
    ),
    ReturnCode(
        INSUFFICIENT_PARAMETER,
        "Parameter is missing",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device lacks a value; its words say which.",
    ),
    ReturnCode(
        8,
        "Device is not available",
        Retry.LATER,
        Reaction.TRY_AGAIN,
        "The device is switched off or not connected to its controller.",
    ),
    ReturnCode(
        9,
        "Message is incomplete",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device has not got all it needs; it may be unable to fetch the ticket or the print file.",
    ),
    ReturnCode(10, "Message service is busy", Retry.SOON, Reaction.TRY_AGAIN, "The device is busy."),
    ReturnCode(14, "Subscription exists already", Retry.DONE, Reaction.GO_ON),
    ReturnCode(
        100,
        "Device is not running",
        Retry.LATER,
        Reaction.TRY_AGAIN,
        "The device does not run; start it.",
    ),
    ReturnCode(
        101,
        "Device cannot fulfil the request",
        Retry.NEVER,
        Reaction.REROUTE,
        "The device cannot make this job; choose another device.",
    ),
    ReturnCode(
        102,
        "Ticket has no node to execute",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device finds nothing to do in the ticket; tell the administrator.",
    ),
    ReturnCode(103, "JobID is unknown", Retry.NEVER, Reaction.RESYNCHRONISE, _UNKNOWN_ENTRY),
    ReturnCode(104, "JobPartID is unknown", Retry.NEVER, Reaction.RESYNCHRONISE, _UNKNOWN_ENTRY),
    ReturnCode(105, "Queue entry is unknown", Retry.NEVER, Reaction.RESYNCHRONISE, _UNKNOWN_ENTRY),
    ReturnCode(
        106,
        "Queue entry is being executed",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The job is already being printed; stop it at the device if it must not go on.",
    ),
    ReturnCode(
        107,
        "Change comes too late",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The job has gone too far for this change; decide at the device.",
    ),
    ReturnCode(108, "Nothing was found", Retry.DONE, Reaction.GO_ON),
    ReturnCode(109, "Result was cut short", Retry.DONE, Reaction.GO_ON),
    ReturnCode(
        110,
        "Completion would come too late",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device could not finish the job in time; move the date or choose another device.",
    ),
    ReturnCode(
        111,
        "Subscription is denied",
        Retry.NEVER,
        Reaction.POLL,
        "The device does not report by itself; it is asked at intervals.",
    ),
    ReturnCode(
        112,
        "Queue is closed, full or blocked",
        Retry.LATER,
        Reaction.TRY_AGAIN,
        "The device takes no jobs at present; open its queue, or make room in it.",
    ),
    ReturnCode(
        113,
        "Queue entry is in that state already",
        Retry.DONE,
        Reaction.RESYNCHRONISE,
        "The job was already in the state asked for.",
    ),
    ReturnCode(
        114,
        "Queue entry is finished already",
        Retry.NEVER,
        Reaction.RESYNCHRONISE,
        "The job is already finished at the device.",
    ),
    ReturnCode(
        115,
        "Queue entry is not running",
        Retry.NEVER,
        Reaction.RESYNCHRONISE,
        "The job does not run at the device.",
    ),
    ReturnCode(
        116, "Queue entry exists already", Retry.DONE, Reaction.ADOPT, "The device already has this job."
    ),
    ReturnCode(
        120,
        "URL cannot be reached",
        Retry.FEW_TIMES,
        Reaction.TRY_AGAIN,
        "The device cannot fetch the ticket or a file; check that it reaches this server.",
    ),
    ReturnCode(
        121,
        "DeviceID is unknown",
        Retry.NEVER,
        Reaction.CONFIGURE,
        "The controller does not know the device by the id in its profile.",
    ),
    ReturnCode(
        130,
        "Gangs are not supported",
        Retry.NEVER,
        Reaction.UNGANG,
        "The device cannot combine jobs; the job is sent alone.",
    ),
    ReturnCode(
        131,
        "Gang is unknown",
        Retry.NEVER,
        Reaction.UNGANG,
        "The device does not know the combined job; the job is sent alone.",
    ),
    ReturnCode(
        200,
        "Resource parameter is not valid",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device does not accept a value of a resource; its words say which.",
    ),
    ReturnCode(
        201,
        "Resource parameter is missing",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device lacks a value of a resource; its words say which.",
    ),
    ReturnCode(
        202,
        "Pipe is unknown",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device does not know the pipe that the message names.",
    ),
    ReturnCode(
        203,
        "Resource has no link",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device finds a resource in the ticket that nothing uses.",
    ),
    ReturnCode(
        204,
        "Ticket could not be created",
        Retry.NEVER,
        Reaction.ASK_CSR,
        "The device could not make the ticket it was asked for.",
    ),
    ReturnCode(
        300,
        "Authentication is denied",
        Retry.NEVER,
        Reaction.CONFIGURE,
        "The device does not trust this server; exchange the certificates anew.",
    ),
    ReturnCode(
        301,
        "Secure channel is not supported",
        Retry.NEVER,
        Reaction.CONFIGURE,
        "The device has no encrypted connection; its profile asks for one.",
    ),
    ReturnCode(
        302,
        "Secure channel is required",
        Retry.NEVER,
        Reaction.CONFIGURE,
        "The device wants an encrypted connection; its profile has none.",
    ),
    ReturnCode(
        303,
        "Certificate has expired",
        Retry.NEVER,
        Reaction.CONFIGURE,
        "A certificate has expired; renew it and exchange it with the device.",
    ),
    ReturnCode(
        304,
        "Authentication is pending",
        Retry.LATER,
        Reaction.CONFIGURE,
        "Somebody must accept this server's certificate at the device.",
    ),
)

RETURN_CODES: Final[Mapping[int, ReturnCode]] = {row.code: row for row in _ROWS}


def return_code(code: int) -> ReturnCode:
    """Return what is known of a code; one that no table has goes to the CSR with its number."""
    return RETURN_CODES.get(code) or ReturnCode(
        code,
        f"Code {code} is not in the standard",
        Retry.NEVER,
        Reaction.ASK_CSR,
        f"The device answers with the code {code}, which only its maker knows; its words may say more.",
    )
