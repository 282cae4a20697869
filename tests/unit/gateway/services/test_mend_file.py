"""A mended copy is made once, kept by its hash, and made again where it is gone."""

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.services.mend_file import digest_of, mended_copy
from gateway.services.shop import Shop
from gateway_builders import a_file, a_shop
from good_orders import flyer_pdf
from preflight import Fix, Fixed, NotFixed, WhyNot

TURN = Fix("rotate", {"pages": "1", "turn_deg": 90.0})


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


@pytest.fixture
def sha256(shop: Shop) -> str:
    file_id = a_file(shop, flyer_pdf())
    with shop.store.read() as tx:
        row = tx.files.get(file_id)
        assert row is not None
        return row.sha256


def counted(shop: Shop) -> tuple[Shop, list[Path]]:
    """The shop, and the list of files that it has read in order to mend them."""
    read: list[Path] = []

    def mend(path: Path, fixes: tuple[Fix, ...], target: Path) -> Fixed | NotFixed:
        read.append(path)
        return shop.mend(path, fixes, target)

    return replace(shop, mend=mend), read


def test_a_copy_is_another_file_that_is_kept_and_made_once(shop: Shop, sha256: str):
    watched, read = counted(shop)
    first, second = (mended_copy(watched, sha256, [TURN]) for _ in range(2))
    assert not isinstance(first, NotFixed)
    assert first == second
    assert first.sha256 != sha256
    assert shop.blobs.read(first.sha256).startswith(b"%PDF")
    assert len(read) == 1


def test_a_copy_whose_bytes_are_gone_is_made_again_and_is_the_same(shop: Shop, sha256: str):
    first = mended_copy(shop, sha256, [TURN])
    assert not isinstance(first, NotFixed)
    shop.blobs.local_path(first.sha256).unlink()
    assert mended_copy(shop, sha256, [TURN]) == first
    assert shop.blobs.has(first.sha256)


@pytest.mark.parametrize(("why", "times"), [(WhyNot.SIGNED, 1), (WhyNot.TIMEOUT, 2)])
def test_why_there_is_no_copy_is_remembered_unless_the_machine_may_be_to_blame(
    shop: Shop, sha256: str, why: WhyNot, times: int
):
    asked: list[Path] = []

    def mend(path: Path, _fixes: tuple[Fix, ...], _target: Path) -> NotFixed:
        asked.append(path)
        return NotFixed(why, "so it is")

    refusing = replace(shop, mend=mend)
    assert [mended_copy(refusing, sha256, [TURN]) for _ in range(2)] == [NotFixed(why, "so it is")] * 2
    assert len(asked) == times


def test_fixes_are_told_apart_by_what_they_are_told_and_not_by_their_order():
    other = Fix("remove-comments", {"pages": "1"})
    assert digest_of([TURN, other]) == digest_of([other, TURN])
    assert digest_of([TURN]) != digest_of([Fix("rotate", {"pages": "2", "turn_deg": 90.0})])
