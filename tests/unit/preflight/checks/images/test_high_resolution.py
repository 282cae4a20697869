from marks_builders import file_of, found, page_of, picture

CHECK = "high-resolution"
LARGE = (4000, 3000)


def test_far_more_pixels_than_print_shows_are_told() -> None:
    page = page_of(
        picture(1200, pixels=LARGE), picture(600, pixels=LARGE), picture(4800, bits=1, pixels=LARGE)
    )
    assert found(CHECK, file_of(page)) == [("picture", 1, 1200), ("line-art", 1, 4800)]


def test_ordinary_and_small_pictures_are_silent() -> None:
    quiet = [picture(450, pixels=LARGE), picture(3600, bits=1, pixels=LARGE), picture(900, pixels=(300, 300))]
    assert found(CHECK, file_of(page_of(*quiet))) == []
