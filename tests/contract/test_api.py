"""The whole API: who may do what on every route, and a crowd of made-up requests that must not break anything."""

import dataclasses
import hashlib
import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlmodel import col, select

from draft_builders import ready_draft
from gateway.domain.cases import Action
from gateway.services.case_action import CaseAction
from gateway.services.mend_order import Held, mend_draft
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.take_action import take_action
from gateway.storage.rows import QuestionRow
from gateway.web import api
from gateway.web.routes import routers_in
from gateway_builders import DEVICE, a_file, a_shop, an_order, answers_of, bearer, caller_of, run_work, settle
from good_orders import flyer_pdf
from preflight_builders import A4, page, pdf
from web_builders import Web, problem

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SOUND = pdf(page((148, 210)), page((148, 210)))
WRONG = pdf(page(A4))

SPARE = "spare"
WHO = {"anonymous": None, "stranger": "eve", "owner": "ana", "csr": "carl", "admin": "ada"}
EVERYBODY = (200, 200, 200, 200, 200)
KNOWN = (401, 200, 200, 200, 200)
OWN = (401, 404, 200, 200, 200)
STAFF = (401, 403, 403, 200, 200)


def _order(shop: Shop) -> str:
    found = an_order(shop, SOUND)
    run_work(shop)
    return found


def _case(shop: Shop) -> str:
    order = an_order(shop, WRONG)
    run_work(shop)
    with shop.store.read() as tx:
        return tx.cases.open_of_order(order)[0].id


def _placing(shop: Shop) -> dict[str, Any]:
    return {
        "json": {"form": "flyer", "answers": answers_of("flyer"), "files": {"single": a_file(shop, SOUND)}}
    }


def _accepting(_shop: Shop) -> dict[str, Any]:
    return {"json": {"action": "accept", "reason": "the customer wants it so"}}


def _stopped(shop: Shop) -> str:
    order = an_order(shop, WRONG)
    run_work(shop)
    return order


def _attaching(shop: Shop) -> dict[str, Any]:
    report = json.dumps({"hits": [{"message": "Uses layers", "severity": "Warning", "page": 1}]})
    return {"json": {"report": a_file(shop, report.encode(), "carl", "report.json")}}


def _produced(shop: Shop) -> str:
    order = an_order(shop, SOUND)
    settle(shop)
    return order


def _question(shop: Shop) -> str:
    asked = CaseAction(Action.ASK, text="Which paper?", fields=("/paper",))
    resolve_case(shop, caller_of(shop, "carl"), _case(shop), asked)
    with shop.store.read() as tx:
        return str(tx.session.exec(select(QuestionRow.id).order_by(col(QuestionRow.asked_at).desc())).first())


def _pending(shop: Shop) -> str:
    return take_action(shop, caller_of(shop, "carl"), _case(shop), CaseAction(Action.CANCEL)).id


def _taking(shop: Shop) -> dict[str, Any]:
    return {"json": {"case": _case(shop), "action": "cancel"}}


NO_BLEED = flyer_pdf(bleed=0)
_HELD = Held("single", hashlib.sha256(NO_BLEED).hexdigest())


def _mending(_shop: Shop) -> dict[str, Any]:
    return {"json": {"slot": _HELD.slot, "sha256": _HELD.sha256, "fixups": ["mirror-bleed"]}}


def _mended(shop: Shop) -> str:
    draft = ready_draft(shop, NO_BLEED)
    mend_draft(shop, caller_of(shop, "ana"), draft, _HELD, ["mirror-bleed"])
    return draft


def _taking_back(shop: Shop) -> dict[str, Any]:
    mended = mend_draft(shop, caller_of(shop, "ana"), ready_draft(shop, NO_BLEED), _HELD, ["mirror-bleed"])
    return {"json": {"slot": _HELD.slot, "sha256": mended}}


def _saying(_shop: Shop) -> dict[str, Any]:
    return {"json": {"text": "When can we have it?"}}


@dataclasses.dataclass(frozen=True)
class Row:
    """What anonymous, another company's customer, the owner, a CSR and an admin are answered."""

    answers: tuple[int, int, int, int, int]
    things: tuple[Callable[[Shop], str], ...] = ()
    request: Callable[[Shop], dict[str, Any]] = lambda _shop: {}


