"""A page is shown before and after; the copy made for the picture is the one that is printed, looked at once."""

from dataclasses import replace
from pathlib import Path

import pytest

from draft_builders import ready_draft, row
from gateway.malware.clamd import Clamd
from gateway.services.mend_order import Held, mend_draft
from gateway.services.mendings import mendings_here
from gateway.services.shop import Shop
from gateway.services.show_mending import Sight, seen_after, seen_before
from gateway_builders import a_shop, caller_of
from good_orders import flyer_pdf
from preflight import NoPicture, NotFixed, PictureFailure, WhyNot


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


@pytest.fixture
def draft(shop: Shop) -> str:
    return ready_draft(shop, flyer_pdf(bleed=0))


def test_the_page_grows_by_its_bleed_and_the_fault_is_gone(shop: Shop, draft: str):
    mendings = mendings_here(shop, row(shop, draft))
    before, after = seen_before(shop, mendings, 1, 220), seen_after(shop, mendings, 1, 220)
    assert isinstance(before, Sight)
    assert isinstance(after, Sight)
    assert before.over is not None
    assert after.over is not None
    assert (before.over.width_mm, round(after.over.width_mm, 1)) == (148, 154)
    assert before.over.marks
    assert not after.over.marks


def test_the_copy_that_was_shown_is_the_one_that_is_chosen_and_is_not_made_or_read_again(
    shop: Shop, draft: str
):
    mendings = mendings_here(shop, row(shop, draft))
    seen_after(shop, mendings, 1, 220)

    def never(*_: object) -> NotFixed:
        raise AssertionError("it was made before")

    settled = replace(shop, mend=never, collect=never)  # type: ignore[arg-type] (it is never called)
    mended = mend_draft(
        settled, caller_of(shop, "ana"), draft, Held("single", mendings[0].sha256), ["mirror-bleed"]
    )
    assert shop.blobs.has(mended)


def test_a_copy_that_could_not_be_scanned_is_neither_read_nor_shown(shop: Shop, draft: str):
    mendings = mendings_here(shop, row(shop, draft))
    with shop.store.write("test") as tx:
        clean = {"verdict": "clean", "detail": ""}
        tx.memory.keep_facts(mendings[0].sha256, "gateway-malware-scan/1", clean)

    def never(*_: object) -> NotFixed:
        raise AssertionError("it must not be read")

    unscanned = replace(shop, scanner=Clamd("unix:/nowhere/clamd.ctl", 1.0, 1 << 20), collect=never)  # type: ignore[arg-type] (it is never called)
    assert isinstance(seen_after(unscanned, mendings, 1, 220), PictureFailure)


def test_why_there_is_no_picture_is_told(shop: Shop, draft: str):
    mendings = mendings_here(shop, row(shop, draft))
    assert seen_after(
        replace(shop, mend=lambda *_: NotFixed(WhyNot.CANNOT, "")), mendings, 1, 220
    ) == NotFixed(WhyNot.CANNOT, "")
    gone = seen_before(shop, mendings, 9, 220)
    assert isinstance(gone, PictureFailure)
    assert gone.reason is NoPicture.NO_SUCH_PAGE
