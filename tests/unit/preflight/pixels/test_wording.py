import io
import logging

import pypdf
import pytest

from pixel_builders import measure
from preflight.pixels.leftovers import Found
from preflight.pixels.wording import MOST_FOLIOS, MOST_LEFTOVERS
from wording_builders import folios, leaf, line, read


def test_words_are_told_with_their_place_as_another_reader_reads_them() -> None:
    data = read(leaf(line("Dear <<FIELD>>, welcome")))
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    assert "Dear <<FIELD>>, welcome" in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    [page] = measure(data)
    assert [(left.kind, left.text) for left in page.leftovers] == [(Found.FIELD, "<<FIELD>>")]
    left, bottom, right, top = page.leftovers[0].rect_mm
    letter = 9 * 25.4 / 72
    start = 150 * 25.4 / 72
    assert (left, right) == pytest.approx((start + 5 * letter, start + 14 * letter), abs=0.1)
    assert (bottom, top) == pytest.approx((start, start + letter), abs=0.1)


@pytest.mark.parametrize("more", ["3 Tr", "0 0 0 0 k", "1 0 0 1 -900 0 cm", "0 0 1 1 re W n"])
def test_words_that_nobody_sees_are_not_told(more: str) -> None:
    [page] = measure(read(leaf(line("lorem ipsum", more=more))))
    assert page.leftovers == ()


def test_white_words_on_ink_are_told() -> None:
    [page] = measure(read(leaf(line("XXXX", "70 420", more="0 0 0 0 k"))))
    assert [left.text for left in page.leftovers] == ["XXXX"]


def test_numbers_at_the_ends_of_the_lines_at_the_edge_are_told_and_no_others() -> None:
    [page] = measure(read(leaf(line("17", "300 40"), line("99", "300 400"), line("a 5 b", "100 60"))))
    assert [folio.number for folio in page.folios] == [17]
    [page] = measure(
        read(leaf(line("Yearbook 2024", "60 40"), line("of us", "250 40"), line("17", "500 40")))
    )
    assert [folio.number for folio in page.folios] == [17]
    assert [page.folios[0].number for page in measure(folios(1, 2))] == [1, 2]


def test_only_a_few_are_kept() -> None:
    many = "".join(line(f"<<FIELD{i}>>", f"150 {100 + 12 * i}") for i in range(30))
    numbers = "".join(line(str(i), f"{60 * i} 30") for i in range(1, 9))
    [page] = measure(read(leaf(many, numbers)))
    assert len(page.leftovers) == MOST_LEFTOVERS
    assert len(page.folios) <= MOST_FOLIOS
