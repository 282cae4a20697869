"""A real shop in a folder: SQLite, blobs, forms, profile, a device that takes everything; the engine is ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import uuid_utils

from adapters import build
from databases import DATABASES
from gateway.domain.people import SCOPES, Role, Scope
from gateway.domain.routing import Route
from gateway.services.check_files import check_files
from gateway.services.deliver_ticket import deliver_ticket
from gateway.services.examiner import Examiner
from gateway.services.flights import Flights
from gateway.services.follow_device import follow_device
from gateway.services.receive_file import add_chunks, finish_file
from gateway.services.shop import DeviceSetup, Job, ParkedWork, RunningWork, Shop
from gateway.services.submit_order import OrderRequest, submit_order
from gateway.storage.blobs import LocalBlobs
from gateway.storage.database import open_engines
from gateway.storage.migrate import migrate
from gateway.storage.partials import Partials
from gateway.storage.pictures import PictureShelf
from gateway.storage.rows import PersonRow
from gateway.storage.store import Store, Tx
from jdf import DIALECTS
from order_forms import LIBRARY, load_examples, load_library
from preflight import collect, draw_page, fixed, load_profile, measure_pixels

DEVICE = "proof"
PEOPLE: Mapping[str, tuple[Role, str]] = {
    "ana": (Role.CUSTOMER, "Berg & Co"),
    "bo": (Role.CUSTOMER, "Berg & Co"),
    "eve": (Role.CUSTOMER, "Elsewhere Ltd"),
    "carl": (Role.CSR, "Demo Print"),
    "mia": (Role.MANAGER, "Demo Print"),
    "ada": (Role.ADMIN, "Demo Print"),
}


def token_of(person: str) -> str:
    """The token that this person bears in every shop built here."""
    return f"gw_token-of-{person}"


def bearer(person: str) -> dict[str, str]:
    """The header that makes a request this person's."""
    return {"Authorization": f"Bearer {token_of(person)}"}


@dataclass
class InlineWork:
    """The durable engine's port on plain memory: what a committed transaction enqueued runs when it is told to."""

    waiting: dict[str, Job] = field(default_factory=dict)
    begun: dict[str, RunningWork] = field(default_factory=dict)
    given_up: dict[str, ParkedWork] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def enqueue(self, tx: Tx, job: Job) -> None:
        """Take the work with the transaction's commit; a rollback takes it away, a second time changes nothing."""
        sa.event.listen(tx.session, "after_commit", lambda _session: self._take(job), once=True)

    def _take(self, job: Job) -> None:
        if job.key not in self.seen:
            self.seen.add(job.key)
            self.waiting[job.key] = job

    def live(self, keys: Sequence[str]) -> frozenset[str]:
        """Return which of these are waiting, or begun."""
        return frozenset(keys) & (self.waiting.keys() | self.begun.keys())

    def parked(self) -> Sequence[ParkedWork]:
        """Return what was given up."""
        return tuple(self.given_up.values())

    def running(self) -> Sequence[RunningWork]:
        """Return what was begun by somebody."""
        return tuple(self.begun.values())

    def begin(self, key: str, worker: str) -> None:
        """Let a worker take a waiting piece of work and never end it."""
        del self.waiting[key]
        self.begun[key] = RunningWork(key, worker)

    def forget(self, key: str) -> None:
        """Drop a piece of work."""
        self.waiting.pop(key, None)
        self.begun.pop(key, None)
        self.given_up.pop(key, None)

    def run(self, shop: Shop) -> list[str]:
        """Do all that waits and what follows from it; return what came of each."""
        services = {"check": check_files, "deliver": deliver_ticket}
        outcomes = []
        while self.waiting:
            job = self.waiting.pop(next(iter(self.waiting)))
            outcomes.append(services[job.kind](shop, job.order_id, job.revision))
        return outcomes

    def give_up(self, key: str, error: str = "it died") -> None:
        """Park a waiting piece of work, as the engine does after too many tries."""
        del self.waiting[key]
        self.given_up[key] = ParkedWork(key, "MAX_RECOVERY_ATTEMPTS_EXCEEDED", error)


