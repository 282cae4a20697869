import pytest

from artwork_builders import card, picture_facts
from preflight import evaluate, load_profile
from preflight.facts import IccFacts
from preflight_builders import told

SRGB = IccFacts("mntr", "RGB", "XYZ", "2.1.0", 3, "sRGB", "0" * 64)


@pytest.mark.parametrize(
    ("profile", "mode", "icc", "case"),
    [
        ("sheetfed", "CMYK", None, None),
        ("sheetfed", "Bitmap", None, None),
        ("sheetfed", "RGB", SRGB, "rgb"),
        ("digital", "RGB", SRGB, None),
        ("digital", "Indexed", None, "rgb"),
        ("sheetfed", "Lab", None, "lab"),
        ("digital", "Lab", None, None),
        ("digital", "Duotone", None, "inks"),
        ("sheetfed", "5 inks", None, "inks"),
    ],
)
def test_a_profile_says_which_colours_it_takes(
    profile: str, mode: str, icc: IccFacts | None, case: str | None
) -> None:
    report = evaluate(picture_facts(mode=mode, icc=icc), card(), load_profile(profile))
    assert told(report, "picture-colours") == ([(case, "warning", "")] if case else [])
