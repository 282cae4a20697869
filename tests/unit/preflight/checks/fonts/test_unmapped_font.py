from marks_builders import file_of, font, found

CHECK = "unmapped-font"


def test_a_font_that_does_not_say_its_letters_is_told_on_each_of_its_pages() -> None:
    facts = file_of(fonts=[font(says_letters=False, has_unicode=False, pages="2-3, 7")])
    assert found(CHECK, facts) == [("no-map", 2, None), ("no-map", 3, None), ("no-map", 7, None)]


def test_one_that_does_and_one_that_nobody_sees_are_silent() -> None:
    assert found(CHECK, file_of(fonts=[font(), font(says_letters=False, pages="")])) == []
