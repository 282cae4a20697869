"""What a customer sees of an order: how far it is, what we need from them, the files, the letters to and fro."""

from collections.abc import Mapping
from dataclasses import dataclass

from gateway.domain.cases import Action, CaseState, offered
from gateway.domain.delivery import DeliveryState
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import FINAL, State
from gateway.domain.steps import StepShown, steps
from gateway.services.ask_customer import questions_of
from gateway.services.consent import fingerprint, to_accept
from gateway.services.shop import Shop
from gateway.services.views import visible_order
from gateway.services.write_message import Message, messages
from gateway.storage.rows import CaseRow, OrderFileRow, OrderRow
from gateway.storage.store import Tx
from gateway.web.customer.file_view import FileShown, files_of
from gateway.web.words import Words
from jdf import Delivery, JobSpec, job_spec_from_dict
from order_forms import option_label

_TAKEN = frozenset({DeliveryState.CONFIRMED.value, DeliveryState.UNKNOWN.value})


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class OrderPage:
    """An order as its customer sees it."""

    order: OrderRow
    state: State
    steps: tuple[StepShown, ...]
    files: dict[str, FileShown]
    names: tuple[OrderFileRow, ...]
    to_accept: tuple[str, ...]
    may: frozenset[Action]
    question: str
    thread: tuple[Message, ...]
    lines: tuple[Line, ...]
    can_cancel: bool

    @property
    def wants_files(self) -> bool:
        """Say whether the order waits for a corrected file."""
        return Action.REPLACE_FILE in self.may

    @property
    def wants_consent(self) -> bool:
        """Say whether the order waits for its customer to accept what was found."""
        return Action.ACCEPT in self.may and bool(self.to_accept)


def order_page(shop: Shop, caller: Caller, order_id: str, words: Words) -> OrderPage:
    """Gather what a customer sees of an order.

    Raises:
        UnknownThingError: there is no such order for this caller.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        case = case_of(tx, order)
        moves = [
            (str(event.data["from"]), str(event.data["to"]), event.at)
            for event in tx.events.of_order(order.id)
            if event.kind == EventKind.ORDER_MOVED
        ]
        names = tuple(tx.orders.files(order).values())
        latest = tx.deliveries.latest(order.id)
    form = shop.forms.get(order.form_id)
    files = files_of(shop, order, form, words.locale) if form is not None else {}
    state = State(order.state)
    taken = latest is not None and latest.state in _TAKEN
    return OrderPage(
        order=order, state=state, steps=steps(state, moves), files=files, names=names,
        to_accept=tuple(_fingerprints(files)), may=_may(case), question=_question(shop, caller, order),
        thread=messages(shop, caller, order.id), lines=tuple(_lines(shop, order, words)),
        can_cancel=state not in FINAL and state is not State.SENDING and not taken and state is not State.SHIPPED,
    )  # fmt: skip


def case_of(tx: Tx, order: OrderRow) -> CaseRow | None:
    """Return the open Case about what the customer sent, if the order stands still because of one."""
    open_now = (case for case in tx.cases.open_of_order(order.id) if offered(case.code, to_staff=False))
    return next((case for case in open_now if case.state != CaseState.RESOLVED.value), None)


def _may(case: CaseRow | None) -> frozenset[Action]:
    return frozenset() if case is None else frozenset(offered(case.code, to_staff=False))


def _fingerprints(files: Mapping[str, FileShown]) -> list[str]:
    reports = (file.report for file in files.values() if file.report is not None)
    return [fingerprint(finding) for report in reports for finding in to_accept(report)]


def _question(shop: Shop, caller: Caller, order: OrderRow) -> str:
    """Return the id of the question that the shop has asked and nobody has answered yet."""
    found = [one.id for one in questions_of(shop, caller, order.id) if one.open]
    return found[-1] if found else ""


def _lines(shop: Shop, order: OrderRow, words: Words) -> list[Line]:
    """Say in words what was ordered, from the job itself: the form may have gone meanwhile."""
    spec = job_spec_from_dict(order.job)
    texts = shop.forms[order.form_id].words(words.locale) if order.form_id in shop.forms else {}
    found = [Line(words("order.copies"), words.number(spec.quantity))]
    for part in spec.parts:
        name = option_label(texts, "parts.role", part.id) if len(spec.parts) > 1 else words("order.part")
        paper = option_label(texts, "parts.paper", part.media.stock)
        paper = option_label(texts, "paper", part.media.stock) if paper == part.media.stock else paper
        size = words("order.size", w=words.number(part.size.trim_w_mm), h=words.number(part.size.trim_h_mm))
        found.append(Line(name, ", ".join((words("order.pages", n=part.pages), size, paper))))
    return [*found, *_where_to(spec, words)]


def _where_to(spec: JobSpec, words: Words) -> list[Line]:
    return [
        Line(words("order.to"), ", ".join(filter(None, (*_who(one), f"{one.postal_code} {one.city}"))))
        for one in spec.delivery
    ]


def _who(delivery: Delivery) -> tuple[str, str, str]:
    return delivery.name, delivery.company, delivery.street
