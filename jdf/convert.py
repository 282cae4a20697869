"""Write a ticket anew in another dialect, by way of the job it orders, and tell what was lost on the way."""

from dataclasses import dataclass, replace

from jdf.jdf1 import write_ticket
from jdf.job_read import read_job
from jdf.ticket import Dialect, Ticket


@dataclass(frozen=True, slots=True)
class Converted:
    """The ticket in the new dialect; `lost` and `assumed` are in words a person knows.

    `lost` is what the old ticket says and no job has a place for, then what the new dialect has no words for.
    `assumed` is what the old ticket only hints at.
    """

    ticket: Ticket
    lost: tuple[str, ...]
    assumed: tuple[str, ...]


def convert(data: bytes, dialect: Dialect) -> Converted:
    """Write an order or press ticket (JDF 1.x, XJDF) in a dialect; file URLs stay as they are.

    Raises:
        TicketUnreadableError: it is no ticket, or one that tells nothing of a job.
        TicketNotWritableError: the old ticket is silent on something every order must say; the message names it.
        XmlRefusedError: it is no sound XML.
    """
    read = read_job(data)
    ticket = write_ticket(read.spec, read.head, read.files, replace(dialect, url_style="any"))
    unread = tuple(dict.fromkeys(each.words for each in read.unread))
    return Converted(ticket, (*unread, *ticket.left_out), read.assumed)
