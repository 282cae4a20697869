"""Leases on PostgreSQL: who lives is seen by beats, one worker has a duty, and a pause costs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from databases import DATABASES
from gateway.bootstrap import new_id
from gateway.services.hold_lease import LEASE_S, SWEEP, TRUST_S, Alone, Lease
from gateway.storage.database import open_engines
from gateway.storage.rows import WorkerRow
from gateway.storage.store import Store
from service_builders import NOON


class Ticks:
    """Seconds that pass when they are told to."""

    at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kind, DATABASES.kind = DATABASES.kind, "postgresql"
    engines = open_engines(DATABASES.url(tmp_path))
    DATABASES.kind = kind
    yield Store(engines, new_id)
    engines.dispose()


def lease(store: Store, name: str, ticks: Ticks) -> Lease:
    row = WorkerRow(id=name, roles=[], host="here", pid=1, version="0", started_at=NOON, beat=0)
    made = Lease(store, row, duties=[SWEEP], ticks=ticks)
    made.enter()
    made.renew()
    return made


def live(ticks: Ticks, seconds: int, *leases: Lease) -> None:
    for _ in range(seconds):
        ticks.at += 1
        for one in leases:
            one.renew()


def test_alone_every_duty_is_held():
    assert Alone().holds(SWEEP)


def test_one_of_two_has_the_duty(store: Store, ticks: Ticks):
    first, second = lease(store, "a-1", ticks), lease(store, "b-1", ticks)
    live(ticks, 20, first, second)
    assert (first.holds(SWEEP), second.holds(SWEEP)) == (True, False)


def test_one_that_beats_no_more_is_dead_after_its_lease_and_its_duty_goes_over(store: Store, ticks: Ticks):
    first, second = lease(store, "a-1", ticks), lease(store, "b-1", ticks)
    live(ticks, 3, first, second)
    live(ticks, int(LEASE_S) - 1, second)
    assert not second.renew().dead
    live(ticks, 1, second)
    assert second.renew().dead.keys() == {"a-1"}
    assert (first.holds(SWEEP), second.holds(SWEEP)) == (False, True)


def test_one_that_was_paused_trusts_nothing_it_held_and_does_not_get_it_back(store: Store, ticks: Ticks):
    first, second = lease(store, "a-1", ticks), lease(store, "b-1", ticks)
    live(ticks, int(LEASE_S) + 1, second)
    assert not first.holds(SWEEP)
    watch = first.renew()
    assert (watch.living, watch.dead) == ({"a-1", "b-1"}, {})
    assert not first.holds(SWEEP)


def test_what_is_held_is_not_trusted_longer_than_a_few_seconds(store: Store, ticks: Ticks):
    only = lease(store, "a-1", ticks)
    ticks.at += TRUST_S - 0.1
    assert only.holds(SWEEP)
    ticks.at += 0.2
    assert not only.holds(SWEEP)


def test_one_that_was_buried_comes_back_as_a_new_one(store: Store, ticks: Ticks):
    first, second = lease(store, "a-1", ticks), lease(store, "b-1", ticks)
    live(ticks, int(LEASE_S) + 1, second)
    for name, beat in second.renew().dead.items():
        second.bury(name, beat)
    assert second.renew().living == {"b-1"}
    assert first.renew().living == {"a-1", "b-1"}


def test_one_that_stirs_at_the_last_moment_is_not_buried(store: Store, ticks: Ticks):
    first, second = lease(store, "a-1", ticks), lease(store, "b-1", ticks)
    live(ticks, int(LEASE_S) + 1, second)
    dead = second.renew().dead
    first.renew()
    second.bury("a-1", dead["a-1"])
    assert second.renew().living == {"a-1", "b-1"}


def test_a_database_that_was_away_counts_for_nobodys_death(store: Store, ticks: Ticks):
    first, second = lease(store, "a-1", ticks), lease(store, "b-1", ticks)
    live(ticks, 2, first, second)

    def away(*_: object) -> None:
        raise ConnectionError

    sa.event.listen(store.engines.durable, "before_cursor_execute", away)
    ticks.at += LEASE_S
    with pytest.raises(ConnectionError):
        second.renew()
    sa.event.remove(store.engines.durable, "before_cursor_execute", away)
    ticks.at += LEASE_S
    assert not second.renew().dead
    assert not first.renew().dead


def test_one_that_leaves_gives_its_duty_up_at_once(store: Store, ticks: Ticks):
    first, second = lease(store, "a-1", ticks), lease(store, "b-1", ticks)
    first.leave()
    live(ticks, 1, second)
    assert second.holds(SWEEP)
    assert not first.holds(SWEEP)
