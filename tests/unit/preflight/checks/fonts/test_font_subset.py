from marks_builders import file_of, font, found

CHECK = "font-subset"


def test_a_whole_font_is_told() -> None:
    whole = font(subset=False)
    assert found(CHECK, file_of(fonts=[font("Other"), whole])) == [("whole", 1, None)]


def test_subsets_fonts_that_are_missing_and_fonts_of_drawings_are_silent() -> None:
    quiet = [font(), font(subset=False, embedded=False), font(kind="Type3", subset=False)]
    assert found(CHECK, file_of(fonts=quiet)) == []


def test_a_font_in_very_many_parts_is_told_with_their_number() -> None:
    assert found(CHECK, file_of(fonts=[font(objects=4), font(objects=12)])) == [("several", 1, 12)]
