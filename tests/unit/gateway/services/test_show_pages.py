from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.services.flights import Flights
from gateway.services.shop import Shop
from gateway.services.show_pages import STRIP_PX, VIEW_PX, page_picture
from gateway.storage.pictures import PictureShelf
from gateway_builders import a_shop
from preflight import NoPicture, Picture, PictureFailure, PictureWish, draw_page
from preflight_builders import page, pdf

THREE = pdf(page(), page((100, 200)), page())


class Counted:
    """Draws as the shop does, and counts; `found` takes the place of drawing."""

    def __init__(self, found: PictureFailure | None = None) -> None:
        self.wishes: list[PictureWish] = []
        self._found = found

    def __call__(self, path: Path, wish: PictureWish) -> Picture | PictureFailure:
        self.wishes.append(wish)
        return self._found or draw_page(path, wish)


class OneBefore(Flights[Picture | PictureFailure]):
    """Flights in which another, who also found nothing kept, always came just before and has landed."""

    def start(
        self, key: str, work: Callable[[], Picture | PictureFailure]
    ) -> Future[Picture | PictureFailure]:
        super().start(key, work).result()
        return super().start(key, work)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def kept(shop: Shop, data: bytes) -> str:
    return shop.blobs.put(data, shop.new_id()).sha256


def test_a_page_is_drawn_once_for_each_width_and_kept_over_a_restart(shop: Shop) -> None:
    counted = Counted()
    sha256 = kept(shop, THREE)
    first = replace(shop, draw=counted)
    pictures = [page_picture(first, sha256, 2, width) for width in (STRIP_PX, VIEW_PX, STRIP_PX)]
    again = replace(first, painter=Flights("painter", 1))
    assert page_picture(again, sha256, 2, STRIP_PX) == pictures[0] == pictures[2]
    assert [wish.width_px for wish in counted.wishes] == [STRIP_PX, VIEW_PX]
    assert [found.width_px for found in pictures if isinstance(found, Picture)] == [220, 1200, 220]


def test_many_who_ask_at_once_have_it_drawn_once(shop: Shop) -> None:
    counted = Counted()
    sha256, counting = kept(shop, THREE), replace(shop, draw=counted)
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: page_picture(counting, sha256, 1, STRIP_PX), range(32)))
    assert len({each.data for each in found if isinstance(each, Picture)}) == 1
    assert len(counted.wishes) == 1


def test_whoever_looked_just_before_a_drawing_landed_has_it_not_drawn_again(shop: Shop) -> None:
    counted = Counted()
    sha256 = kept(shop, THREE)
    late = replace(shop, draw=counted, painter=OneBefore("painter", 1))
    assert isinstance(page_picture(late, sha256, 1, STRIP_PX), Picture)
    assert len(counted.wishes) == 1


def test_a_file_without_a_picture_is_not_tried_again(shop: Shop) -> None:
    counted = Counted()
    sha256, counting = kept(shop, b"no PDF"), replace(shop, draw=counted)
    for _ in range(2):
        found = page_picture(counting, sha256, 1, STRIP_PX)
        assert isinstance(found, PictureFailure)
        assert found.reason is NoPicture.DAMAGED
    assert len(counted.wishes) == 1


def test_one_that_took_too_long_is_tried_again_as_the_machine_may_have_been_busy(shop: Shop) -> None:
    counted = Counted(PictureFailure(NoPicture.TIMEOUT, "not finished after 20 s"))
    sha256, counting = kept(shop, THREE), replace(shop, draw=counted)
    for _ in range(2):
        page_picture(counting, sha256, 1, STRIP_PX)
    assert len(counted.wishes) == 2


def spoil(data: bytes) -> bytes:
    return data[: len(data) // 2]


def forge(data: bytes) -> bytes:
    return data.replace(b"image/png", b"text/html")


@pytest.mark.parametrize("harm", [spoil, forge])
def test_a_kept_picture_that_was_harmed_is_drawn_again(
    shop: Shop, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    sha256 = kept(shop, THREE)
    whole = page_picture(shop, sha256, 1, STRIP_PX)
    [path] = [path for path in (tmp_path / "page-pictures").rglob("*") if path.is_file()]
    path.write_bytes(harm(path.read_bytes()))
    assert page_picture(shop, sha256, 1, STRIP_PX) == whole


def test_a_shelf_that_takes_nothing_hides_no_picture(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    blocked = replace(shop, pictures=PictureShelf(tmp_path / "blocked" / "shelf"))
    assert isinstance(page_picture(blocked, kept(shop, THREE), 1, STRIP_PX), Picture)
