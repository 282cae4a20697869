"""Kill -9 at every durable step of the main job: nothing is lost, doubled or halved, and nothing ends unknown."""

import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from crash_harness import ORDERS, Truth, gateway_for, make_shop, place_until_accepted, run_once, settle, truth
from databases import DATABASES
from gateway_process import a_press, fresh_copy

pytestmark = [pytest.mark.faults, pytest.mark.database]
KEYS = tuple(ORDERS)


def every() -> int:
    """Try every n-th point: the third on SQLite, the eighth elsewhere, unless GATEWAY_SWEEP_EVERY says else."""
    return int(os.environ.get("GATEWAY_SWEEP_EVERY", "3" if DATABASES.kind == "sqlite" else "8"))


def sample(known: list[str]) -> list[str]:
    """Return every n-th point, from another first one in each run, so that the runs together try them all."""
    first = int(os.environ.get("GATEWAY_SWEEP_FROM", str(random.SystemRandom().randrange(every()))))
    print(f"\nGATEWAY_SWEEP_EVERY={every()} GATEWAY_SWEEP_FROM={first}")
    return known[first :: every()]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop whose database is migrated and whose people are saved."""
    shop = make_shop(tmp_path_factory.mktemp("template") / "shop")
    gateway = gateway_for(shop).start()
    gateway.stop()
    return shop


def points_of(template: Path, folder: Path, kind: str, keys: tuple[str, ...]) -> list[str]:
    """Return the points that an undisturbed run passes, in order, from the first upload on.

    A kill right after an fsync finds the disk as the kill right before it did, so those are left out.
    """
    shop = fresh_copy(template, folder) if kind == "hotfolder" else make_shop(folder, kind)
    gateway = gateway_for(shop, kind)
    trace = shop / "points"
    with a_press(shop) as press:
        gateway.start(GATEWAY_CRASH_TRACE=str(trace))
        try:
            begun = len(trace.read_text().splitlines())
            orders = settle(gateway, place_until_accepted(gateway, keys))
            gateway.stop()
            assert truth(shop, press, orders).clean
        finally:
            gateway.kill()
    return [
        point
        for point in trace.read_text().splitlines()[begun:]
        if "/fsync/" not in point or "/before/" in point
    ]


def test_killed_at_every_durable_step_nothing_is_lost_doubled_or_halved(template: Path, tmp_path: Path):
    known = list(dict.fromkeys(points_of(template, tmp_path / "dry", "hotfolder", KEYS)))
    assert len(known) > 100
    points = sample(known)
    print(f"{len(points)} of {len(known)} crash points:", *points, sep="\n  ")

    def at(number: int) -> tuple[str, Truth]:
        shop = fresh_copy(template, tmp_path / f"run-{number}")
        return points[number], run_once(shop, at=points[number], keys=KEYS)

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(at, range(len(points))))
    deliveries = sum((one.deliveries for _, one in found), Counter())
    orders = sum((one.orders for _, one in found), Counter())
    print(f"{len(points)} kills; orders {dict(orders)}; deliveries {dict(deliveries)}")
    print(f"{sum(one.lives > 1 for _, one in found)} of them killed the gateway")
    assert sum(one.lives > 1 for _, one in found) >= 0.9 * len(points)
    assert {point: one for point, one in found if not one.clean} == {}
    assert set(orders) == {"produced"}
    assert set(deliveries) == {"confirmed"}


@pytest.mark.parametrize(
    ("kind", "fault"),
    [("mark-before-rename", "lost"), ("write-in-place", "half")],
    ids=["mark-before-rename", "write-in-place"],
)
def test_the_harness_catches_a_wrong_way_to_deliver(template: Path, tmp_path: Path, kind: str, fault: str):
    points = [point for point in points_of_wrong(template, tmp_path, kind) if is_about_publishing(point)]
    caught = [
        run_wrong(tmp_path / f"run-{number}", kind, point)
        for number, point in enumerate(dict.fromkeys(points))
    ]
    print(f"\n{kind}:", *[(one.lost, one.twice, one.half) for one in caught])
    assert any(getattr(one, fault) for one in caught)


def points_of_wrong(template: Path, tmp_path: Path, kind: str) -> list[str]:
    """Return a control's points; a busy machine may read its half ticket even undisturbed, so it has three tries."""
    for number in range(2):
        with suppress(AssertionError):
            return points_of(template, tmp_path / f"dry-{number}", kind, KEYS[:1])
    return points_of(template, tmp_path / "dry", kind, KEYS[:1])


def is_about_publishing(point: str) -> bool:
    """Say whether a point lies between the ledger's `staged` and its `sent`."""
    return any(
        word in point for word in ("delivery-staged/after", "ticket-in-place/before", "rename/ticket/before")
    )


def run_wrong(folder: Path, kind: str, point: str) -> Truth:
    """Run a negative control at a point; an order that never ends counts as it stands after a while."""
    shop = make_shop(folder, kind)
    gateway = gateway_for(shop, kind)
    with a_press(shop) as press:
        gateway.start(GATEWAY_CRASH_AT=point)
        try:
            placed = place_until_accepted(gateway, KEYS[:1])
            try:
                orders = settle(gateway, placed, timeout_s=12)
            except AssertionError:
                with gateway.client("gw_test-csr") as client:
                    orders = {
                        key: client.get(f"/orders/{order_id}").json() for key, order_id in placed.items()
                    }
            return truth(shop, press, orders)
        finally:
            gateway.kill()
