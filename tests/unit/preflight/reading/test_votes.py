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
    votes = other_readers(io.BytesIO(THREE), walked=walked, doubtful=doubtful)
    assert (len(votes.counts), set(votes.counts.values()), votes.refused_by) == (asked, {3}, ())


def test_readers_that_do_not_open_a_file_are_named() -> None:
    votes = other_readers(io.BytesIO(b"%PDF-1.4 nothing"), walked=0, doubtful=True)
    assert (votes.counts, votes.refused_by) == ({}, ("pdfium", "pypdf"))


def test_what_the_file_declares_and_what_is_in_it_are_counted_apart() -> None:
    lying = THREE.replace(b"/Count 3", b"/Count 5")
    with pikepdf.open(io.BytesIO(lying)) as opened:
        assert (declared_count(opened), count_page_objects(opened)) == (5, 3)
