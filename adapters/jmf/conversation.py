"""Speak JMF with one device: one message out, its answer back, and what the return code means for what was sent.

Three things can come of a command, and the difference is what keeps a job from being printed twice: the device did it,
the device did not and says so, or nobody knows. The table of return codes (`jdf.messages.return_codes`) decides.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from adapters.base import TEXT_LIMIT
from adapters.errors import AnswerUnusableError, DeliveryError, DeviceBusyError, TicketRefusedError
from jdf import JdfError
from jdf.messages import (
    JMF,
    Body,
    Command,
    EntryCommand,
    Query,
    Queue,
    QueueFilter,
    Response,
    Retry,
    Subscription,
    parse_jmf,
    return_code,
    subscribe,
    write_jmf,
)
from jdf.messages.jmf.queue_status import QueueStatus, QueueStatusAnswer

if TYPE_CHECKING:
    from adapters.transports.http import HttpAnswer, HttpLink

JMF_TYPE: Final = "application/vnd.cip4-jmf+xml"
CHANNEL: Final = "GW-QUEUE"
"""The name of our subscription: always the same, so that asking again renews it and does not add another."""

TRUNCATED: Final = 109
EXISTS_ALREADY: Final = 116
UNCERTAIN: Final = frozenset({1, 2, EXISTS_ALREADY})
"""Codes after which the device may have the job all the same: errors inside itself, and "I have that already"."""

_CUT_AT: Final = "Stack Trace"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks to whom, in which version of JMF."""

    sender_id: str
    device_id: str
    version: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is sent: the headers of HTTP that say what it is, and its bytes."""

    media_type: str
    content: bytes | Iterable[bytes]
    length: int | None = None

    def headers(self) -> dict[str, str]:
        """Return the headers; a length that is known spares the receiver the chunks, which old devices do not know."""
        known = {} if self.length is None else {"Content-Length": str(self.length)}
        return {"Content-Type": self.media_type, **known}


class Conversation:
    """Messages to one device and their answers."""

    def __init__(self, link: "HttpLink", speaker: Speaker) -> None:
        self._link = link
        self.speaker = speaker

    def envelope(self, message: Query | Command) -> bytes:
        """Return the bytes of a message from us to the device."""
        return write_jmf(
            JMF(
                sender_id=self.speaker.sender_id,
                device_id=self.speaker.device_id,
                time_stamp=datetime.now(UTC),
                version=self.speaker.version,
                messages=(message,),
            )
        ).xml

    def send(self, outgoing: Outgoing) -> Response:
        """Send something and return the one answer to it, whatever it says.

        Raises:
            DeviceUnreachableError, RequestRefusedError, AnswerLostError: as the link tells.
            AnswerUnusableError: what came back is no answer in JMF.
        """
        answer = self._link.post(outgoing.content, outgoing.headers())
        return self._answer(answer)

    def _answer(self, answer: "HttpAnswer") -> Response:
        try:
            spoken = parse_jmf(answer.body)
        except JdfError as problem:
            raise self._unusable(
                f"with what no JMF is ({answer.media_type or 'no type'}): {problem}"
            ) from problem
        responses = [each for each in spoken.messages if isinstance(each, Response)]
        if len(responses) != 1 or responses[0].return_code is None:
            raise self._unusable(f"with {len(responses)} responses, one with a return code was expected")
        return responses[0]

    def _unusable(self, how: str) -> AnswerUnusableError:
        return AnswerUnusableError(
            f"{self._link.url} answers {how[:TEXT_LIMIT]}",
            why="nobody can tell what the device did",
            fix="see that this is the device's JMF address",
        )

    def ask_queue(self) -> "QueueSeen":
        """Return the device's queue as it stands.

        Raises:
            DeliveryError: the device does not answer, or not with a queue.
        """
        question = Query(
            id=message_id(), body=QueueStatus(queue_filter=QueueFilter(queue_entry_details="JobPhase"))
        )
        response = self.send(Outgoing(JMF_TYPE, self.envelope(question)))
        code = return_code(response.return_code or 0)
        queue = response.body.queue if isinstance(response.body, QueueStatusAnswer) else None
        if not code.is_success or queue is None:
            raise refused(response, "does not tell its queue")
        return QueueSeen(queue, whole=code.code != TRUNCATED)

    def subscribe_queue(self, url: str) -> None:
        """Ask the device to tell its queue at an address whenever it changes.

        Raises:
            DeliveryError: the device does not answer.
        """
        channel = subscribe(QueueStatus(), Subscription(url=url), id=CHANNEL)
        self.send(Outgoing(JMF_TYPE, self.envelope(channel)))

    def command(self, body: EntryCommand) -> Response:
        """Send a command about an entry of the queue and return the answer, whatever it says."""
        return self.tell(body)

    def tell(self, body: Body) -> Response:
        """Send a command and return the answer, whatever it says."""
        return self.send(Outgoing(JMF_TYPE, self.envelope(Command(id=message_id(), body=body))))


@dataclass(frozen=True, slots=True)
class QueueSeen:
    """A queue as a device told it; `whole` is False where it says that it left something out."""

    queue: Queue
    whole: bool


def message_id() -> str:
    """Return an id for a message that no other bears."""
    return f"M{secrets.token_hex(12)}"


def words_of(response: Response) -> str:
    """Return the device's own words about its answer, without the entrails of its program."""
    notes = response.notification.comments if response.notification else ()
    said = [*(note.text for note in notes), *(note.text for note in response.comments)]
    text = "\n".join(part.partition(_CUT_AT)[0].strip() for part in said if part)
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"


def refused(response: Response, what: str) -> DeliveryError:
    """Return the error that a return code stands for, with the device's own words."""
    code = return_code(response.return_code if response.return_code is not None else 1)
    words = words_of(response)
    found = f"the device {what}: {code.meaning} ({code.code})" + (f": {words}" if words else "")
    if code.code in UNCERTAIN or code.is_success:
        return AnswerUnusableError(found, why="the device may have it all the same", fix=code.csr_text)
    if code.retry is Retry.NEVER:
        return TicketRefusedError(found, why="trying again would end the same", fix=code.csr_text)
    return DeviceBusyError(found, why="the device has not got it", fix=code.csr_text)
