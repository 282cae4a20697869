from marks_builders import cases, file_of, found, page_of, picture

CHECK = "distorted-image"


def test_stretched_slanted_and_mirrored_pictures_are_told_with_the_worst_figure() -> None:
    page = page_of(picture(200, across=300), picture(300, skew_deg=12.0), picture(300, mirrored=True))
    assert found(CHECK, file_of(page)) == [("stretched", 1, 50), ("slanted", 1, 12), ("mirrored", 1, None)]


def test_a_little_stretch_strips_and_stencils_are_silent() -> None:
    strip, stencil = picture(10, across=900, pixels=(1, 256)), picture(mirrored=True, kind="stencil", bits=1)
    assert cases(CHECK, picture(300, across=329), strip, stencil, picture(skew_deg=0.9)) == []
