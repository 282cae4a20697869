"""The right half of the workbench: one Case with all that is needed to decide about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gateway.domain.cases import Action, offered
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.services.resolve_case import visible_case
from gateway.services.shop import Shop
from gateway.services.views import CaseView, EventView, OrderView, case_view, order_view
from gateway.storage.rows import CaseRow, FileRow, OrderRow, PersonRow
from gateway.storage.store import Tx
from gateway.web.csr.evidence import Evidence, evidence_of
from gateway.web.csr.timeline import Moment, timeline
from gateway.web.csr.verbs import Offer, offers
from gateway.web.words import Words

_MESSAGES = EventKind.MESSAGE_SENT.value


@dataclass(frozen=True, slots=True)
class Contact:
    """The customer of an order and how to reach them."""

    id: str
    name: str
    company: str
    email: str


@dataclass(frozen=True, slots=True)
class Job:
    """An order with its people and its story."""

    order: OrderView
    customer: Contact
    moments: tuple[Moment, ...]
    messages: tuple[EventView, ...]
    slots: tuple[str, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class Pane:
    """One Case, the order it is about, the evidence, what can be done."""

    case: CaseView
    job: Job | None
    evidence: Evidence
    offers: tuple[Offer, ...]
    claimed: str
    mine: bool
    candidates: Sequence[FileRow]


def pane(shop: Shop, tx: Tx, caller: Caller, words: Words, case_id: str) -> Pane:
    """Return what the pane shows of a Case.

    Raises:
        UnknownThingError: there is none of this id.
    """
    row = visible_case(tx, caller, case_id)
    case = case_view(tx, row, caller)
    order = tx.orders.get(row.order_id) if row.order_id else None
    job = None if order is None else job_of(shop, tx, caller, words, order)
    claimed = tx.people.get(row.claimed_by) if row.claimed_by else None
    return Pane(
        case=case, job=job, evidence=evidence_of(case, [] if job is None else job.order.files),
        offers=tuple(offers(tuple(Action(one.action) for one in case.actions), _best(row))),
        claimed="" if claimed is None else claimed.name, mine=bool(row.claimed_by) and row.claimed_by == caller.id,
        candidates=(),
    )  # fmt: skip


def _best(row: CaseRow) -> Action | None:
    return next(iter(offered(row.code, to_staff=True)), None)


def job_of(shop: Shop, tx: Tx, caller: Caller, words: Words, order: OrderRow) -> Job:
    """Return everything that staff see of an order."""
    view = order_view(tx, order, caller)
    return Job(
        order=view,
        customer=_contact(tx, order),
        moments=tuple(timeline(words, view.events, names(tx, words, shop.devices))),
        messages=tuple(event for event in view.events if event.kind == _MESSAGES),
        slots=tuple(order.slots),
        seen=view.events[-1].seq if view.events else 0,
    )


def names(tx: Tx, words: Words, devices: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what tells a person's name from their id, once each."""
    known: dict[str, str] = {"gateway": words("timeline.gateway")}

    def name_of(actor: str) -> str:
        if actor not in known:
            person = None if actor in devices else tx.people.get(actor)
            known[actor] = actor if person is None else person.name
        return known[actor]

    return name_of


def _contact(tx: Tx, order: OrderRow) -> Contact:
    person: PersonRow | None = tx.people.get(order.customer_id)
    if person is None:
        return Contact(order.customer_id, order.customer_id, order.company, "")
    return Contact(person.id, person.name, person.company, person.email)
