import pytest

from marks_builders import BESIDE, BLACK, RED, WHITE, cases, ink, line
from preflight.facts import Colour

CHECK = "thin-line-inks"


@pytest.mark.parametrize(
    ("width_pt", "colour", "expected"),
    [
        (0.3, ink(0.3, 0.3, 0, 0), ["tint-of-several"]),
        (0.5, ink(0.3, 0.3, 0, 0), []),
        (0.4, RED, ["several-inks"]),
        (0.5, RED, []),
        (0.3, ink(0, 0, 0, 0.3), ["tint"]),
        (0.35, ink(0, 0, 0, 0.3), []),
        (0.3, ink(0, 0, 0, 0.5), []),
        (0.25, BLACK, []),
        (0.1, WHITE, []),
    ],
)
def test_the_width_is_weighed_by_what_is_printed(
    width_pt: float, colour: Colour, expected: list[str]
) -> None:
    assert cases(CHECK, line(width_pt, colour)) == expected


def test_what_is_cut_away_is_silent() -> None:
    assert cases(CHECK, line(0.3, RED, at=BESIDE)) == []
