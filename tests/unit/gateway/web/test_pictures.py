"""Pictures of pages: who may see them, what a browser may do with them, what stands where there is none."""

import hashlib
from pathlib import Path

import pytest
from lxml import etree

from gateway.web.pictures import ink_address, picture_address
from gateway_builders import a_shop, an_order
from preflight import NoPicture
from preflight_builders import locked, page, pdf
from web_builders import Web, problem

SOUND = pdf(page((148, 210)), page((148, 210)))


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


def address(
    web: Web, data: bytes = SOUND, *, page_number: int = 1, width_px: int = 220, slot: str = "single"
) -> str:
    order = an_order(web.shop, data)
    return "/" + picture_address(order, slot, hashlib.sha256(data).hexdigest(), page_number, width_px)


@pytest.mark.parametrize(
    ("who", "status"), [(None, 401), ("eve", 404), ("ana", 200), ("bo", 200), ("carl", 200)]
)
def test_it_is_seen_by_whoever_may_see_the_order(web: Web, who: str | None, status: int) -> None:
    response = web.get(address(web), who)
    assert response.status_code == status
    assert (response.headers["cache-control"] == "no-store") is (status != 200)


def test_a_browser_may_keep_it_and_do_nothing_else_with_it(web: Web) -> None:
    response = web.get(address(web))
    assert response.headers["content-type"] == "image/png"
    assert response.headers.get_list("cache-control") == ["private, max-age=31536000, immutable"]
    assert response.headers.get_list("x-content-type-options") == ["nosniff"]
    assert response.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert response.content.startswith(b"\x89PNG")


def test_a_file_of_another_order_or_slot_is_not_there(web: Web) -> None:
    other = pdf(page((148, 210)))
    an_order(web.shop, other, person="eve")
    order = an_order(web.shop, SOUND)
    theirs = hashlib.sha256(other).hexdigest()
    assert problem(web.get("/" + picture_address(order, "single", theirs, 1, 220)))[0] == 404
    assert problem(web.get(address(web, slot="cover")))[0] == 404


@pytest.mark.parametrize("width_px", [0, 219, 2400, 99_999])
def test_only_the_two_widths_are_drawn(web: Web, width_px: int) -> None:
    assert problem(web.get(address(web, width_px=width_px)))[0] == 404


@pytest.mark.parametrize(
    ("data", "page_number", "words"),
    [
        (b"no PDF at all", 1, "does not open as a PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", 1, "does not open as a PDF"),
        (locked(SOUND, user="x"), 1, "locked with a password"),
        (SOUND, 3, "no such page"),
    ],
)
def test_where_there_is_no_picture_there_are_words(
    web: Web, data: bytes, page_number: int, words: str
) -> None:
    response = web.get(address(web, data, page_number=page_number))
    assert (response.status_code, response.headers["content-type"]) == (200, "image/svg+xml")
    assert response.headers["cache-control"] == "no-store"
    assert words in response.text
    assert etree.fromstring(response.content).tag == "{http://www.w3.org/2000/svg}svg"


def test_the_words_are_in_the_orders_language(web: Web) -> None:
    found = address(web, b"no PDF")
    with web.shop.store.write("speak-german") as tx:
        order = tx.orders.get(found.split("/")[3])
        assert order is not None
        order.locale = "de"
        tx.session.add(order)
    assert "öffnet sich nicht als PDF" in web.get(found).text


def test_every_reason_has_words_in_every_language() -> None:
    from gateway.web import pictures  # noqa: PLC0415

    assert all(set(told) == set(NoPicture) for told in pictures._WORDS.values())  # noqa: SLF001


def test_an_address_takes_any_slot_and_stays_one_path() -> None:
    assert picture_address("o/1", "a b?", "0" * 64, 1, 220) == f"/pictures/o%2F1/a%20b%3F/{'0' * 64}/1-220"


def test_the_ink_of_a_page_is_shown_to_whoever_may_see_the_order(web: Web) -> None:
    order = an_order(web.shop, SOUND)
    address_of_ink = "/" + ink_address(order, "single", hashlib.sha256(SOUND).hexdigest(), 1, 300)
    response = web.get(address_of_ink)
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    assert problem(web.get(address_of_ink, "eve"))[0] == 404
    assert problem(web.get(address_of_ink.replace("/300/", "/99/")))[0] == 422
