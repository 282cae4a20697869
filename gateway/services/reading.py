"""How far the reading of an order's files is, and what was found so far: for programs that wait for it.

Findings appear while pages are still being read, and stay. What was found so far, only the process knows that reads;
where another gateway does, its pages are counted and the findings come when all are read.
"""

from dataclasses import dataclass
from enum import StrEnum

from gateway.domain.people import Caller
from gateway.services.examine_file import Judged, Sent, judge_draft_file
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form
from gateway.services.tell_reading import read_elsewhere
from gateway.services.views import visible_order
from gateway.storage.rows import OrderFileRow, OrderRow


class ReadingState(StrEnum):
    """How far it is: nobody has begun, pages are being read, all are read, or it could not be read."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class FoundSoFar:
    """One finding, in the customer's words; `from_order` names what of the order sets what is wanted."""

    check: str
    severity: str
    pages: str
    title: str
    customer: str
    fix: str
    from_order: list[str]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One file: so many of its pages are read, of so many (null as long as nobody knows), and what they show so far."""

    slot: str
    sha256: str
    state: ReadingState
    pages_read: int
    pages: int | None
    findings: list[FoundSoFar]


def readings_of(shop: Shop, caller: Caller, order_id: str, locale: str = "en") -> list[Reading]:
    """Return how far each file of an order or a draft is, by slot.

    Raises:
        UnknownThingError: there is no such order for this caller, or its form is gone.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        files = tx.orders.files(order)
    return [_reading(shop, order, row, locale) for row in files.values()]


def _reading(shop: Shop, order: OrderRow, row: OrderFileRow, locale: str) -> Reading:
    form = find_form(shop, order.form_id)
    sent = Sent(row.slot, row.sha256, row.name_given)
    judged = judge_draft_file(shop, form, order.answers, sent, locale=locale)
    if judged is None:
        return _read_elsewhere(shop, row)
    if judged.facts is None:
        return Reading(row.slot, row.sha256, ReadingState.NOT_CHECKED, 0, None, [])
    read = len(judged.facts.pages)
    state = ReadingState.READ if judged.pages_in_all is None else ReadingState.READING
    return Reading(row.slot, row.sha256, state, read, judged.pages_in_all or read, _found(judged))


def _read_elsewhere(shop: Shop, row: OrderFileRow) -> Reading:
    elsewhere = read_elsewhere(shop, row.sha256)
    if elsewhere is None:
        return Reading(row.slot, row.sha256, ReadingState.WAITING, 0, None, [])
    return Reading(row.slot, row.sha256, ReadingState.READING, elsewhere.read, elsewhere.pages, [])


def _found(judged: Judged) -> list[FoundSoFar]:
    return [
        FoundSoFar(
            finding.check, finding.severity.value, finding.pages, words.title, words.customer, words.fix,
            list(finding.from_order), finding.fingerprint,
        )
        for finding, words in zip(judged.report.findings, judged.words, strict=True)
    ]  # fmt: skip
