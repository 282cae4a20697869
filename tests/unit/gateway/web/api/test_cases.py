"""/cases: whose they are, what may be done, by whom and when."""

from pathlib import Path
from typing import Any

import pytest

from gateway.domain.cases import Stop
from gateway.services.advance import stop_order
from gateway_builders import a_file, a_shop, an_order, answers_of, run_work
from preflight_builders import A4, page, pdf
from web_builders import Web, faults, problem

SOUND = pdf(page((148, 210)), page((148, 210)))
WRONG = pdf(page(A4), page(A4))


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


def a_case(web: Web, person: str = "ana") -> dict[str, Any]:
    order = an_order(web.shop, WRONG, person)
    run_work(web.shop)
    found: dict[str, Any] = web.get(f"/orders/{order}", person).json()["cases"][0]
    return found


def act(web: Web, case: dict[str, Any], who: str = "ana", **body: Any) -> Any:
    return web.post(f"/cases/{case['id']}/actions", who, json=body)


def test_a_case_says_why_with_evidence_and_what_can_be_done(web: Web) -> None:
    case = a_case(web)
    assert (case["code"], case["turn"], case["state"]) == ("file-stopped", "customer", "open")
    assert [found["check"] for found in case["evidence"]["files"][0]["findings"]] == ["trim-size"]
    assert [offer["action"] for offer in case["actions"]] == [
        "replace-file",
        "edit-answers",
        "mend-file",
        "cancel",
    ]
    staff = web.get(f"/cases/{case['id']}", "carl").json()
    assert [offer["action"] for offer in staff["actions"]] == [
        "replace-file",
        "edit-answers",
        "mend-file",
        "ask-customer",
        "accept",
        "hold",
        "cancel",
    ]


def test_a_customer_is_told_of_a_stop_at_the_device_without_the_shops_own_business(web: Web) -> None:
    shop = web.shop
    order = an_order(shop, SOUND)
    run_work(shop)
    with shop.store.write("test") as tx:
        row = tx.orders.get(order)
        assert row is not None
        row.state = "sent"
        evidence = {"device": "northwing", "staged_path": "/srv/secret", "device_words": "tray 2"}
        stop_order(
            shop, tx, row, Stop("device-refused", "northwing refused: tray 2", evidence), by="northwing"
        )
    for_customer, for_staff = (web.get(f"/orders/{order}", who).json() for who in ("ana", "carl"))
    assert for_staff["cases"][0]["evidence"] == evidence
    assert for_customer["cases"][0]["evidence"] == {}
    assert for_customer["cases"][0]["actions"] == []
    for hidden in ("/srv/secret", "tray 2", "northwing"):
        assert hidden in str(for_staff)
        assert hidden not in str(for_customer)
    events = web.get("/events", params={"order": order}).text
    assert "tray 2" not in events
    assert "northwing" not in events


def test_cases_are_listed_for_their_company_and_for_staff(web: Web) -> None:
    mine, theirs = a_case(web), a_case(web, "eve")
    listed = {
        who: [case["id"] for case in web.get("/cases?state=open", who).json()["cases"]]
        for who in ("ana", "carl")
    }
    assert listed == {"ana": [mine["id"]], "carl": [mine["id"], theirs["id"]]}
    assert problem(web.get(f"/cases/{theirs['id']}")) == (404, "not-found")


def test_a_customer_sends_a_better_file_and_the_order_goes_on(web: Web) -> None:
    case = a_case(web)
    acted = act(
        web, case, action="replace-file", files={"single": a_file(web.shop, SOUND)}, version=case["version"]
    )
    assert acted.json()["order_state"] == "received"
    assert acted.json()["case"]["state"] == "resolved"
    assert run_work(web.shop) == ["ready", "sent"]
    assert web.get("/cases?state=open").json()["cases"] == []


def test_a_customer_changes_the_answers_and_the_order_goes_on(web: Web) -> None:
    acted = act(web, a_case(web), action="edit-answers", answers=answers_of("flyer", size="A4"))
    assert acted.json()["order_state"] == "received"
    assert run_work(web.shop) == ["ready", "sent"]


def test_only_staff_may_accept_what_stops_a_file(web: Web) -> None:
    case = a_case(web)
    assert problem(act(web, case, action="accept", reason="I want it so")) == (403, "forbidden")
    assert act(web, case, "carl", action="accept", reason="agreed by phone").json()["order_state"] == "ready"


def test_accepting_needs_a_reason(web: Web) -> None:
    response = act(web, a_case(web), "carl", action="accept", reason="  ")
    assert (problem(response), faults(response)) == ((422, "bad-answers"), [("/reason", "reason-missing")])


def test_a_case_that_has_changed_meanwhile_is_not_acted_on(web: Web) -> None:
    case = a_case(web)
    assert problem(act(web, case, action="cancel", version=case["version"] + 1)) == (409, "wrong-moment")


def test_a_closed_case_is_not_acted_on_again(web: Web) -> None:
    case = a_case(web)
    assert act(web, case, action="cancel").json()["order_state"] == "cancelled"
    assert problem(act(web, case, action="cancel")) == (409, "wrong-moment")


def test_an_action_that_does_not_exist_is_answered_with_those_that_do(web: Web) -> None:
    response = act(web, a_case(web), action="shout")
    assert faults(response) == [("/action", "not-a-choice")]
    assert "'replace-file'" in response.json()["detail"]


def test_a_replacement_without_a_file_is_refused_by_field(web: Web) -> None:
    assert faults(act(web, a_case(web), action="replace-file")) == [("/files", "file-missing")]


def test_a_foreign_case_cannot_be_acted_on(web: Web) -> None:
    case = a_case(web)
    assert problem(act(web, case, "eve", action="cancel")) == (404, "not-found")
    assert web.get(f"/cases/{case['id']}").json()["state"] == "open"
