"""Tokens: who they make the caller, and what they may be used for."""

from pathlib import Path

import pytest

from gateway.domain.people import Scope
from gateway_builders import a_shop, bearer, limit_to, token_of
from web_builders import Web, problem


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


@pytest.mark.parametrize(
    "header",
    [None, "Bearer", "Bearer gw_unknown", f"Basic {token_of('ana')}", token_of("ana"), "Bearer \xfc"],
)
def test_without_a_known_token_nothing_is_shown(web: Web, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header.encode("latin-1")}
    response = web.get("/orders", None, headers=headers)
    assert problem(response) == (401, "not-signed-in")
    assert response.headers["www-authenticate"] == "Bearer"


def test_the_scheme_may_be_written_in_any_case(web: Web) -> None:
    assert web.get("/orders", None, headers={"Authorization": f"bEARER {token_of('ana')}"}).status_code == 200


def test_a_token_is_good_for_its_scopes_alone(web: Web) -> None:
    limit_to(web.shop, "ana", Scope.ORDERS_READ)
    assert web.get("/orders").status_code == 200
    refused = web.get("/forms")
    assert problem(refused) == (403, "forbidden")
    assert "forms:read" in refused.json()["detail"]
    assert "orders:read" in refused.json()["why"]


def test_a_token_cannot_carry_more_than_its_persons_role_allows(web: Web) -> None:
    limit_to(web.shop, "ana", *Scope)
    assert problem(web.get("/devices")) == (403, "forbidden")


def test_who_may_not_is_told_before_the_body_is_looked_at(web: Web) -> None:
    assert problem(web.post("/orders", None, json={"nonsense": 1})) == (401, "not-signed-in")
    limit_to(web.shop, "ana")
    assert problem(web.post("/orders", json={"nonsense": 1}, headers=bearer("ana"))) == (403, "forbidden")
