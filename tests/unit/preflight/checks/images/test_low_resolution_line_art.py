import pytest

from marks_builders import BESIDE, Mark, cases, picture

CHECK = "low-resolution-line-art"


@pytest.mark.parametrize(
    ("ppi", "expected"),
    [(1200, []), (1190, []), (1180, ["fair"]), (800, ["fair"]), (790, ["low"]), (550, ["low"]), (540, ["coarse"]),
     (200, ["coarse"])],
)  # fmt: skip
def test_line_art_needs_more_pixels_than_pictures(ppi: float, expected: list[str]) -> None:
    assert cases(CHECK, picture(ppi, bits=1)) == expected
    assert cases(CHECK, picture(ppi, bits=1, kind="stencil")) == expected


@pytest.mark.parametrize(
    "mark", [picture(200), picture(200, bits=1, pixels=(8, 500)), picture(200, bits=1, at=BESIDE)]
)
def test_pictures_strips_and_what_is_cut_away_are_silent(mark: Mark) -> None:
    assert cases(CHECK, mark) == []
