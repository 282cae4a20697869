from dataclasses import replace

from marks_builders import BESIDE, file_of, font, found, ink, page_of, text
from preflight.facts.marks import MOST_CLASSES

CHECK = "missing-glyph"


def test_a_font_that_shows_what_it_lacks_is_told_with_its_text() -> None:
    pages = [page_of(text(), number=number) for number in (1, 2, 3)]
    facts = file_of(*pages, fonts=[font(pages="1-3", lacking="2-3")])
    assert found(CHECK, facts) == [("shown", 2, None), ("shown", 3, None)]


def test_fonts_that_have_all_letters_and_text_that_is_cut_away_are_silent() -> None:
    assert found(CHECK, file_of(page_of(text()), fonts=[font()])) == []
    assert found(CHECK, file_of(page_of(text(at=BESIDE)), fonts=[font(lacking="1")])) == []


def test_a_page_of_very_many_texts_is_told_without_a_place() -> None:
    many = [replace(text(fill=ink(0, 0, i / 100, 0)), font=1) for i in range(MOST_CLASSES)]
    facts = file_of(page_of(*many), fonts=[font(lacking="1"), font("Other")])
    assert found(CHECK, facts) == [("shown", 1, None)]
