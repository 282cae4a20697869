"""Tokens: who they make the caller, and what they may be used for."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.domain.people import Scope
from gateway.services.shop import Shop
from gateway.web.auth import REMEMBER_S, Callers
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


class Counted:
    """Callers of a shop by a clock that stands still until it is put forward; counts what the database is asked."""

    def __init__(self, shop: Shop) -> None:
        self.now = 1000.0
        self.asked = 0
        self._callers = Callers(shop, lambda: self.now)
        sa.event.listen(shop.store.engines.read, "begin", self._count)

    def _count(self, _connection: object) -> None:
        self.asked += 1

    def __call__(self, token: str) -> str | None:
        caller = asyncio.run(self._callers.caller(token))
        return None if caller is None else caller.id


@pytest.fixture
def callers(web: Web) -> Counted:
    return Counted(web.shop)


def remove_token(shop: Shop, person: str) -> None:
    with shop.store.engines.write.begin() as connection:
        connection.execute(sa.text("DELETE FROM tokens WHERE person_id = :person"), {"person": person})


def test_a_token_in_use_is_not_looked_up_each_time(callers: Counted) -> None:
    assert [callers(token_of("ana")) for _ in range(3)] == ["ana"] * 3
    assert callers.asked == 1
    assert callers(token_of("bo")) == "bo"
    assert callers.asked == 2


def test_a_removed_token_stops_working_within_seconds(web: Web, callers: Counted) -> None:
    assert callers(token_of("ana")) == "ana"
    remove_token(web.shop, "ana")
    callers.now += REMEMBER_S - 0.01
    assert callers(token_of("ana")) == "ana"
    callers.now += 0.01
    assert callers(token_of("ana")) is None
    assert callers(token_of("ana")) is None


def test_use_does_not_lengthen_the_life_of_a_removed_token(web: Web, callers: Counted) -> None:
    assert callers(token_of("ana")) == "ana"
    remove_token(web.shop, "ana")
    seen = []
    for _ in range(8):
        seen.append(callers(token_of("ana")))
        callers.now += 1.0
    assert seen == ["ana"] * 5 + [None] * 3


def test_a_new_token_works_at_once_though_it_was_tried_before(web: Web, callers: Counted) -> None:
    remove_token(web.shop, "ana")
    assert callers(token_of("ana")) is None
    limit_to(web.shop, "ana", Scope.ORDERS_READ)
    assert callers(token_of("ana")) == "ana"


def test_not_more_callers_are_remembered_than_a_bound(
    callers: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.web.auth.MOST", 2)
    for person in ("ana", "bo", "carl", "carl"):
        assert callers(token_of(person)) == person
    assert callers.asked == 3
    assert callers(token_of("ana")) == "ana"
    assert callers.asked == 4