def a_shop(
    folder: Path,
    *,
    max_file_bytes: int = 16 << 20,
    device: Mapping[str, Mapping[str, object]] | None = None,
    routes: Sequence[Route] | None = None,
    now: datetime | None = None,
) -> Shop:
    """A shop with the built-in forms, people with tokens and, unless told otherwise, one device that takes everything.

    `device` maps ids to the tables of `[[device]]`, each with its `kind`; `now` stops the clock.
    """
    devices = {DEVICE: {"kind": "null"}} if device is None else device
    engines = open_engines(DATABASES.url(folder))
    migrate(engines.write)
    store = Store(engines, new_id)
    _let_in(store)
    return Shop(
        name="Demo Print", number_prefix="2026", version="0.0.0-test", max_file_bytes=max_file_bytes,
        store=store, blobs=LocalBlobs(folder / "blobs"), partials=Partials(folder / "blobs" / "uploads"),
        work=InlineWork(),
        clock=(lambda: now) if now else (lambda: datetime.now(UTC)), new_id=new_id,
        forms=load_library(), devices={name: _device(name, table) for name, table in devices.items()},
        routes=[Route(name, {}, "all goes there") for name in devices] if routes is None else routes,
        profile=load_profile("sheetfed"), collect=lambda path, sha256, watch: collect(path, sha256=sha256, watch=watch),
        measure=lambda path, sha256: measure_pixels(path, sha256=sha256),
        draw=draw_page, pictures=PictureShelf(folder / "page-pictures"), painter=Flights("painter", 2),
        mend=fixed, mender=Flights("mender", 2),
        examiner=Examiner(2), measurer=Flights("measurer", 2),
        nudge=lambda: None,
    )  # fmt: skip


def new_id() -> str:
    """A UUIDv7."""
    return str(uuid_utils.uuid7())


def _device(name: str, table: Mapping[str, object]) -> DeviceSetup:
    config = {key: value for key, value in table.items() if key != "kind"}
    device = build(str(table["kind"]), name, config)
    device.prepare()
    return DeviceSetup(device, DIALECTS[device.capabilities().dialect], 900.0, 172_800.0)


def _let_in(store: Store) -> None:
    with store.write("let-in") as tx:
        for person, (role, company) in PEOPLE.items():
            row = PersonRow(
                id=person,
                name=f"{person.title()} Example",
                email=f"{person}@example.org",
                company=company,
                role=role,
            )
            tx.people.save(row, token_of(person), SCOPES[role])


def limit_to(shop: Shop, person: str, *scopes: Scope) -> None:
    """Leave a person's token these scopes only."""
    with shop.store.write("limit") as tx:
        row = tx.people.get(person)
        assert row is not None
        tx.people.save(row, token_of(person), frozenset(scopes))


def answers_of(form: str, example: str = "", **changed: Any) -> dict[str, Any]:
    """A good example of a form's answers, with some changed."""
    examples = load_examples(LIBRARY / form)
    return {**examples[example or next(iter(examples))], **changed}


def run_work(shop: Shop) -> list[str]:
    """Let the shop's engine do all that waits."""
    assert isinstance(shop.work, InlineWork)
    return shop.work.run(shop)


def a_file(shop: Shop, data: bytes, person: str = "ana", name: str = "flyer.pdf") -> str:
    """Receive a file for a person; return its id."""
    caller = caller_of(shop, person)
    incoming = shop.blobs.receive(shop.new_id())
    add_chunks(shop, incoming, [data])
    return finish_file(shop, caller, incoming, name=name).id


def an_order(shop: Shop, data: bytes, person: str = "ana", form: str = "flyer", **changed: Any) -> str:
    """Place an order for a flyer with this file in its only slot; return the order's id."""
    request = OrderRequest(form, answers_of(form, **changed), {"single": a_file(shop, data, person)})
    placed: str = submit_order(shop, caller_of(shop, person), request, "", lambda _tx, order: order.id)
    return placed


def settle(shop: Shop) -> None:
    """Let the engine and the devices do all that they will do."""
    run_work(shop)
    for device_id in shop.devices:
        follow_device(shop, device_id)
    run_work(shop)


def caller_of(shop: Shop, person: str) -> Any:
    with shop.store.read() as tx:
        return tx.people.caller(token_of(person))
