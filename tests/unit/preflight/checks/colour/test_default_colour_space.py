from marks_builders import file_of, found, page_of

CHECK = "default-colour-space"


def test_a_page_that_replaces_device_colours_is_told() -> None:
    facts = file_of(page_of(), page_of(number=2, default_spaces=("DefaultCMYK", "DefaultRGB")))
    assert found(CHECK, facts) == [("replaced", 2, None)]


def test_pages_without_are_silent() -> None:
    assert found(CHECK, file_of(page_of())) == []
