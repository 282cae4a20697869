"""Mails: what kinds there are, what each may open, how often it is tried."""

from dataclasses import dataclass
from enum import StrEnum

from gateway.domain.people import Role


class MailKind(StrEnum):
    """The closed list of mails."""

    RECEIVED = "received"
    NEEDS_YOU = "needs_you"
    ON_ITS_WAY = "on_its_way"
    ASKED = "asked"
    MESSAGE = "message"
    SAVE_AND_RETURN = "save_and_return"
    SIGN_IN = "sign_in"


class MailState(StrEnum):
    """What became of a mail."""

    DUE = "due"
    SENT = "sent"
    FAILED = "failed"
    BOUNCED = "bounced"
    MOOT = "moot"


STATE_WORDS: dict[MailState, str] = {
    MailState.DUE: "It is owed, and tried at the time that the row names.",
    MailState.SENT: "The mail server has taken it, or it lies in the maildir.",
    MailState.FAILED: "It was refused or tried too often, or there is no address; a person must look.",
    MailState.BOUNCED: "It was taken and came back; a person must look.",
    MailState.MOOT: "What it was about had been dealt with before it could go out.",
}
STUCK = frozenset({MailState.FAILED, MailState.BOUNCED})

WAITS_S = (60, 300, 1_800, 3_600, 7_200, 14_400, 28_800, 28_800, 28_800, 28_800, 28_800)
"""How long to wait after each failed try: one, five, thirty minutes, and so on for two days."""

_ANYBODY = frozenset(Role)
_CUSTOMERS = frozenset({Role.CUSTOMER})


@dataclass(frozen=True, slots=True)
class KindOfMail:
    """What a kind of mail is for, what its button opens (a purpose of links), who may get it, how often it is tried."""

    meaning: str
    opens: str
    roles: frozenset[Role] = _CUSTOMERS
    tries: int = len(WAITS_S) + 1


KINDS: dict[MailKind, KindOfMail] = {
    MailKind.RECEIVED: KindOfMail("The order has arrived; its files are being checked.", "order"),
    MailKind.NEEDS_YOU: KindOfMail("The order stands still until its customer has looked at it.", "order"),
    MailKind.ON_ITS_WAY: KindOfMail("The order has left the house.", "order"),
    MailKind.ASKED: KindOfMail("The shop asks for exactly one thing; the link opens only that.", "ask"),
    MailKind.MESSAGE: KindOfMail("The shop wrote to the customer about the order.", "order"),
    MailKind.SAVE_AND_RETURN: KindOfMail("A link back to an order that is not sent yet.", "draft"),
    MailKind.SIGN_IN: KindOfMail(
        "A link that signs a person in once; the only mail that staff gets, too.",
        "sign-in",
        _ANYBODY,
        tries=3,
    ),
}
