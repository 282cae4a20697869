from dataclasses import replace

import pytest

from preflight import Report, evaluate, load_profile
from preflight.facts import AnnotationFacts, Rect
from preflight_builders import a4, page_facts, some_facts, told

ON_THE_PAGE = (50.0, 50.0, 60.0, 60.0)


def report(*notes: AnnotationFacts) -> Report:
    return evaluate(some_facts(replace(page_facts(), annotations=notes)), a4(), load_profile("sheetfed"))


def note(kind: str = "Text", text: str = "", rect: Rect = ON_THE_PAGE) -> AnnotationFacts:
    return AnnotationFacts(kind, rect, printable=False, text=text)


def test_a_note_is_quoted_to_customer_and_operator() -> None:
    [finding] = report(note(text="please change phone number")).findings
    assert 'a note says "please change phone number"' in finding.message
    assert '"please change phone number"' in finding.customer
    assert [place.rect_mm for place in finding.places] == [ON_THE_PAGE]


def test_a_long_note_is_cut_so_that_the_sentence_stays_short() -> None:
    [finding] = report(note(text="one two\nthree four five six seven eight nine")).findings
    assert finding.arguments["note"] == "one two three four five six ..."
    assert len(finding.customer.split()) <= 25
    [finding] = report(note(text="x" * 999 + "{page}")).findings
    assert len(finding.arguments["note"]) <= 64


@pytest.mark.parametrize("kind", ["Link", "Widget", "Popup", "Watermark", "TrapNet", "Movie"])
def test_what_is_no_comment_is_left_to_others(kind: str) -> None:
    assert told(report(note(kind, "x")), "comments") == []


def test_the_same_mark_on_a_page_is_told_once_with_all_places() -> None:
    marks = [note("Highlight", rect=(n, 50.0, n + 5.0, 60.0)) for n in (20.0, 40.0, 60.0)]
    found = report(*marks)
    assert told(found, "comments") == [("mark", "warning", "1")]
    assert len(found.findings[0].places) == 3
