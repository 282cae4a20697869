from marks_builders import AROUND, BESIDE, cases, picture, text

CHECK = "single-image-page"
WHOLE = picture(at=(0, 0, 216, 303))


def test_a_page_that_is_one_picture_is_told() -> None:
    assert cases(CHECK, WHOLE) == ["picture"]


def test_layouts_are_silent() -> None:
    assert cases(CHECK, WHOLE, text()) == []
    assert cases(CHECK, WHOLE, picture()) == []
    assert cases(CHECK, picture(at=AROUND)) == []
    assert cases(CHECK, picture(at=BESIDE)) == []
    assert cases(CHECK) == []
