"""What two tickets differ in, in business words: "paper 135 -> 170 g/m2"; sent against returned included.

Two order tickets, of whatever dialects, are compared as jobs. Where one of them says how something is made and not
what is wanted, they are compared attribute by attribute.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from jdf.diff import diff_job_specs
from jdf.errors import TicketUnreadableError
from jdf.job_read import ReadJob, Unread, read_order
from jdf.returned import Outcome, ReturnedTicket, read_returned
from jdf.telling import plain, words_of
from jdf.ticket import Party, TicketFile
from jdf.ticket_diff import TicketChange, TicketChangeKind, diff_tickets


class DifferenceKind(StrEnum):
    """What a difference is about."""

    JOB = "job"
    ORDER = "order"
    FILE = "file"
    TICKET = "ticket"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference in words; `xpath` is where it stands in the newer ticket, where it stands in one place."""

    kind: DifferenceKind
    words: str
    xpath: str = ""


_NOTHING: Final = "none"
_HEAD: Final[Mapping[str, str]] = MappingProxyType(
    {"order_number": "Order number", "due": "Due", "return_url": "Where the ticket goes back to"}
)
_FILE: Final[Mapping[str, str]] = MappingProxyType(
    {"url": "file", "md5": "content of the file", "size": "size of the file", "pages": "pages of the file"}
)


def compare_tickets(before: bytes, after: bytes) -> tuple[Difference, ...]:
    """Return every difference between two tickets, the job's first, what a device did last.

    Raises:
        TicketUnreadableError: one of the two is no ticket, or they cannot be set against each other.
        XmlRefusedError: one of the two is no sound XML.
    """
    old, new = _job(before), _job(after)
    if old is None or new is None:
        found = tuple(_attribute(change) for change in diff_tickets(before, after))
    else:
        found = (*_jobs(old, new), *_orders(old, new), *_files(old, new), *_beside(old.unread, new.unread))
    return (*found, *results_of(after))


def _job(data: bytes) -> ReadJob | None:
    """Return the job of an order ticket, or None where a ticket says how something is made."""
    try:
        return read_order(data)
    except TicketUnreadableError:
        return None


def _jobs(old: ReadJob, new: ReadJob) -> Iterator[Difference]:
    for change in diff_job_specs(old.spec, new.spec):
        yield Difference(DifferenceKind.JOB, change.words)


def _orders(old: ReadJob, new: ReadJob) -> Iterator[Difference]:
    for name, words in _HEAD.items():
        yield from _changed(words, getattr(old.head, name), getattr(new.head, name), DifferenceKind.ORDER)
    for each in fields(Party):
        was, now = getattr(old.head.customer, each.name), getattr(new.head.customer, each.name)
        yield from _changed(f"Customer: {each.name.replace('_', ' ')}", was, now, DifferenceKind.ORDER)


def _changed(name: str, was: object, now: object, kind: DifferenceKind) -> Iterator[Difference]:
    if was != now:
        yield Difference(kind, f"{name} {_text(was)} -> {_text(now)}")


def _text(value: object) -> str:
    return (
        _NOTHING
        if value in (None, "", ())
        else words_of(plain(value if isinstance(value, int) else str(value)))
    )


def _files(old: ReadJob, new: ReadJob) -> Iterator[Difference]:
    """Compare the files of the same part, version and place."""
    was, now = _placed(old.files), _placed(new.files)
    for key in dict.fromkeys([*was, *now]):
        at = " ".join(each for each in key[:2] if each)
        before, after = was.get(key), now.get(key)
        if before is None or after is None:
            one = before or after
            word = "no file any more:" if after is None else "a further file:"
            yield Difference(DifferenceKind.FILE, f"{at}: {word} {one.url if one else ''}")
            continue
        for name, words in _FILE.items():
            yield from _changed(
                f"{at}: {words}", getattr(before, name), getattr(after, name), DifferenceKind.FILE
            )


def _placed(files: tuple[TicketFile, ...]) -> dict[tuple[str, str, int], TicketFile]:
    placed: dict[tuple[str, str, int], TicketFile] = {}
    for file in files:
        number = sum(1 for part, version, _ in placed if (part, version) == (file.part, file.version))
        placed[file.part, file.version, number] = file
    return placed


def _beside(old: tuple[Unread, ...], new: tuple[Unread, ...]) -> Iterator[Difference]:
    """Yield what only one of the two says and no job has a place for."""
    was, now = {each.words for each in old}, {each.words for each in new}
    for each in new:
        if each.words not in was:
            yield Difference(DifferenceKind.TICKET, f"said now: {each.words}", each.xpath)
    for each in old:
        if each.words not in now:
            yield Difference(DifferenceKind.TICKET, f"not said any more: {each.words}")


_TOLD: Final[Mapping[TicketChangeKind, str]] = MappingProxyType(
    {
        TicketChangeKind.CHANGED: "{at} {before} -> {after}",
        TicketChangeKind.ADDED: "said now: {at} {after}",
        TicketChangeKind.REMOVED: "not said any more: {at} {before}",
    }
)


def _attribute(change: TicketChange) -> Difference:
    """Say a changed attribute by its element and name: "Media Weight 135 -> 170"."""
    steps = [step.partition("[")[0] for step in change.xpath.split("/") if step]
    at = " ".join(step.lstrip("@").removesuffix("()") for step in steps[-2:])
    words = _TOLD[change.kind].format(at=at, before=change.before, after=change.after).strip()
    return Difference(DifferenceKind.TICKET, words, change.xpath)


def results_of(data: bytes) -> Iterator[Difference]:
    """Yield what a device wrote into a ticket: how it ended, how many are good, what it says."""
    try:
        returned = read_returned(data)
    except TicketUnreadableError:
        return
    yield from _told(returned)


def _told(returned: ReturnedTicket) -> Iterator[Difference]:
    if returned.outcome is not Outcome.UNCLEAR:
        details = f" ({returned.status_details})" if returned.status_details else ""
        yield Difference(DifferenceKind.RESULT, f"Result: {returned.outcome.replace('_', ' ')}{details}")
    if returned.amount_good is not None:
        yield Difference(DifferenceKind.RESULT, f"Good pieces: {returned.amount_good:g}")
    for note in returned.notes:
        yield Difference(DifferenceKind.RESULT, f"The device says ({note.severity or 'note'}): {note.text}")
