import pytest

from preflight import Severity, registered_checks, words
from preflight.imports.foreign import (
    _ALIKE,
    MOST_FINDINGS,
    Entry,
    finding_of,
    findings_of,
    page_number,
    place_of,
)


def test_every_check_named_as_alike_exists() -> None:
    assert set(_ALIKE.values()) <= set(registered_checks())


def test_what_would_move_a_terminal_or_is_endless_is_cut() -> None:
    found = finding_of(Entry("pitstop", Severity.ERROR, "a\x1b[2Jb" + "x" * 10_000, rule="\n\n"))
    assert found.message.startswith("a [2Jb")
    assert len(found.message) <= 300
    assert found.arguments["rule"] == ""


def test_a_foreign_finding_can_be_told_like_any_other() -> None:
    found = finding_of(Entry("callas", Severity.INFO, "Something"))
    assert words(found, "de").operator == "callas pdfToolbox: Something"


def test_a_report_without_end_is_cut_and_entries_without_words_are_left_out() -> None:
    many = [Entry("callas", Severity.INFO, f"{number}") for number in range(2 * MOST_FINDINGS)]
    assert len(findings_of([Entry("callas", Severity.INFO, " "), *many])) == MOST_FINDINGS


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("3", 3),
        (3, 3),
        ("PAG3", 3),
        (" 3 ", 3),
        ("0", None),
        ("-1", None),
        ("³", None),
        (None, None),
        ("9" * 9, None),
    ],
)
def test_page_numbers_are_read_as_programs_write_them(text: object, page: int | None) -> None:
    assert page_number(text) == page


@pytest.mark.parametrize(
    "edges", [(1, 2, 3), (1, 2, 3, None), (3, 0, 1, 1), ("inf", 0, 1, 1), ("nan", 0, 1, 1)]
)
def test_what_is_no_rectangle_is_no_place(edges: tuple[object, ...]) -> None:
    assert place_of(1, edges, unit="mm") is None
