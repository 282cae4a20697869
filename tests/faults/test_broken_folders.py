"""A full or read-only device folder: a Case at once with its remedy; afterwards the order goes out by itself."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters_builders import in_own_mounts
from gateway.services.shop import Shop
from gateway.services.sweep import sweep
from gateway.services.views import OrderView, order_view
from gateway_builders import a_shop, an_order, caller_of, run_work
from good_orders import flyer, flyer_pdf

pytestmark = [pytest.mark.faults, pytest.mark.root]
PRESS = "press-1"


def view(shop: Shop, order_id: str) -> OrderView:
    with shop.store.read() as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        return order_view(tx, order, caller_of(shop, "carl"))


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def a_press_on_its_own_disk(tmp_path: Path) -> tuple[Path, Shop]:
    press = tmp_path / PRESS
    press.mkdir()
    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(press))
    for name in ("hot", "out", "error"):
        (press / name).mkdir()
    folders = {"folder": press / "hot", "out": press / "out", "error": press / "error"}
    return press, a_shop(tmp_path, device={PRESS: {"kind": "hotfolder", "stable_s": 0.0, **folders}})


def stopped_then_sent(tmp_path: Path, break_it: Callable[[Path], None], mend: Callable[[Path], None]) -> None:
    press, shop = a_press_on_its_own_disk(tmp_path)
    break_it(press)
    order_id = an_order(shop, flyer_pdf(), **flyer())
    run_work(shop)
    (case,) = view(shop, order_id).cases
    assert (case.code, case.cause) == ("device-unreachable", "device")
    assert case.evidence["what"]
    assert case.evidence["fix"]
    assert not list((press / "hot").glob("*.jdf"))
    sweep(shop)
    with shop.store.read() as tx:
        assert {found.code for found in tx.cases.list(state="open", tenant=None, limit=9)} >= {"device-down"}
    mend(press)
    sweep(shop)
    run_work(shop)
    assert view(shop, order_id).order.state == "sent"
    assert len(list((press / "hot").glob("*.jdf"))) == 1


def fill(press: Path) -> None:
    with pytest.raises(OSError, match="No space left"):  # noqa: SIM117 (the file must be closed before the mend)
        with (press / "ballast").open("wb") as ballast:
            while True:
                ballast.write(b"x" * 65_536)
                ballast.flush()


def test_a_full_folder_is_a_case_with_its_remedy_and_the_order_goes_out_when_there_is_room(tmp_path: Path):
    in_own_mounts(lambda: stopped_then_sent(tmp_path, fill, lambda press: (press / "ballast").unlink()))


def test_a_read_only_folder_is_a_case_with_its_remedy_and_the_order_goes_out_when_it_is_writable(
    tmp_path: Path,
):
    in_own_mounts(
        lambda: stopped_then_sent(
            tmp_path,
            lambda press: mount("-o", "remount,ro", str(press)),
            lambda press: mount("-o", "remount,rw", str(press)),
        )
    )
