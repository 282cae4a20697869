"""Live news: who may hear what, at once, and what a browser missed while it was away."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from gateway.domain.event_kinds import EventKind
from gateway.services.shop import Shop
from gateway.web.live import Live
from gateway_builders import caller_of
from service_builders import Shelf, place, shelf_shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return shelf_shop(tmp_path, Shelf())


def note(shop: Shop, order_id: str | None, kind: EventKind, **data: Any) -> None:
    with shop.store.write("test") as tx:
        tx.events.append(kind, order_id, at=shop.clock(), actor="test", data=data)


async def heard(stream: AsyncIterator[bytes]) -> dict[str, str]:
    """The next piece of news, as the browser's script reads it."""
    frame = await asyncio.wait_for(anext(stream), timeout=5)
    lines = dict(line.split(": ", 1) for line in frame.decode().splitlines() if line)
    return {**json.loads(lines["data"]), "id": lines["id"]}


def listening(shop: Shop, person: str, then: Any, after: int | None = None) -> Any:
    """Open the stream as a person, run what happens then, return what `then` returns."""

    async def run() -> Any:
        live = Live(shop.store)
        async with aclosing(live.listen(caller_of(shop, person), after)) as stream:
            assert await anext(stream) == b"retry: 2000\n\n"
            return await then(live, stream)

    return asyncio.run(run())


@pytest.mark.parametrize("person", ["ana", "bo", "carl"])
def test_what_happens_to_an_order_is_heard_by_its_company_and_the_shop(shop: Shop, person: str):
    order = place(shop)

    async def then(_live: Live, stream: AsyncIterator[bytes]) -> dict[str, str]:
        await asyncio.to_thread(note, shop, order, EventKind.ORDER_MOVED)
        return await heard(stream)

    news = listening(shop, person, then)
    assert (news["kind"], news["order"]) == ("order.moved", order)


def test_news_tells_what_changed_but_not_what_was_said(shop: Shop):
    order = place(shop)

    async def then(_live: Live, stream: AsyncIterator[bytes]) -> bytes:
        await asyncio.to_thread(note, shop, order, EventKind.MESSAGE_SENT, text="a secret")
        return await asyncio.wait_for(anext(stream), timeout=5)

    assert b"secret" not in listening(shop, "ana", then)


def test_another_company_hears_nothing(shop: Shop):
    mine, theirs = place(shop), place(shop)
    with shop.store.write("test") as tx:
        order = tx.orders.get(theirs)
        assert order is not None
        order.tenant = "Elsewhere Ltd"
        tx.session.add(order)

    async def then(_live: Live, stream: AsyncIterator[bytes]) -> dict[str, str]:
        await asyncio.to_thread(note, shop, mine, EventKind.ORDER_MOVED)
        await asyncio.to_thread(note, shop, theirs, EventKind.ORDER_MOVED)
        return await heard(stream)

    assert listening(shop, "eve", then)["order"] == theirs


def test_customers_do_not_hear_what_is_the_shops_own_business(shop: Shop):
    order = place(shop)

    async def then(_live: Live, stream: AsyncIterator[bytes]) -> dict[str, str]:
        await asyncio.to_thread(note, shop, order, EventKind.CASE_NOTED, case="c1")
        await asyncio.to_thread(note, shop, order, EventKind.ORDER_MOVED)
        return await heard(stream)

    assert listening(shop, "ana", then)["kind"] == "order.moved"
    assert listening(shop, "carl", then)["kind"] == "case.noted"


def test_a_browser_that_was_away_gets_what_it_missed_and_only_that(shop: Shop):
    order = place(shop)
    with shop.store.read() as tx:
        seen = tx.events.newest()
    note(shop, order, EventKind.ORDER_MOVED)
    note(shop, order, EventKind.CHECK_FINISHED)

    async def then(_live: Live, stream: AsyncIterator[bytes]) -> list[str]:
        return [(await heard(stream))["kind"] for _ in range(2)]

    assert listening(shop, "ana", then, after=seen) == ["order.moved", "check.finished"]


def test_a_new_browser_is_not_told_the_past(shop: Shop):
    order = place(shop)

    async def then(_live: Live, stream: AsyncIterator[bytes]) -> dict[str, str]:
        await asyncio.to_thread(note, shop, order, EventKind.CHECK_FINISHED)
        return await heard(stream)

    assert listening(shop, "ana", then)["kind"] == "check.finished"


def test_what_another_process_commits_is_heard_within_two_seconds(shop: Shop, tmp_path: Path):
    order = place(shop)
    other = shelf_shop(tmp_path, Shelf())

    async def then(_live: Live, stream: AsyncIterator[bytes]) -> dict[str, str]:
        await asyncio.to_thread(note, other, order, EventKind.ORDER_MOVED)
        return await asyncio.wait_for(heard(stream), timeout=2)

    assert listening(shop, "ana", then)["order"] == order


def test_closing_ends_every_stream(shop: Shop):
    async def then(live: Live, stream: AsyncIterator[bytes]) -> list[bytes]:
        live.close()
        return [frame async for frame in stream]

    assert listening(shop, "ana", then) == []


def test_a_browser_that_does_not_read_loses_the_oldest_news_and_holds_up_nobody(shop: Shop):
    order = place(shop)

    async def then(_live: Live, stream: AsyncIterator[bytes]) -> dict[str, str]:
        def many() -> None:
            with shop.store.write("test") as tx:
                for _ in range(700):
                    tx.events.append(EventKind.ORDER_MOVED, order, at=shop.clock(), actor="test")

        await asyncio.to_thread(many)
        with shop.store.read() as tx:
            newest = tx.events.newest()
        found = await heard(stream)
        while int(found["id"]) < newest:
            found = await heard(stream)
        return found

    assert listening(shop, "ana", then)["order"] == order
