"""Faults of whole processes: a worker that dies every time, a file that kills its checker."""

from pathlib import Path

import pytest

from crash_harness import gateway_for, make_shop
from gateway_process import CSR, a_gateway, a_press, place, wait_until
from good_orders import flyer, flyer_pdf
from preflight_builders import flate_bomb

pytestmark = [pytest.mark.faults, pytest.mark.database]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return make_shop(tmp_path / "shop")


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ("order 1/commit/check-started/after/1", "check-stranded"),
        ("order 1/fsync/ticket/before/1", "delivery-stranded"),
    ],
    ids=["while checking", "while sending"],
)
def test_work_whose_worker_dies_every_time_is_a_case_after_the_third_death(shop: Path, point: str, code: str):
    gateway = gateway_for(shop).start(GATEWAY_CRASH_AT=point)
    with gateway.client() as client:
        order_id = place(client, "flyer", flyer(), {"single": flyer_pdf()}, "key")
    deaths = 0
    while deaths < 6:
        wait_until(
            lambda: gateway.dead or has_case(gateway.url, order_id), what="death or Case", timeout_s=40
        )
        if not gateway.dead:
            break
        deaths += 1
        gateway.start(GATEWAY_CRASH_AT=point)
    try:
        with gateway.client(CSR) as client:
            (case,) = client.get(f"/orders/{order_id}").json()["cases"]
            assert (case["code"], deaths) == (code, 3)
            answer = client.post(
                f"/cases/{case['id']}/actions", json={"action": "cancel", "reason": "tested"}
            )
            assert answer.json()["order_state"] == "cancelled"
    finally:
        gateway.kill()


def has_case(url: str, order_id: str) -> bool:
    import httpx  # noqa: PLC0415

    headers = {"Authorization": f"Bearer {CSR}"}
    found = httpx.get(f"{url}/api/v1/orders/{order_id}", headers=headers, timeout=10).json()
    return bool(found["cases"])


def test_a_file_that_kills_its_checker_is_a_case_at_once_and_other_orders_go_on(shop: Path):
    with a_gateway(shop) as gateway, a_press(shop), gateway.client() as client, gateway.client(CSR) as csr:
        bad = place(client, "flyer", flyer(), {"single": flate_bomb(1024)}, "bad")
        good = place(client, "flyer", flyer(), {"single": flyer_pdf()}, "good")
        case = wait_until(lambda: csr.get(f"/orders/{bad}").json()["cases"], what="the Case", timeout_s=20)[0]
        assert (case["code"], case["cause"], case["turn"]) == ("file-not-checked", "file", "csr")
        assert case["evidence"]["files"][0]["crashed"][0]["reason"] == "too-complex"
        wait_until(
            lambda: client.get(f"/orders/{good}").json()["order"]["state"] == "produced",
            what="the good order",
            timeout_s=20,
        )


def test_a_gateway_told_to_stop_ends_by_itself_and_takes_up_its_work_again(shop: Path):
    gateway = gateway_for(shop).start()
    with gateway.client() as client:
        order_id = place(client, "flyer", flyer(), {"single": flyer_pdf()}, "key")
    assert gateway.stop() == 0
    with a_press(shop), a_gateway(shop) as again, again.client() as client:
        wait_until(
            lambda: client.get(f"/orders/{order_id}").json()["order"]["state"] == "produced",
            what="the order",
            timeout_s=30,
        )


def test_a_device_that_refuses_is_a_case_within_five_seconds_of_its_answer(shop: Path):
    script = '[[rule]]\nthen = "refuse"\ntext = "the press is down for the day"\n'
    with a_gateway(shop) as gateway, a_press(shop, script), gateway.client(CSR) as client:
        with gateway.client() as customer:
            order_id = place(customer, "flyer", flyer(), {"single": flyer_pdf()}, "key")
        wait_until(
            lambda: (shop / "press-1" / "simulator.jsonl").read_text().count("returned"), what="the answer"
        )
        case = wait_until(
            lambda: client.get(f"/orders/{order_id}").json()["cases"], what="the Case", timeout_s=5
        )[0]
        assert case["code"] == "device-refused"
        assert "the press is down for the day" in case["sentence"]
