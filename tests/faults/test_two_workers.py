"""Two workers on one PostgreSQL, one killed: the other takes over within 8 s, and every order is produced once."""

import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg
import pytest

from crash_harness import ENDS, missing_blobs
from databases import DATABASES
from gateway_process import CSR, GatewayProcess, Press, WorkerProcess, a_press, place, wait_until, write_shop
from good_orders import flyer, flyer_pdf

pytestmark = [pytest.mark.faults]
ORDERS = 16
TAKE_OVER_S = 8.0
_HELD = "SELECT count(*) FROM dbos.workflow_status WHERE status = 'PENDING' AND executor_id = %s"


@dataclass
class Plant:
    """A shop with a web process, workers and a press."""

    shop: Path
    url: str
    web: GatewayProcess
    press: Press
    stack: ExitStack

    def worker(self, **environment: str) -> WorkerProcess:
        """Start one worker more."""
        worker = WorkerProcess(self.shop)
        self.stack.callback(worker.kill)
        worker.start(**environment)
        return worker

    def ask(self, question: str, *values: object) -> list[tuple[object, ...]]:
        """Ask the database, past the gateway."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(question, values).fetchall()  # type: ignore[call-overload, no-any-return]  # questions of our own

    def name_of(self, worker: WorkerProcess) -> str:
        """Return the id under which a worker lives."""
        assert worker.process is not None
        ((name,),) = self.ask("SELECT id FROM workers WHERE pid = %s", worker.process.pid)
        return str(name)

    def place_orders(self, count: int) -> dict[int, str]:
        """Place orders from three clients at once; return their ids."""
        placed: dict[int, str] = {}

        def client(first: int) -> None:
            with self.web.client() as api:
                for number in range(first, count, 3):
                    answers = flyer(quantity=100 + number)
                    placed[number] = place(api, "flyer", answers, {"single": flyer_pdf()}, f"key-{number}")

        threads = [threading.Thread(target=client, args=(first,)) for first in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return placed

    def finished(self, placed: dict[int, str]) -> dict[str, dict[str, object]]:
        """Wait until every order has come to an end; return them all."""

        def ended() -> dict[str, dict[str, object]] | None:
            with self.web.client(CSR) as api:
                found = {name: api.get(f"/orders/{name}").json() for name in placed.values()}
            return found if all(one["order"]["state"] in ENDS for one in found.values()) else None

        found: dict[str, dict[str, object]] = wait_until(ended, what="every order ends", timeout_s=120)
        return found


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    with on_postgresql(), ExitStack() as stack:
        shop = write_shop(tmp_path / "shop")
        web = GatewayProcess(shop, verb=("serve", "--role", "web"))
        stack.callback(web.kill)
        web.start()
        press = stack.enter_context(a_press(shop))
        yield Plant(shop, DATABASES.url(tmp_path / "shop"), web, press, stack)


@contextmanager
def on_postgresql() -> Iterator[None]:
    """Let what is built here lie on PostgreSQL, whatever the run's databases are."""
    kind, DATABASES.kind = DATABASES.kind, "postgresql"
    try:
        yield
    finally:
        DATABASES.kind = kind


def assert_produced_once(plant: Plant, placed: dict[int, str]) -> None:
    orders = plant.finished(placed)
    printed = Counter(str(entry["job_id"]) for entry in plant.press.entries("printed"))
    states = Counter(str(one["order"]["state"]) for one in orders.values())  # type: ignore[index]  # JSON
    print(f"orders {dict(states)}, printed {sum(printed.values())}")
    print(*[case["code"] for one in orders.values() for case in one["cases"]])  # type: ignore[attr-defined]  # JSON
    assert states == {"produced": len(placed)}
    assert sorted(printed.values()) == [1] * len(placed)
    assert [entry for entry in plant.press.entries("received") if not entry["readable"]] == []
    assert list(missing_blobs(plant.shop, orders)) == []


@pytest.mark.parametrize(
    "point",
    [
        "any/commit/check-started/after/3",
        "any/commit/delivery-staged/after/3",
        "any/rename/ticket/after/3",
    ],
    ids=["while checking", "before the ticket is shown", "after the ticket is shown"],
)
def test_one_of_two_workers_is_killed_and_the_other_takes_over_within_8_s(plant: Plant, point: str):
    doomed = plant.worker(GATEWAY_CRASH_AT=point)
    name = plant.name_of(doomed)
    other = plant.worker()
    placed = plant.place_orders(ORDERS)
    wait_until(lambda: doomed.dead, what="one worker dies", timeout_s=60)
    died = time.monotonic()
    assert plant.ask(_HELD, name)[0][0], "the dead one held no work"
    wait_until(lambda: plant.ask(_HELD, name)[0][0] == 0, what="its work is taken over", timeout_s=30)
    took = time.monotonic() - died
    print(f"\ntaken over {took:.1f} s after the death")
    assert took <= TAKE_OVER_S
    assert_produced_once(plant, placed)
    assert plant.ask("SELECT count(*) FROM events WHERE kind = 'work.taken-over'")[0][0]
    wait_until(lambda: plant.ask("SELECT count(*) FROM workers")[0][0] == 2, what="the dead one is buried")
    assert not other.dead


def test_one_that_is_paused_and_wakes_up_after_its_lease_does_nothing_twice(plant: Plant):
    paused, other = plant.worker(), plant.worker()
    assert paused.process is not None
    placed = plant.place_orders(4)
    paused.process.send_signal(signal.SIGSTOP)
    more = {100 + number: name for number, name in plant.place_orders(ORDERS).items() if number >= 4}
    threading.Event().wait(7)
    paused.process.send_signal(signal.SIGCONT)
    assert_produced_once(plant, placed | more)
    assert not paused.dead
    assert not other.dead


def test_a_restarted_worker_takes_its_own_place_again(plant: Plant):
    worker = plant.worker()
    name = plant.name_of(worker)
    worker.kill()
    again = plant.worker()
    assert plant.name_of(again) == name


def test_three_processes_that_start_at_once_make_the_tables_once(tmp_path: Path):
    with on_postgresql(), ExitStack() as stack:
        shop = write_shop(tmp_path / "shop")
        DATABASES.server.make(DATABASES.url(tmp_path / "shop").rsplit("/", 1)[1])
        workers = [WorkerProcess(shop) for _ in range(3)]
        for worker in workers:
            stack.callback(worker.kill)
            worker.spawn()
        for worker in workers:
            with suppress(httpx.TransportError):
                wait_until(lambda worker=worker: worker.dead or worker._ready(), what="it works")  # noqa: SLF001
            assert not worker.dead, worker.log
