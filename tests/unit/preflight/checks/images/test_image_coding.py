import pytest

from marks_builders import BESIDE, Mark, cases, picture

CHECK = "image-coding"


@pytest.mark.parametrize(
    ("mark", "case"),
    [
        (picture(filters=("JPXDecode",)), "jpeg-2000"),
        (picture(filters=("FlateDecode", "JBIG2Decode"), bits=1), "jbig2"),
        (picture(filters=("LZWDecode",)), "lzw"),
        (picture(bits=16), "sixteen-bit"),
        (picture(interpolate=True), "smoothed"),
    ],
)
def test_what_some_presses_do_not_know_is_told(mark: Mark, case: str) -> None:
    assert cases(CHECK, mark) == [case]


@pytest.mark.parametrize(
    "mark", [picture(filters=("DCTDecode",)), picture(filters=("FlateDecode",)), picture(bits=16, at=BESIDE)]
)
def test_the_usual_is_silent(mark: Mark) -> None:
    assert cases(CHECK, mark) == []