ROUTES = {
    "GET /healthz": Row(EVERYBODY),
    "GET /api/v1/openapi.json": Row(EVERYBODY),
    "GET /api/v1/forms": Row(KNOWN),
    "GET /api/v1/forms/{form_id}": Row(KNOWN, (lambda _: "flyer",)),
    "PUT /api/v1/files": Row((401, 201, 201, 201, 201), request=lambda _: {"content": SOUND}),
    "POST /api/v1/orders": Row((401, 422, 201, 201, 201), request=_placing),
    "POST /api/v1/orders/check": Row(KNOWN, request=_placing),
    "GET /api/v1/orders": Row(KNOWN),
    "GET /api/v1/orders/{order_id}": Row(OWN, (_order,)),
    "GET /api/v1/orders/{order_id}/reading": Row(OWN, (_order,)),
    "GET /api/v1/orders/{order_id}/ticket": Row(OWN, (_order,)),
    "POST /api/v1/orders/{order_id}/cancel": Row(
        OWN, (lambda shop: an_order(shop, SOUND),), lambda _: {"json": {}}
    ),
    "POST /api/v1/orders/{order_id}/ship": Row(
        (401, 404, 403, 200, 200), (_produced,), lambda _: {"json": {"note": "by bicycle"}}
    ),
    "GET /api/v1/orders/{order_id}/reports": Row(STAFF, (_order,)),
    "POST /api/v1/orders/{order_id}/reports": Row((401, 403, 403, 201, 201), (_stopped,), _attaching),
    "GET /api/v1/cases": Row(KNOWN),
    "GET /api/v1/cases/{case_id}": Row(OWN, (_case,)),
    "POST /api/v1/cases/{case_id}/actions": Row((401, 404, 403, 200, 200), (_case,), _accepting),
    "GET /api/v1/queue": Row(STAFF),
    "GET /api/v1/cases/{case_id}/suggestions": Row(STAFF, (_case,)),
    "PUT /api/v1/cases/{case_id}/claim": Row(STAFF, (_case,)),
    "DELETE /api/v1/cases/{case_id}/claim": Row(STAFF, (_case,)),
    "GET /api/v1/cases/{case_id}/notes": Row(STAFF, (_case,)),
    "POST /api/v1/cases/{case_id}/notes": Row(STAFF, (_case,), _saying),
    "POST /api/v1/pending-actions": Row((401, 403, 403, 201, 201), (), _taking),
    "GET /api/v1/pending-actions": Row(STAFF),
    "GET /api/v1/pending-actions/{pending_id}": Row(STAFF, (_pending,)),
    "DELETE /api/v1/pending-actions/{pending_id}": Row(STAFF, (_pending,)),
    "GET /api/v1/orders/{order_id}/messages": Row(OWN, (_order,)),
    "POST /api/v1/orders/{order_id}/messages": Row(OWN, (_order,), _saying),
    "GET /api/v1/orders/{order_id}/standing": Row(OWN, (_order,)),
    "GET /api/v1/orders/{order_id}/questions": Row(OWN, (_order,)),
    "POST /api/v1/orders/{order_id}/preview": Row(
        STAFF, (_order,), lambda _: {"json": {"answers": answers_of("flyer")}}
    ),
    "GET /api/v1/questions/{question_id}": Row(OWN, (_question,)),
    "POST /api/v1/questions/{question_id}/answer": Row(
        OWN, (_question,), lambda _: {"json": {"answers": {"/paper": "silk-170"}}}
    ),
    "GET /api/v1/orders/{order_id}/mendings": Row(OWN, (_order,)),
    "POST /api/v1/orders/{order_id}/mendings": Row(
        OWN, (lambda shop: ready_draft(shop, NO_BLEED),), _mending
    ),
    "POST /api/v1/orders/{order_id}/mendings/undo": Row(OWN, (_mended,), _taking_back),
    "GET /api/v1/events": Row(KNOWN),
    "GET /api/v1/devices": Row(STAFF),
    "GET /api/v1/devices/{device_id}": Row(STAFF, (lambda _: DEVICE,)),
    "POST /api/v1/devices/{device_id}/test": Row(STAFF, (lambda _: DEVICE,)),
    "POST /api/v1/devices/{device_id}/resume": Row(STAFF, (lambda _: DEVICE,)),
    "POST /api/v1/devices/{device_id}/pause": Row(
        STAFF, (lambda _: SPARE,), lambda _: {"json": {"reason": "new blanket"}}
    ),
    "POST /api/v1/people/{person_id}/sign-in-link": Row((401, 403, 403, 403, 201), (lambda _: "bo",)),
}


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Web:
    devices: dict[str, dict[str, object]] = {name: {"kind": "null"} for name in (DEVICE, SPARE)}
    return Web(a_shop(tmp_path_factory.mktemp("shop"), device=devices))


def test_every_route_has_its_row_in_the_table(web: Web) -> None:
    found = {
        f"{method} {route.path}"
        for router in routers_in(api)
        for route in router.routes
        for method in route.methods
    }
    assert found | {f"GET {web.app.openapi_url}"} == set(ROUTES)


@pytest.mark.parametrize(("route", "who"), list(itertools.product(ROUTES, WHO)), ids=lambda value: value)
def test_a_route_answers_each_kind_of_caller_as_the_table_says(web: Web, route: str, who: str) -> None:
    row = ROUTES[route]
    method, pattern = route.split(" ")
    path = pattern
    for thing in row.things:
        path = path[: path.index("{")] + thing(web.shop) + path[path.index("}") + 1 :]
    response = web(method, f"/{path}", WHO[who], **row.request(web.shop))
    assert response.status_code == row.answers[list(WHO).index(who)], response.text
    if response.is_error:
        problem(response)


@pytest.fixture(scope="module")
def described(web: Web) -> Any:
    return schemathesis.openapi.from_asgi(web.app.openapi_url, web.app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("route", [route for route in ROUTES if "openapi" not in route])
def test_no_made_up_request_breaks_the_gateway_or_is_answered_as_nothing_documents(
    described: Any, route: str, mode: GenerationMode
) -> None:
    method, path = route.split(" ")

    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    def answers_as_documented(case: Any) -> None:
        case.call_and_validate(headers=bearer("ada"), checks=CHECKS)

    try:
        answers_as_documented()
    except Unsatisfiable:
        assert not has_inputs(described[path][method]), "nothing could be made up for it"


def has_inputs(operation: Any) -> bool:
    return bool(list(operation.iter_parameters()) or operation.body)
