"""The right half of the workbench: one Case with all that is needed to decide about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gateway.domain.cases import Action, CaseState, Cause, offered
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.services.case_action import visible_case
from gateway.services.claim_case import claim_of
from gateway.services.mendings import mendings_of
from gateway.services.note_case import Note, notes
from gateway.services.shop import Shop
from gateway.services.views import CaseView, EventView, OrderView, case_view, order_view
from gateway.storage.rows import CaseRow, OrderRow, PendingActionRow, PersonRow
from gateway.storage.store import Tx
from gateway.web.csr.evidence import Evidence, Look, evidence_of
from gateway.web.csr.proposals import Proposal, proposals
from gateway.web.csr.ready import Ready, ready
from gateway.web.csr.sentences import sentence, slot_labels
from gateway.web.csr.timeline import Moment, Telling, timeline
from gateway.web.csr.verbs import Offer, offers
from gateway.web.mended import MendingOffer, offer_of
from gateway.web.words import Words

_SAID: dict[str, str] = {
    EventKind.MESSAGE_SENT.value: "customer",
    EventKind.CUSTOMER_ASKED.value: "shop",
    EventKind.CUSTOMER_ANSWERED.value: "customer",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """The customer of an order and how to reach them."""

    id: str
    name: str
    company: str
    email: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that customer or shop wrote to the other."""

    at: datetime
    side: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An action on this Case that can still be taken back."""

    id: str
    action: str
    who: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """An order with its people and its story."""

    order: OrderView
    customer: Contact
    moments: tuple[Moment, ...]
    messages: tuple[Said, ...]
    seen: int
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pane:
    """One Case, the order it is about, the evidence, what can be done."""

    case: CaseView
    why: str
    job: Job | None
    evidence: Evidence
    offers: tuple[Offer, ...]
    proposals: tuple[Proposal, ...]
    ready: Ready
    claimed: str
    mine: bool
    notes: tuple[Note, ...]
    pending: Waiting | None
    mendings: tuple[MendingOffer, ...] = ()


def pane(shop: Shop, tx: Tx, caller: Caller, words: Words, wanted: tuple[str, int]) -> Pane:
    """Return what the pane shows of a Case, with one page of its files large (0: the first with a problem).

    Raises:
        UnknownThingError: there is none of this id.
    """
    row = visible_case(tx, caller, wanted[0])
    case = case_view(tx, row, caller)
    order = tx.orders.get(row.order_id) if row.order_id else None
    job = None if order is None else job_of(shop, tx, caller, words, order)
    claim = claim_of(tx, row, shop.clock())
    slots = {} if job is None else job.slots
    lies_ready = ready(shop, tx, words, row, order)
    mendings = _mendings(shop, tx, words, case, order)
    actions = tuple(
        action for one in case.actions if (action := Action(one.action)) is not Action.MEND or mendings
    )
    pending = tx.pendings.of_case(row.id)
    own = pending is not None and pending.person_id == caller.id
    return Pane(
        case=case, why=sentence(words, case, slots), job=job,
        evidence=evidence_of(tx, case, order, _look(shop, order, words, (wanted[1], slots))),
        offers=() if own else tuple(offers(actions, _best(row, lies_ready))), ready=lies_ready,
        proposals=() if own or case.state == CaseState.RESOLVED.value else proposals(shop, caller, words, row.id),
        claimed="" if claim is None else claim.name, mine=claim is not None and claim.person_id == caller.id,
        notes=notes(tx, row.id), pending=None if pending is None else _waiting(tx, pending),
        mendings=mendings,
    )  # fmt: skip


def _look(shop: Shop, order: OrderRow | None, words: Words, shown: tuple[int, Mapping[str, str]]) -> Look:
    form = None if order is None else shop.forms.get(order.form_id)
    return Look(words.locale, *shown, form)


def _mendings(
    shop: Shop, tx: Tx, words: Words, case: CaseView, order: OrderRow | None
) -> tuple[MendingOffer, ...]:
    """Return what could be mended in the order's files, where the Case offers to."""
    if order is None or Action.MEND not in {one.action for one in case.actions}:
        return ()
    return tuple(offer_of(order.id, each, words.locale) for each in mendings_of(shop, tx, order))


def _best(row: CaseRow, lies_ready: Ready) -> Action | None:
    """Return the action that is suggested before all others: a file that came since is most likely the right one."""
    offered_here = offered(row.code, to_staff=True)
    came = row.cause == Cause.FILE.value and any(one.is_newer for one in lies_ready.candidates)
    return Action.REPLACE_FILE if came and Action.REPLACE_FILE in offered_here else None


def _waiting(tx: Tx, row: PendingActionRow) -> Waiting:
    who = tx.people.names([row.person_id]).get(row.person_id, row.person_id)
    return Waiting(row.id, row.action, who, row.not_before)


def job_of(shop: Shop, tx: Tx, caller: Caller, words: Words, order: OrderRow) -> Job:
    """Return everything that staff see of an order."""
    view, slots = order_view(tx, order, caller), slot_labels(shop, order, words.locale)
    name_of = names(tx, words, shop.devices)
    reasons = {row.sentence: sentence(words, row, slots) for row in tx.cases.of_order(order.id)}
    return Job(
        order=view,
        customer=_contact(tx, order),
        moments=tuple(timeline(words, view.events, Telling(name_of, slots, reasons))),
        messages=tuple(_said(event, name_of) for event in view.events if _is_said(event)),
        seen=view.events[-1].seq if view.events else 0,
        slots=slots,
    )


def _is_said(event: EventView) -> bool:
    return event.kind in _SAID and bool(event.data.get("text"))


def _said(event: EventView, name_of: Callable[[str], str]) -> Said:
    side = str(event.data.get("side") or _SAID[event.kind])
    return Said(event.at, side, name_of(event.actor), str(event.data["text"]))


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
