import numpy as np
import pikepdf
import pytest

from preflight.pixels.separation import Separator
from preflight.pixels.spaces import GRAY, Kind, Space, space_of

PRESS = Separator()


def space(text: str) -> Space:
    return space_of(pikepdf.Object.parse(text.encode()))


def inks(found: Space, *values: float) -> dict[str, int]:
    amounts = found.amounts(np.array([values], np.float32), PRESS)[0]
    return dict(zip(found.plates, map(int, amounts), strict=True))


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("/DeviceGray", Kind.GRAY, 1),
        ("/RGB", Kind.RGB, 3),
        ("[/DeviceCMYK]", Kind.CMYK, 4),
        ("[/CalRGB<</WhitePoint[1 1 1]>>]", Kind.RGB, 3),
        ("[/Lab<<>>]", Kind.LAB, 3),
        ("[/Separation/Gold/DeviceGray null]", Kind.COLORANTS, 1),
        ("[/DeviceN[/A/B/C]/DeviceGray null]", Kind.COLORANTS, 3),
        ("[/I/RGB 1 <000000FFFFFF>]", Kind.INDEXED, 1),
        ("[/Pattern/DeviceCMYK]", Kind.PATTERN, 0),
        ("[/Nonsense]", Kind.GRAY, 1),
        ("[]", Kind.GRAY, 1),
        ("42", Kind.GRAY, 1),
    ],
)  # fmt: skip
def test_families_are_told_apart_and_nonsense_is_grey(text: str, kind: Kind, count: int) -> None:
    found = space(text)
    assert (found.kind, found.count) == (kind, count)


def test_a_name_is_looked_up_among_the_resources() -> None:
    named = pikepdf.Object.parse(b"<</C[/Separation/Gold/DeviceGray null]/Loop/Loop>>")
    assert space_of(pikepdf.Name.C, named).names == ("Gold",)
    assert space_of(pikepdf.Name.Loop, named) is GRAY


def test_grey_is_black_ink() -> None:
    assert inks(space("/DeviceGray"), 0.2) == {"Black": 204}


def test_an_indexed_colour_is_that_of_its_entry() -> None:
    found = space("[/Indexed/DeviceCMYK 1 <00FF0000 33000000>]")
    assert inks(found, 0) == {"Cyan": 0, "Magenta": 255, "Yellow": 0, "Black": 0}
    assert inks(found, 7) == inks(found, 1)
    assert inks(found, 1)["Cyan"] == 51


def test_none_prints_nowhere() -> None:
    assert inks(space("[/DeviceN[/None/Gold]/DeviceGray null]"), 1, 0.5) == {"Gold": 128}


def test_spaces_begin_with_black_or_full_ink() -> None:
    assert space("/DeviceCMYK").initial() == (0, 0, 0, 1)
    assert space("[/DeviceN[/A/B]/DeviceGray null]").initial() == (1, 1)
    assert space("/DeviceRGB").initial() == (0, 0, 0)
