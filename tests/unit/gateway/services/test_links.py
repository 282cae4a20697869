"""Links: each opens one thing, for a time, and only its owner's browser can tell which."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from gateway.services.links import LIFETIMES, LinkGoneError, Opened, Purpose, make_link, open_link, use_link
from gateway.services.shop import Shop
from gateway.storage.rows import LinkRow
from service_builders import Clock, Shelf, shelf_shop


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), clock=clock)


def _make(shop: Shop, purpose: Purpose) -> str:
    with shop.store.write("test") as tx:
        return make_link(shop, tx, purpose, "ana")


def _use(shop: Shop, token: str) -> Opened:
    with shop.store.write("test") as tx:
        return use_link(shop, tx, token)


def test_a_link_opens_what_it_was_made_for(shop: Shop):
    assert _use(shop, _make(shop, Purpose.ORDER)) == Opened(Purpose.ORDER, "ana", None, None)


def test_a_link_for_signing_in_works_once(shop: Shop):
    token = _make(shop, Purpose.SIGN_IN)
    _use(shop, token)
    with pytest.raises(LinkGoneError):
        _use(shop, token)


def test_looking_at_a_link_does_not_use_it_up(shop: Shop):
    token = _make(shop, Purpose.SIGN_IN)
    with shop.store.read() as tx:
        open_link(shop, tx, token)
    assert _use(shop, token).person_id == "ana"


def test_a_link_to_an_order_works_again_and_again(shop: Shop):
    token = _make(shop, Purpose.ORDER)
    assert _use(shop, token) == _use(shop, token)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_link_expires(shop: Shop, clock: Clock, purpose: Purpose):
    token = _make(shop, purpose)
    clock.go_on(LIFETIMES[purpose] / timedelta(seconds=1))
    with pytest.raises(LinkGoneError):
        _use(shop, token)


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "B" * 5000])
def test_what_nobody_gave_out_opens_nothing(shop: Shop, token: str):
    with pytest.raises(LinkGoneError):
        _use(shop, token)


def test_the_database_holds_no_token_that_would_open_anything(shop: Shop):
    token = _make(shop, Purpose.SIGN_IN)
    with shop.store.read() as tx:
        row = tx.session.get(LinkRow, token)
        (kept,) = tx.session.exec(select(LinkRow)).all()
    assert row is None
    assert token not in repr(kept)
