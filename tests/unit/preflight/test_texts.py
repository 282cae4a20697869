import pytest

from preflight.texts import number, page_ranges, say


@pytest.mark.parametrize(
    ("pages", "text"),
    [([], ""), ([1], "1"), ([3, 1, 2], "1-3"), ([1, 2, 4, 7, 8, 8], "1-2, 4, 7-8"), ([5, 1], "1, 5")],
)
def test_pages_are_written_as_people_do(pages: list[int], text: str) -> None:
    assert page_ranges(pages) == text


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3"), (2.50, "2.5"), (100.0, "100"), (None, ""), ("a x b", "a x b")]
)
def test_numbers_have_no_idle_noughts(value: float | str | None, text: str) -> None:
    assert number(value) == text


def test_a_sentence_begins_with_a_capital() -> None:
    assert say("{on_pages}: too small", {"on_pages": "page 3"}) == "Page 3: too small"
