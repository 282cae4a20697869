import io
import logging

import pypdf
import pytest

from preflight_builders import a4, look, told
from wording_builders import folios

CHECK = "page-order"


def found(*numbers: int | None) -> list[tuple[str, str, str]]:
    return told(look(folios(*numbers), a4(pages=len(numbers))), CHECK)


def test_exchanged_pages_are_told_as_another_reader_reads_their_numbers() -> None:
    data = folios(1, 2, 4, 3, 5, 6, 7, 8)
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    read = [page.extract_text().split()[-1] for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert [place for place, number in enumerate(read, 1) if str(place) != number] == [3, 4]
    assert found(1, 2, 4, 3, 5, 6, 7, 8) == [("order", "warning", "3-4")]


@pytest.mark.parametrize(
    "numbers",
    [
        (1, 2, 4, 3),
        (5, 5, 5, 5, 5, 5, 5),
        (2020, 2021, 2020, 2021, 2020, 2021),
        (None, 1, None, 9, None, 4, None, 2),
    ],
)
def test_few_numbers_or_numbers_of_another_kind_are_left_alone(numbers: tuple[int | None, ...]) -> None:
    assert found(*numbers) == []


def test_one_step_back_is_told_on_its_page() -> None:
    assert found(7, 8, 9, 4, 5, 6) == [("order", "warning", "4")]
