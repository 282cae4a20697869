"""One transaction, all repositories: `with store.write("submit-order") as tx: ...`."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlmodel import Session

from adapters.durable import effect
from gateway.domain.clock import NewId
from gateway.storage.cases import Cases
from gateway.storage.database import Engines
from gateway.storage.deliveries import Deliveries
from gateway.storage.device_states import DeviceStates
from gateway.storage.events import Events
from gateway.storage.foreign_reports import ForeignReports
from gateway.storage.mails import Mails
from gateway.storage.orders import Files, Orders
from gateway.storage.pendings import Pendings
from gateway.storage.people import Memory, People
from gateway.storage.questions import Questions
from gateway.storage.queue import WorkQueue
from gateway.storage.readings import Readings
from gateway.storage.sessions import Sessions
from gateway.storage.uploads import Uploads
from gateway.storage.workers import Workers


class Tx:
    """An open transaction and its repositories."""

    def __init__(self, session: Session, new_id: NewId, head: str | None = None) -> None:
        self.session = session
        self.events = Events(session, new_id, head)

    @cached_property
    def orders(self) -> Orders:
        """Orders and the files in their slots."""
        return Orders(self.session)

    @cached_property
    def files(self) -> Files:
        """Files received."""
        return Files(self.session)

    @cached_property
    def cases(self) -> Cases:
        """Cases."""
        return Cases(self.session)

    @cached_property
    def deliveries(self) -> Deliveries:
        """The ledger."""
        return Deliveries(self.session)

    @cached_property
    def mails(self) -> Mails:
        """Mails owed."""
        return Mails(self.session)

    @cached_property
    def pendings(self) -> Pendings:
        """Actions that can still be taken back."""
        return Pendings(self.session)

    @cached_property
    def foreign(self) -> ForeignReports:
        """Reports of other preflight programs."""
        return ForeignReports(self.session)

    @cached_property
    def questions(self) -> Questions:
        """Questions put to customers."""
        return Questions(self.session)

    @cached_property
    def device_states(self) -> DeviceStates:
        """What was decided about devices."""
        return DeviceStates(self.session)

    @cached_property
    def work_queue(self) -> WorkQueue:
        """The queue of Cases."""
        return WorkQueue(self.session)

    @cached_property
    def people(self) -> People:
        """People and tokens."""
        return People(self.session)

    @cached_property
    def sessions(self) -> Sessions:
        """Links given out and browsers signed in."""
        return Sessions(self.session)

    @cached_property
    def workers(self) -> Workers:
        """Workers and their duties."""
        return Workers(self.session)

    @cached_property
    def uploads(self) -> Uploads:
        """Resumable uploads."""
        return Uploads(self.session)

    @cached_property
    def readings(self) -> Readings:
        """Readings under way."""
        return Readings(self.session)

    @cached_property
    def memory(self) -> Memory:
        """Facts and idempotent answers."""
        return Memory(self.session)


class Store:
    """The database as a source of transactions.

    Writers of one process take turns at a lock: SQLite's own waiting is unfair (worst case 3.2 s against 0.2 s
    with a lock, measured), and on PostgreSQL one connection waits for the writers' turn instead of all. On SQLite,
    whoever has the turn also knows the last event's digest from the commit before, unless that failed.
    """

    def __init__(self, engines: Engines, new_id: NewId) -> None:
        self.engines = engines
        self._new_id = new_id
        self._head: str | None = None
        self.after_commit: list[Callable[[], None]] = []
        self._turn = threading.Lock()

    @contextmanager
    def write(self, label: str) -> Iterator[Tx]:
        """Open a writing transaction: committed at the end of the block, rolled back by any exception."""
        with self._turn, Session(self.engines.write, expire_on_commit=False) as session:
            head, self._head = self._head, None
            tx = Tx(session, self._new_id, head)
            yield tx
            tx.events.write()
            with effect("commit", label):
                session.commit()
            if self.engines.is_sqlite:
                self._head = tx.events.head
        for tell in self.after_commit if tx.events.written else ():
            tell()

    @contextmanager
    def aside(self) -> Iterator[Tx]:
        """Open a writing transaction that waits for nobody's turn: for leases, and for nothing that makes an event."""
        with Session(self.engines.durable, expire_on_commit=False) as session:
            yield Tx(session, self._new_id)
            session.commit()

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """Open a reading transaction; nothing done in it is kept."""
        with Session(self.engines.read, expire_on_commit=False) as session:
            yield Tx(session, self._new_id)
