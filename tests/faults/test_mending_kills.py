"""Kill -9 while a file is being mended: the order prints once, from the mended file, which is listed once."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from crash_harness import crash_run, make_shop, restart, settle, truth
from gateway_process import CSR, GatewayProcess, place, wait_until
from good_orders import flyer, flyer_pdf

pytestmark = [pytest.mark.faults, pytest.mark.database]
NO_BLEED = flyer_pdf(bleed=0)


def chosen(gateway: GatewayProcess, order: str) -> bool:
    """Have the CSR choose to mend the file; say whether the gateway lived long enough to answer."""
    with suppress(httpx.TransportError), gateway.client(CSR) as client:

        def case() -> str:
            return str((client.get(f"/orders/{order}").json()["cases"] or [{"id": ""}])[0]["id"])

        asked: dict[str, Any] = {
            "case": wait_until(case, what="the order stops"), "action": "mend-file", "delay_s": 0.5,
            "mends": {"single": ["mirror-bleed"]},
        }  # fmt: skip
        return client.post("/pending-actions", json=asked).status_code == 201
    return False


def files(gateway: GatewayProcess, order: str) -> list[dict[str, Any]]:
    """The files that the order was ever given."""
    with gateway.client(CSR) as client:
        found: list[dict[str, Any]] = client.get(f"/orders/{order}").json()["files"]
        return found


@pytest.mark.parametrize(
    "point",
    [
        "any/commit/file-mended/before/1",
        "any/commit/file-mended/after/1",
        "any/commit/resolve-case/before/1",
        "any/commit/resolve-case/after/1",
    ],
)
def test_killed_while_a_file_is_mended_it_is_mended_once(tmp_path: Path, point: str):
    shop = make_shop(tmp_path / "shop")
    with crash_run(shop, "hotfolder", point) as (gateway, press):
        with gateway.client() as client:
            order = place(client, "flyer", flyer(), {"single": NO_BLEED}, "stopped")
        answered = chosen(gateway, order)
        restart(gateway)
        assert answered or chosen(gateway, order)
        wait_until(lambda: len(files(gateway, order)) > 1, what="the mended file is there")
        orders = settle(gateway, {"stopped": order})
        found = truth(shop, press, orders)
        assert found.clean, found
        assert found.orders == {"produced": 1}
        came, mended = orders["stopped"]["files"]
        assert came["sha256"] == hashlib.sha256(NO_BLEED).hexdigest()
        (event,) = [event for event in orders["stopped"]["events"] if event["kind"] == "file.mended"]
        assert (event["data"]["source_sha256"], event["data"]["sha256"]) == (came["sha256"], mended["sha256"])
        assert gateway.lives == 2
