import io

import pikepdf
import pytest

from preflight.reading.votes import count_page_objects, declared_count, other_readers
from preflight_builders import page, pdf

THREE = pdf(page(), page(), page())


@pytest.mark.parametrize(("doubtful", "walked", "asked"), [(False, 3, 2), (False, 900, 1), (True, 900, 2)])
def test_a_long_sound_book_is_not_walked_once_more_in_python(
    doubtful: bool,  # noqa: FBT001
    walked: int,
    asked: int,
) -> None:
    *_, last = other_readers(io.BytesIO(THREE), {"walked": walked}, doubtful=doubtful)
    others = {name: count for name, count in last.page_votes.items() if name != "walked"}
    assert (len(others), set(others.values()), last.refused_by) == (asked, {3}, ())


def test_readers_that_do_not_open_a_file_are_named() -> None:
    *_, last = other_readers(io.BytesIO(b"%PDF-1.4 nothing"), {"walked": 0}, doubtful=True)
    assert (last.page_votes, last.refused_by) == ({"walked": 0}, ("pdfium", "pypdf"))


def test_each_reader_is_told_as_refusing_before_it_is_asked() -> None:
    votes = list(other_readers(io.BytesIO(THREE), {"walked": 3}, doubtful=False))
    assert [vote.refused_by for vote in votes] == [("pypdf",), ("pdfium",), ()]


def test_what_the_file_declares_and_what_is_in_it_are_counted_apart() -> None:
    lying = THREE.replace(b"/Count 3", b"/Count 5")
    with pikepdf.open(io.BytesIO(lying)) as opened:
        assert (declared_count(opened), count_page_objects(opened)) == (5, 3)
