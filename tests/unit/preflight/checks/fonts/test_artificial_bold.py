from marks_builders import BLACK, RED, cases, file_of, found, page_of, text

CHECK = "artificial-bold"


def test_text_outlined_in_its_own_colour_is_told_with_the_thickest_outline() -> None:
    page = page_of(text(stroke=BLACK, line_pt=0.3), text(9, stroke=BLACK, line_pt=0.5))
    assert found(CHECK, file_of(page)) == [("outlined", 1, 0.5)]


def test_outlines_of_another_colour_large_letters_and_plain_text_are_silent() -> None:
    assert cases(CHECK, text(stroke=RED, line_pt=0.3), text(24, stroke=BLACK, line_pt=1), text()) == []
