"""Whose things are whose: customers see their own and nothing of the shop's inside; staff see all."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters import DeviceEventKind, Placement
from adapters.errors import DeviceUnreachableError, FolderGoneError
from gateway.domain.cases import Action
from gateway.domain.errors import BadAnswersError, UnknownThingError
from gateway.domain.people import SCOPES, Role
from gateway.services.case_action import CaseAction
from gateway.services.end_order import cancel_order, ship_order
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.submit_order import OrderRequest, submit_order
from gateway.services.sweep import sweep
from gateway.storage.rows import PersonRow
from gateway_builders import a_file, a_shop, an_order, caller_of, run_work, token_of
from good_orders import flyer, flyer_pdf
from service_builders import Shelf, act, open_case, overdue, place, say, shelf_shop, state
from web_builders import Web

FIRST, SECOND = "J2026-000001-1.1", "J2026-000001-1.2"
CANARY_DEVICE = "canary-press-9"
CANARY_WORDS = "canary: his boss never pays"
CANARY_PATH = "/srv/canary/hot"
CANARIES = re.compile(r"canary|\b(carl|mia|ada)\b", re.IGNORECASE)


def let_in(shop: Shop, *people: str, company: str = "") -> None:
    """Customers of this company, or of none."""
    with shop.store.write("let-in") as tx:
        for person in people:
            row = PersonRow(
                id=person,
                name=f"{person.title()} Private",
                email="",
                company=company,
                role=Role.CUSTOMER.value,
            )
            tx.people.save(row, token_of(person), SCOPES[Role.CUSTOMER])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(CANARY_DEVICE)


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf) -> Shop:
    shop = shelf_shop(tmp_path, shelf)
    let_in(shop, "pia", "quin")
    return shop


@pytest.fixture
def web(shop: Shop) -> Web:
    return Web(shop)


def ids(answer: Any, what: str) -> list[str]:
    return [entry["id"] for entry in answer.json()[what]]


# -- people without a company


def test_two_private_customers_do_not_see_each_others_orders(shop: Shop, web: Web):
    order_id = place(shop, person="pia")
    assert ids(web.get("/orders", "pia"), "orders") == [order_id]
    assert ids(web.get("/orders", "quin"), "orders") == []
    for path in (f"/orders/{order_id}", "/orders/2026-000001", f"/orders/{order_id}/ticket"):
        assert (web.get(path, "pia").status_code, web.get(path, "quin").status_code) == (200, 404)


def test_two_private_customers_do_not_use_each_others_files(shop: Shop):
    request = OrderRequest("flyer", flyer(), {"single": a_file(shop, flyer_pdf(), "pia")})
    with pytest.raises(BadAnswersError, match="files"):
        submit_order(shop, caller_of(shop, "quin"), request, "", lambda _tx, order: order.id)
    assert submit_order(shop, caller_of(shop, "pia"), request, "", lambda _tx, order: order.number)


def test_two_private_customers_do_not_see_each_others_cases(shop: Shop, web: Web):
    order_id = place(shop, flyer_pdf(bleed=0), person="pia")
    case = open_case(shop, order_id)
    assert ids(web.get("/cases", "pia"), "cases") == [case.id]
    assert ids(web.get("/cases", "quin"), "cases") == []
    assert web.get(f"/cases/{case.id}", "quin").status_code == 404
    for name in (case.id, "2026-000001"):
        with pytest.raises(UnknownThingError):
            resolve_case(shop, caller_of(shop, "quin"), name, CaseAction(Action.CANCEL))
    assert state(shop, order_id) == "needs_customer"


def test_two_private_customers_do_not_see_each_others_events(shop: Shop, web: Web):
    order_id = place(shop, person="pia")
    assert {event["order_id"] for event in web.get("/events", "pia").json()["events"]} == {order_id}
    assert web.get("/events", "quin").json()["events"] == []
    assert web.get(f"/events?order={order_id}", "quin").status_code == 404


@pytest.mark.parametrize("end", [cancel_order, ship_order])
def test_a_private_customer_does_not_end_anothers_order(shop: Shop, end: Any):
    order_id = place(shop, person="pia")
    with pytest.raises(UnknownThingError):
        end(shop, caller_of(shop, "quin"), order_id, "")
    assert state(shop, order_id) == "sent"


def test_a_company_does_not_see_the_orders_of_private_people_nor_they_its(shop: Shop, web: Web):
    of_pia, of_ana = place(shop, person="pia"), place(shop, person="ana")
    assert ids(web.get("/orders", "pia"), "orders") == [of_pia]
    assert ids(web.get("/orders", "ana"), "orders") == [of_ana]
    assert ids(web.get("/orders", "bo"), "orders") == [of_ana]


def test_staff_see_everybodys_orders_cases_and_events(shop: Shop, web: Web):
    orders = {place(shop, flyer_pdf(bleed=0), person=person) for person in ("pia", "quin", "ana")}
    for person in ("carl", "mia", "ada"):
        assert set(ids(web.get("/orders", person), "orders")) == orders
        assert {case["order_id"] for case in web.get("/cases", person).json()["cases"]} == orders
        assert {event["order_id"] for event in web.get("/events", person).json()["events"]} >= orders


def test_an_order_stays_the_customers_who_placed_it_when_staff_replace_its_file(shop: Shop, web: Web):
    order_id = place(shop, flyer_pdf(bleed=0), person="pia")
    act(shop, order_id, Action.REPLACE_FILE, files={"single": a_file(shop, flyer_pdf(), "carl")})
    run_work(shop)
    assert state(shop, order_id) == "sent"
    assert ids(web.get("/orders", "pia"), "orders") == [order_id]


# -- people who leave


def test_people_taken_out_of_the_settings_lose_their_token_and_their_orders_stay(shop: Shop):
    order_id = place(shop, person="pia")
    with shop.store.write("test") as tx:
        tx.people.forget_others(["quin", "carl"])
    assert [caller_of(shop, person) is None for person in ("pia", "ana", "quin", "carl")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert state(shop, order_id) == "sent"
    assert Web(shop).get("/orders", "pia").status_code == 401


def test_a_new_token_takes_the_place_of_the_old_one(shop: Shop):
    with shop.store.write("test") as tx:
        row = tx.people.get("pia")
        assert row is not None
        tx.people.save(row, "gw_another", SCOPES[Role.CUSTOMER])
    with shop.store.read() as tx:
        assert tx.people.caller(token_of("pia")) is None
        found = tx.people.caller("gw_another")
    assert found is not None
    assert found.id == "pia"


# -- what a customer is shown


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value, keys and all."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def sung(value: Any) -> list[str]:
    """The texts that name a device, a path, a colleague or what one of them noted."""
    return [text for text in texts(value) if CANARIES.search(text)]


def shown(web: Web, order_id: str, person: str) -> dict[str, Any]:
    """Everything that a person is shown of an order, through every door."""
    order = web.get(f"/orders/{order_id}", person).json()
    return {
        "order": order,
        "orders": web.get("/orders", person).json(),
        "cases": web.get("/cases", person).json(),
        "each case": [web.get(f"/cases/{case['id']}", person).json() for case in order["cases"]],
        "events": web.get("/events?limit=200", person).json(),
        "its events": web.get(f"/events?order={order_id}&limit=200", person).json(),
    }


def accepted(shop: Shop, _shelf: Shelf) -> str:
    order_id = place(shop, flyer_pdf(bleed=0))
    act(shop, order_id, Action.ACCEPT, reason=CANARY_WORDS)
    return order_id


def edited_by_staff(shop: Shop, _shelf: Shelf) -> str:
    order_id = place(shop, flyer_pdf(bleed=0))
    act(shop, order_id, Action.EDIT_ANSWERS, answers=flyer(quantity=2000), reason=CANARY_WORDS)
    run_work(shop)
    return order_id


def not_picked_up(shop: Shop, _shelf: Shelf) -> str:
    order_id = place(shop)
    overdue(shop, order_id)
    sweep(shop)
    return order_id


def sent_again(shop: Shop, shelf: Shelf) -> str:
    order_id = not_picked_up(shop, shelf)
    act(shop, order_id, Action.RETRY, reason=CANARY_WORDS)
    run_work(shop)
    return order_id


def refused(shop: Shop, shelf: Shelf) -> str:
    order_id = place(shop)
    say(shop, shelf, DeviceEventKind.REFUSED, FIRST, text=f"no such paper in {CANARY_PATH}")
    return order_id


def failed(shop: Shop, shelf: Shelf) -> str:
    order_id = place(shop)
    say(shop, shelf, DeviceEventKind.PICKED_UP, FIRST)
    say(shop, shelf, DeviceEventKind.RUNNING, FIRST)
    say(shop, shelf, DeviceEventKind.ABORTED, FIRST, text=f"jam at {CANARY_PATH}")
    return order_id


def printed_twice(shop: Shop, shelf: Shelf) -> str:
    order_id = place(shop)
    say(shop, shelf, DeviceEventKind.PICKED_UP, FIRST)
    overdue(shop, order_id)
    sweep(shop)
    act(shop, order_id, Action.RETRY, reason=CANARY_WORDS)
    run_work(shop)
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST)
    return order_id


def unreachable(shop: Shop, shelf: Shelf) -> str:
    shelf.troubles["stage"] = FolderGoneError(f"{CANARY_PATH} is gone", fix=f"mount {CANARY_PATH}")
    return place(shop)


def postponed(shop: Shop, shelf: Shelf) -> str:
    shelf.troubles["stage"] = DeviceUnreachableError(f"nobody answers at {CANARY_PATH}")
    return place(shop)


def of_nobody_knows_where(shop: Shop, shelf: Shelf) -> str:
    shelf.meanwhile["probe"] = lambda: shelf.places.update({FIRST: Placement.UNKNOWN})
    return place(shop)


def confirmed(shop: Shop, shelf: Shelf) -> str:
    order_id = of_nobody_knows_where(shop, shelf)
    act(shop, order_id, Action.CONFIRM_PRODUCED, reason=CANARY_WORDS)
    return order_id


def shipped(shop: Shop, shelf: Shelf) -> str:
    order_id = place(shop)
    say(shop, shelf, DeviceEventKind.COMPLETED, FIRST, text=f"done, see {CANARY_PATH}")
    ship_order(shop, caller_of(shop, "carl"), order_id, CANARY_WORDS)
    return order_id


def cancelled_by_staff(shop: Shop, _shelf: Shelf) -> str:
    order_id = place(shop)
    cancel_order(shop, caller_of(shop, "carl"), order_id, CANARY_WORDS)
    return order_id


def cancelled_after_a_bad_file(shop: Shop, _shelf: Shelf) -> str:
    order_id = place(shop, flyer_pdf(bleed=0))
    act(shop, order_id, Action.CANCEL, reason=CANARY_WORDS)
    return order_id


def stranded(shop: Shop, _shelf: Shelf) -> str:
    order_id = an_order(shop, flyer_pdf(), **flyer())
    work: Any = shop.work
    work.give_up(next(iter(work.waiting)), f"died in {CANARY_PATH}")
    sweep(shop)
    return order_id


LIVES = [
    accepted, edited_by_staff, not_picked_up, sent_again, refused, failed, printed_twice, unreachable, postponed,
    of_nobody_knows_where, confirmed, shipped, cancelled_by_staff, cancelled_after_a_bad_file, stranded,
]  # fmt: skip


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.__name__)
def test_a_customer_is_shown_nothing_of_the_shops_inside(shop: Shop, shelf: Shelf, web: Web, life: Any):
    order_id = life(shop, shelf)
    for person in ("ana", "bo"):
        assert sung(shown(web, order_id, person)) == []
    assert sung(shown(web, order_id, "carl")) != []


def test_a_customer_is_shown_no_folder_of_the_shop(tmp_path: Path):
    root = tmp_path / "canary"
    for name in ("hot", "out", "error"):
        (root / name).mkdir(parents=True)
    folders = {"folder": root / "hot", "out": root / "out", "error": root / "error"}
    shop = a_shop(root, device={CANARY_DEVICE: {"kind": "hotfolder", "stable_s": 0.0, **folders}})
    sent = place(shop)
    overdue(shop, sent)
    sweep(shop)
    (root / "hot").rename(root / "away")
    gone = place(shop)
    web = Web(shop)
    for order_id in (sent, gone):
        assert sung(shown(web, order_id, "ana")) == []
        assert sung(shown(web, order_id, "carl")) != []


def test_a_customer_is_not_shown_what_lies_at_the_device(shop: Shop, web: Web):
    order_id = place(shop)
    seen = {
        who: web.get(f"/orders/{order_id}", who).json()["deliveries"][0]["names"] for who in ("ana", "carl")
    }
    assert seen == {"ana": [], "carl": [FIRST]}


def test_a_customer_sees_their_own_reason_and_no_colleagues(shop: Shop, web: Web):
    order_id = place(shop)
    cancel_order(shop, caller_of(shop, "ana"), order_id, "called off by us")
    assert "called off by us" in list(texts(shown(web, order_id, "ana")))
    assert "called off by us" in list(texts(shown(web, order_id, "carl")))


def test_a_customer_sees_what_is_wrong_with_their_file(shop: Shop, web: Web):
    order_id = place(shop, flyer_pdf(bleed=0))
    (case,) = web.get(f"/orders/{order_id}", "ana").json()["cases"]
    assert case["evidence"]["files"][0]["findings"][0]["check"] == "missing-bleed"
    assert [action["action"] for action in case["actions"]] == [
        "replace-file",
        "edit-answers",
        "mend-file",
        "cancel",
    ]


def test_a_cancellation_that_the_device_does_not_answer_tells_the_customer_nothing_of_the_shops_inside(
    shop: Shop, shelf: Shelf, web: Web
):
    order_id = place(shop)
    shelf.troubles["withdraw"] = FolderGoneError(f"{CANARY_PATH} is gone", fix=f"mount {CANARY_PATH}")
    answer = web.post(f"/orders/{order_id}/cancel", "ana", json={"reason": "called off"})
    assert (answer.status_code, sung(answer.json())) == (409, [])


def test_a_cancellation_that_comes_too_late_tells_the_customer_nothing_of_the_shops_inside(
    shop: Shop, shelf: Shelf, web: Web
):
    order_id = place(shop)
    shelf.places[FIRST] = Placement.TAKEN
    answer = web.post(f"/orders/{order_id}/cancel", "ana", json={"reason": "called off"})
    assert (answer.status_code, sung(answer.json())) == (409, [])


def test_a_cancellation_without_the_device_tells_the_customer_nothing_of_the_shops_inside(shop: Shop):
    order_id = place(shop)
    web = Web(replace(shop, devices={}))
    answer = web.post(f"/orders/{order_id}/cancel", "ana", json={"reason": "called off"})
    assert (answer.status_code, sung(answer.json())) == (409, [])


def test_a_case_closed_by_staff_tells_the_customer_that_it_is_closed_and_not_why(shop: Shop, web: Web):
    order_id = place(shop, flyer_pdf(bleed=0))
    case = open_case(shop, order_id)
    act(shop, order_id, Action.ACCEPT, reason=CANARY_WORDS)
    answer = web.post(f"/cases/{case.id}/actions", "ana", json={"action": "cancel"})
    assert (answer.status_code, sung(answer.json())) == (409, [])
