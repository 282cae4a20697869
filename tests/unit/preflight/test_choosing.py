"""The PDF that the order asks for comes first, whatever the folder calls it."""

import pytest

from artwork_builders import card
from preflight import Expected
from preflight.choosing import fits, openable
from preflight.facts import ArchiveFacts, PackedPdfFacts

ORDER = card(pages=2)


def packed(
    name: str, pages: int = 2, trim: tuple[float, float] = (85, 55), unread: str = ""
) -> PackedPdfFacts:
    return PackedPdfFacts(name, 0, 100, pages, trim, unread)


def names(*pdfs: PackedPdfFacts, order: Expected = ORDER) -> list[str]:
    return [each.name for each in openable(ArchiveFacts(9, 1, 1, looked_into=pdfs), order)]


@pytest.mark.parametrize(
    ("pdf", "expected"),
    [
        (packed("x", 2, (85, 55)), True),
        (packed("x", 2, (55, 85)), True),
        (packed("x", 2, (91, 61)), True),
        (packed("x", 2, (85.4, 55)), True),
        (packed("x", 2, (88, 55)), False),
        (packed("x", 3, (85, 55)), False),
        (packed("x", 0, (0, 0)), False),
    ],
)
def test_pages_and_size_fit_or_not(pdf: PackedPdfFacts, expected: bool) -> None:  # noqa: FBT001 - a table
    assert fits(pdf, ORDER) is expected


def test_what_fits_the_order_comes_before_what_is_only_called_so() -> None:
    assert names(packed("print.pdf", 7), packed("draft.pdf")) == ["draft.pdf", "print.pdf"]
    assert names(packed("a", 2, (10, 10)), packed("b")) == ["b", "a"]


def test_what_does_not_open_is_left_out() -> None:
    assert names(packed("a", unread="locked"), packed("b")) == ["b"]
    assert openable(None, ORDER) == ()


def test_a_part_is_known_by_its_name_where_the_rest_is_alike() -> None:
    both = packed("inhalt.pdf"), packed("umschlag.pdf")
    cover, body = (Expected(role=role) for role in ("cover", "body"))
    assert names(*both, order=cover) == ["umschlag.pdf", "inhalt.pdf"]
    assert names(*both, order=body) == ["inhalt.pdf", "umschlag.pdf"]


def test_an_order_that_says_nothing_leaves_them_as_the_folder_sorts_them() -> None:
    assert names(packed("b", 3), packed("a", 1), order=Expected()) == ["b", "a"]
