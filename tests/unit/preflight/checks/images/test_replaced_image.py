import pytest

from marks_builders import cases, file_of, found, page_of, picture

CHECK = "replaced-image"


@pytest.mark.parametrize(
    ("name", "case"), [("opi", "opi"), ("alternate-image", "alternates"), ("reference-xobject", "elsewhere")]
)
def test_a_page_with_placeholders_is_told(name: str, case: str) -> None:
    assert found(CHECK, file_of(page_of(number=3, objects=(name,)))) == [(case, 3, None)]


def test_a_picture_that_is_one_is_told_once() -> None:
    page = page_of(picture(opi=True), picture(alternates=True), objects=("opi", "alternate-image"))
    assert found(CHECK, file_of(page)) == [("opi", 1, None), ("alternates", 1, None)]


def test_real_pictures_are_silent() -> None:
    assert cases(CHECK, picture()) == []
    assert found(CHECK, file_of(page_of(objects=("postscript",)))) == []
