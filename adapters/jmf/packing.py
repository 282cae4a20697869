"""How a ticket and its files travel to a JMF device: in one package, or named by addresses that the device fetches.

| way | the message | the ticket | the files |
|---|---|---|---|
| mime | first part of a package | second part | further parts, `cid:` in the ticket |
| mime-ticket | first part of a package | second part | fetched by http |
| url | alone | fetched by http | fetched by http |
| jdf | none: the ticket itself is posted | the body | fetched by http |

Clause: JDF 1.5, JDF Packaging; Messaging, SubmitQueueEntry.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from adapters.errors import TicketRefusedError
from adapters.jmf.conversation import JMF_TYPE, Conversation, Outgoing, message_id
from jdf import JdfError
from jdf.messages import Command
from jdf.messages.jmf.submit_queue_entry import QueueSubmissionParams, SubmitQueueEntry
from jdf.packages import Content, MimePackage, gather_mime
from jdf.packages.linked import relinked

JDF_TYPE: Final = "application/vnd.cip4-jdf+xml"


class Way(StrEnum):
    """How a ticket travels to the device."""

    MIME = "mime"
    MIME_TICKET = "mime-ticket"
    URL = "url"
    JDF = "jdf"


FETCHED: Final = frozenset({Way.MIME_TICKET, Way.URL, Way.JDF})
"""The ways on which the device fetches something from us."""

TICKET_FETCHED: Final = frozenset({Way.URL})
"""The ways on which a device that never came for the ticket cannot have the job."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent: the folder it lies in, the ticket's name there, and the addresses it goes by.

    `served` is where the device fetches from, ending in a slash; `returns` is where it may send its answer.
    """

    folder: Path
    ticket_name: str
    served: str = ""
    returns: str = ""

    def ticket(self) -> bytes:
        """Return the ticket as it was written."""
        return (self.folder / self.ticket_name).read_bytes()


def packed(way: Way, parcel: Parcel, talk: Conversation) -> Outgoing:
    """Return what goes out for a ticket.

    Raises:
        TicketRefusedError: the ticket and its files cannot be packed.
    """
    try:
        return _PACKERS[way](parcel, talk)
    except JdfError as problem:
        raise TicketRefusedError(
            f"the ticket {parcel.ticket_name} cannot be packed: {problem}",
            why="the device would not find its files",
            fix="send the job as a new attempt, or choose another way in the device's settings",
        ) from problem


def _submission(parcel: Parcel, talk: Conversation, url: str) -> bytes:
    params = QueueSubmissionParams(url=url, return_jmf=parcel.returns)
    return talk.envelope(Command(id=message_id(), body=SubmitQueueEntry(params=params)))


def _mime(parcel: Parcel, talk: Conversation) -> Outgoing:
    message = _submission(parcel, talk, parcel.ticket_name)
    gathered = gather_mime(message, "submit.jmf", parcel.folder, ids=_ids())
    return _package(MimePackage(gathered.contents, _boundary()))


def _mime_ticket(parcel: Parcel, talk: Conversation) -> Outgoing:
    ids = _ids()
    ticket = Content(f"2.{ids}", addressed(parcel.ticket(), parcel.served), parcel.ticket_name)
    message = Content(f"1.{ids}", _submission(parcel, talk, f"cid:{ticket.location}"), "submit.jmf")
    return _package(MimePackage((message, ticket), _boundary()))


def _url(parcel: Parcel, talk: Conversation) -> Outgoing:
    message = _submission(parcel, talk, parcel.served + parcel.ticket_name)
    return Outgoing(JMF_TYPE, message, len(message))


def _jdf(parcel: Parcel, _talk: Conversation) -> Outgoing:
    ticket = addressed(parcel.ticket(), parcel.served)
    return Outgoing(JDF_TYPE, ticket, len(ticket))


_PACKERS: Final = {Way.MIME: _mime, Way.MIME_TICKET: _mime_ticket, Way.URL: _url, Way.JDF: _jdf}


def addressed(ticket: bytes, served: str) -> bytes:
    """Return a ticket in which each file that lies beside it is named by the address it is fetched from."""
    return relinked(ticket, lambda url: url if url[:4].lower() == "cid:" else served + url)


def _package(package: MimePackage) -> Outgoing:
    return Outgoing(package.content_type, _pieces(package), package.length())


def _pieces(package: MimePackage) -> Iterator[bytes]:
    yield from (bytes(piece) for piece in package.body())


def _ids() -> str:
    return f"{secrets.token_hex(8)}@jdf-gateway"


def _boundary() -> str:
    return secrets.token_hex(16)
