from marks_builders import file_of, found, page_of

CHECK = "postscript-object"


def test_a_page_with_postscript_is_told() -> None:
    assert found(CHECK, file_of(page_of(), page_of(number=2, objects=("postscript",)))) == [
        ("program", 2, None)
    ]


def test_other_pages_are_silent() -> None:
    assert found(CHECK, file_of(page_of(objects=("opi",)))) == []
