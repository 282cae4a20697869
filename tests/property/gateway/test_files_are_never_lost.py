"""A file once received stays listed: whatever is typed, reloaded, dropped, done in a second session, or placed."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draft_builders import a_draft, listed, row
from gateway.domain.errors import BadAnswersError, WrongMomentError
from gateway.services.fill_draft import Place
from gateway.services.place_draft import Placing, place_draft
from gateway.services.receive_file import add_chunks, finish_file
from gateway.services.save_draft import Edit, drop_file, save_draft
from gateway.services.shop import Shop
from gateway.services.views import visible_order
from gateway_builders import a_shop, caller_of, run_work
from good_orders import booklet, flyer_pdf

FILES = [flyer_pdf(pages) for pages in (3, 4, 8)]
SPOILT: list[dict[str, Any]] = [
    {"quantity": "many"}, {"parts": []}, {"parts": "gone"}, {"size": "A99"}, {"name": "\0"}, {"delivery": None}, {},
]  # fmt: skip
steps = st.one_of(
    st.tuples(st.just("upload"), st.sampled_from(["cover", "body"]), st.integers(0, len(FILES) - 1)),
    st.tuples(st.just("type"), st.sampled_from(SPOILT), st.booleans()),
    st.tuples(st.just("drop"), st.sampled_from(["cover", "body"]), st.just(0)),
    st.tuples(st.just("reload"), st.just(""), st.just(0)),
    st.tuples(st.just("place"), st.just(""), st.just(0)),
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder: Path = tmp_path_factory.mktemp("files")
    return a_shop(folder)


def _upload(shop: Shop, person: str, draft: str, slot: str, data: bytes) -> str:
    incoming = shop.blobs.receive(shop.new_id())
    add_chunks(shop, incoming, [data])
    finish_file(shop, caller_of(shop, person), incoming, name=f"{slot}.pdf", place=Place(draft, slot))
    return hashlib.sha256(data).hexdigest()


def _do(shop: Shop, person: str, draft: str, seen: dict[str, Any], step: tuple[str, Any, Any]) -> None:
    verb, what, is_good = step
    caller = caller_of(shop, person)
    if verb == "type":
        save_draft(shop, caller, draft, lambda _: Edit(seen, booklet() if is_good else {**booklet(), **what}))
    elif verb == "drop":
        drop_file(shop, caller, draft, what)
    elif verb == "place":
        place_draft(shop, caller, draft, Placing())
        run_work(shop)
    else:
        with shop.store.read() as tx:
            visible_order(tx, caller, draft)


def _check(shop: Shop, moves: list[tuple[str, tuple[str, Any, Any]]]) -> None:
    draft = a_draft(shop, form="booklet", answers=booklet())
    seen, received = row(shop, draft).answers, set()
    for person, step in moves:
        was_draft = row(shop, draft).state == "draft"
        if step[0] == "upload":
            sha256 = _upload(shop, person, draft, step[1], FILES[step[2]])
            received |= {sha256} if was_draft else set()
        else:
            try:
                _do(shop, person, draft, seen, step)
            except (BadAnswersError, WrongMomentError):
                assert row(shop, draft).state != "cancelled"
        assert received <= {file.sha256 for file in listed(shop, draft)}
    assert all(shop.blobs.read(sha256) for sha256 in received)


def test_200_random_sequences_keep_every_file_that_a_draft_received(shop: Shop):
    ran: list[int] = []

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.sampled_from(["ana", "bo"]), steps), min_size=1, max_size=9))
    def keep(moves: list[tuple[str, tuple[str, Any, Any]]]) -> None:
        _check(shop, moves)
        ran.append(len(moves))

    keep()
    assert len(ran) >= 200
