from marks_builders import area, cases, file_of, found, ink, page_of, spot, transparent

CHECK = "transparent-spots"
GOLD = area(ink(1, space=spot("Gold")))


def test_transparency_on_a_page_with_a_spot_is_told() -> None:
    assert cases(CHECK, GOLD, transparent("blend", "Multiply")) == ["together"]


def test_spots_on_other_pages_cutting_lines_and_picture_masks_are_silent() -> None:
    assert found(CHECK, file_of(page_of(GOLD), page_of(transparent(), number=2))) == []
    assert cases(CHECK, area(ink(1, space=spot("CutContour"))), transparent()) == []
    assert cases(CHECK, GOLD, transparent("image-mask", "")) == []
    assert cases(CHECK, transparent()) == []
