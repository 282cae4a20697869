"""/orders: placing once, plain refusals, own orders only, the ticket."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway_builders import a_file, a_shop, an_order, answers_of, run_work
from jdf import summary
from preflight_builders import page, pdf
from web_builders import Web, faults, problem

SOUND = pdf(page((148, 210)), page((148, 210)))


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


def order(web: Web, **changed: Any) -> dict[str, Any]:
    return {
        "form": "flyer",
        "answers": answers_of("flyer", **changed),
        "files": {"single": a_file(web.shop, SOUND)},
    }


def sent(body: Any, kind: str = "application/json") -> dict[str, Any]:
    """A body as it can come over the wire: httpx itself would refuse NaN and half characters."""
    return {"content": json.dumps(body).encode(), "headers": {"Content-Type": kind}}


def keyed(web: Web, body: dict[str, Any], key: str = "k-1", who: str = "ana") -> Any:
    return web.post("/orders", who, json=body, headers={"Idempotency-Key": key})


def test_a_placed_order_is_found_where_the_answer_says(web: Web) -> None:
    placed = web.post("/orders", json=order(web))
    assert placed.status_code == 201
    found = web.get(placed.headers["Location"].removeprefix("/api/v1")).json()
    assert found["order"] == placed.json()
    assert (found["order"]["state"], found["job"]["quantity"], found["files"][0]["slot"]) == (
        "received",
        1000,
        "single",
    )
    assert web.get(f"/orders/{placed.json()['number']}").json() == found


def test_a_placed_order_goes_to_its_device_by_itself(web: Web) -> None:
    placed = web.post("/orders", json=order(web)).json()
    assert run_work(web.shop) == ["ready", "sent"]
    assert web.get(f"/orders/{placed['id']}").json()["deliveries"][0]["state"] == "sent"


def test_the_same_key_and_body_get_the_same_answer_and_place_one_order(web: Web) -> None:
    body = order(web)
    first, second = keyed(web, body), keyed(web, body)
    assert (first.status_code, first.content, first.headers["Location"]) == (
        second.status_code, second.content, second.headers["Location"],
    )  # fmt: skip
    assert len(web.get("/orders").json()["orders"]) == 1


def test_the_same_key_with_another_body_is_refused(web: Web) -> None:
    body = order(web)
    keyed(web, body)
    response = keyed(web, {**body, "answers": answers_of("flyer", quantity=26)})
    assert problem(response) == (422, "idempotency-key-reused")
    assert len(web.get("/orders").json()["orders"]) == 1


def test_a_key_belongs_to_its_caller(web: Web) -> None:
    body = order(web)
    assert keyed(web, body).json()["id"] != keyed(web, body, who="bo").json()["id"]


def test_without_a_key_the_same_body_places_two_orders(web: Web) -> None:
    body = order(web)
    assert web.post("/orders", json=body).json()["number"] != web.post("/orders", json=body).json()["number"]


def test_a_refused_order_does_not_use_up_its_key(web: Web) -> None:
    body = order(web)
    assert keyed(web, {**body, "answers": {}}).status_code == 422
    assert keyed(web, body).status_code == 201


def test_an_unknown_form_is_answered_with_the_known_ones(web: Web) -> None:
    response = web.post("/orders", json={**order(web), "form": "fyler"})
    assert problem(response) == (404, "not-found")
    assert "flyer" in response.json()["fix"]


def test_wrong_answers_are_named_one_by_one_with_a_way_out(web: Web) -> None:
    response = web.post("/orders", json=order(web, quantity=5, colour="red"))
    assert problem(response) == (422, "bad-answers")
    assert set(faults(response)) == {("/quantity", "too-small"), ("/colour", "unknown-field")}
    assert all(fault["fix"] for fault in response.json()["problems"])


def test_a_missing_file_and_one_that_has_no_place_are_both_named(web: Web) -> None:
    response = web.post("/orders", json={**order(web), "files": {"cover": a_file(web.shop, SOUND)}})
    assert set(faults(response)) == {("/files/cover", "unknown-slot"), ("/files/single", "file-missing")}


def test_another_companys_file_is_as_good_as_none(web: Web) -> None:
    body = {**order(web), "files": {"single": a_file(web.shop, SOUND, "eve")}}
    assert faults(web.post("/orders", json=body)) == [("/files/single", "file-missing")]


def test_a_colleagues_file_may_be_used(web: Web) -> None:
    body = {**order(web), "files": {"single": a_file(web.shop, SOUND, "bo")}}
    assert web.post("/orders", json=body).status_code == 201


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"fiels": {}}, ("/fiels", "unknown-field")),
        ({"form": 3}, ("/form", "wrong-type")),
        ({"form": "x" * 65}, ("/form", "too-long")),
        ({"form": "\ud800"}, ("/form", "refused")),
        ({"answers": []}, ("/answers", "wrong-type")),
        ({"files": {"single": None}}, ("/files/single", "wrong-type")),
    ],
)
def test_a_body_that_is_no_order_is_refused_by_field(
    web: Web, change: dict[str, Any], found: tuple[str, str]
) -> None:
    response = web.post("/orders", **sent({**order(web), **change}))
    assert problem(response) == (422, "bad-input")
    assert faults(response) == [found]


@pytest.mark.parametrize("key", ["ü", "a b", "x" * 256])
def test_a_key_that_is_no_plain_text_is_refused(web: Web, key: str) -> None:
    response = web.post("/orders", json=order(web), headers={"Idempotency-Key": key.encode()})
    assert faults(response)[0][0] == "header:Idempotency-Key"


def test_what_was_sent_is_not_repeated_in_a_refusal(web: Web) -> None:
    response = web.post("/orders", json={"form": 3, "answers": "a secret", "files": {}, "s3cret": "t0ken"})
    assert "a secret" not in response.text
    assert "t0ken" not in response.text


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_FIELDS = st.sampled_from([*answers_of("flyer", "own-size"), "colours_back", "comment"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed=st.dictionaries(_FIELDS | st.text(max_size=8), _VALUES, max_size=4))
def test_no_answers_whatever_break_the_gateway(web: Web, changed: dict[str, Any]) -> None:
    body = {"form": "flyer", "answers": {**answers_of("flyer"), **changed}}
    assert web.post("/orders", **sent(body)).status_code == 422


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(
            {"quantity": "many", "comment": float("nan")}, id="NaN hides the other faults from the price"
        ),
        pytest.param({"colours_back": [{}, None]}, id="a list of objects and others for a choice"),
    ],
)
def test_trying_out_prices_even_answers_that_are_no_answers(web: Web, changed: dict[str, Any]) -> None:
    response = web.post("/orders/check", **sent({"form": "flyer", "answers": answers_of("flyer", **changed)}))
    assert response.status_code == 200
    assert response.json()["problems"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b"\xff", b"[" * 200_000, b"9" * 5000, b'{"form": 1e999}']
)
def test_a_body_that_is_not_json_of_an_object_is_refused(web: Web, body: bytes) -> None:
    response = web.post("/orders", content=body, headers={"Content-Type": "application/json"})
    assert problem(response)[0] in (400, 422)


def test_json_that_does_not_say_so_is_refused_with_the_way_out(web: Web) -> None:
    response = web.post("/orders", **sent(order(web), "text/plain"))
    assert faults(response) == [("", "not-json")]
    assert "application/json" in response.json()["problems"][0]["fix"]


def test_trying_out_tells_price_files_and_faults_and_keeps_nothing(web: Web) -> None:
    tried = web.post(
        "/orders/check", json={"form": "flyer", "answers": answers_of("flyer", quantity=5)}
    ).json()
    assert [(fault["field"], fault["code"]) for fault in tried["problems"]] == [
        ("/quantity", "too-small"),
        ("/files/single", "file-missing"),
    ]
    assert tried["quote"]["currency"] == "EUR"
    assert [slot["slot"] for slot in tried["slots"]] == ["single"]
    assert web.get("/orders").json()["orders"] == []


def test_trying_out_a_good_order_finds_nothing(web: Web) -> None:
    tried = web.post("/orders/check", json=order(web)).json()
    assert tried["problems"] == []
    assert tried["quote"]["total_minor"] == sum(line["amount_minor"] for line in tried["quote"]["lines"]) > 0


def test_a_foreign_order_looks_like_none(web: Web) -> None:
    mine = an_order(web.shop, SOUND)
    foreign = web.get(f"/orders/{mine}", "eve")
    assert problem(foreign) == (404, "not-found")
    assert foreign.json() == {**web.get("/orders/nothing").json(), "detail": f"There is no order {mine}."}


def test_a_list_holds_the_companys_orders_newest_first_in_pages(web: Web) -> None:
    for person in ("ana", "eve", "bo", "ana"):
        an_order(web.shop, SOUND, person)
    first = web.get("/orders?limit=2").json()
    second = web.get("/orders", params={"limit": 2, "after": first["next"]}).json()
    assert [line["number"] for page in (first, second) for line in page["orders"]] == [
        "2026-000004", "2026-000003", "2026-000001",
    ]  # fmt: skip
    assert second["next"] is None
    assert len(web.get("/orders", "carl").json()["orders"]) == 4


def test_a_list_can_be_of_one_state_and_knows_no_others(web: Web) -> None:
    an_order(web.shop, SOUND)
    assert len(web.get("/orders?state=received").json()["orders"]) == 1
    assert web.get("/orders?state=ready").json()["orders"] == []
    assert faults(web.get("/orders?state=lost")) == [("query:state", "not-a-choice")]
    assert faults(web.get("/orders?limit=0")) == [("query:limit", "too-small")]


def test_the_ticket_is_there_once_the_files_have_passed(web: Web) -> None:
    mine = an_order(web.shop, SOUND)
    assert problem(web.get(f"/orders/{mine}/ticket")) == (404, "not-found")
    run_work(web.shop)
    ticket = web.get(f"/orders/{mine}/ticket")
    assert ticket.headers["content-type"] == "application/vnd.cip4-jdf+xml"
    assert ticket.headers["content-disposition"] == 'attachment; filename="J2026-000001-1.1.jdf"'
    assert summary(ticket.content).job_id == "J2026-000001-1.1"
    assert web.get(f"/orders/{mine}/ticket?job_id=J2026-000001-1.1").content == ticket.content
    assert problem(web.get(f"/orders/{mine}/ticket?job_id=J2026-000001-1.2")) == (404, "not-found")


def test_an_order_can_be_cancelled_once(web: Web) -> None:
    mine = an_order(web.shop, SOUND)
    assert web.post(f"/orders/{mine}/cancel", json={"reason": "called off"}).json()["state"] == "cancelled"
    assert problem(web.post(f"/orders/{mine}/cancel", json={})) == (409, "wrong-moment")
    assert [event["reason"] for event in web.get(f"/orders/{mine}").json()["events"]][-1] == "called off"
