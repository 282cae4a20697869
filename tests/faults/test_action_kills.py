"""Kill -9 amid an action that nobody took back: it is carried out once, and its order is produced once."""

from pathlib import Path

import pytest

from crash_harness import crash_run, make_shop, restart, settle, truth
from gateway_process import CSR, place, wait_until
from good_orders import flyer
from preflight_builders import A4, page, pdf

pytestmark = [pytest.mark.faults, pytest.mark.database]


@pytest.mark.parametrize(
    "point", ["any/commit/resolve-case/before/1", "any/commit/resolve-case/after/1"], ids=["before", "after"]
)
def test_killed_while_an_action_is_booked_it_is_carried_out_once(tmp_path: Path, point: str):
    shop = make_shop(tmp_path / "shop")
    with crash_run(shop, "hotfolder", point) as (gateway, press):
        with gateway.client() as client:
            order = place(client, "flyer", flyer(), {"single": pdf(page(A4), page(A4))}, "stopped")
        with gateway.client(CSR) as client:

            def case() -> str:
                return str((client.get(f"/orders/{order}").json()["cases"] or [{"id": ""}])[0]["id"])

            asked = {
                "case": wait_until(case, what="the order stops"),
                "action": "accept",
                "reason": "as agreed",
            }
            pending = client.post("/pending-actions", json={**asked, "delay_s": 0.5}).json()["id"]
        restart(gateway)
        orders = settle(gateway, {"stopped": order})
        found = truth(shop, press, orders)
        assert found.clean, found
        assert found.orders == {"produced": 1}
        with gateway.client(CSR) as client:
            assert client.get(f"/pending-actions/{pending}").json()["state"] == "done"
        kinds = [event["kind"] for event in orders["stopped"]["events"]]
        assert kinds.count("case.resolved") == 1
        assert gateway.lives == 2
