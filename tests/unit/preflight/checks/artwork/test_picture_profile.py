import pytest

from artwork_builders import card, picture_facts
from preflight import evaluate, load_profile
from preflight.facts import IccFacts
from preflight_builders import told


def icc(space: str, fault: str = "") -> IccFacts:
    return IccFacts("prtr", space, "Lab", "2.1.0", 0, "", "0" * 64, fault=fault)


@pytest.mark.parametrize(
    ("mode", "profile", "expected"),
    [
        ("CMYK", icc("CMYK"), []),
        ("Gray", icc("GRAY"), []),
        ("Gray", None, []),
        ("Bitmap", None, []),
        ("Duotone", icc("GRAY"), []),
        ("CMYK", None, [("missing", "info", "")]),
        ("Indexed", None, [("missing", "info", "")]),
        ("RGB", icc("CMYK"), [("wrong", "warning", "")]),
        ("RGB", icc("RGB", "cut off"), [("broken", "warning", "")]),
    ],
)
def test_a_profile_is_wanted_where_numbers_need_one(
    mode: str, profile: IccFacts | None, expected: list[tuple[str, str, str]]
) -> None:
    report = evaluate(picture_facts(mode=mode, icc=profile), card(), load_profile("sheetfed"))
    assert told(report, "picture-profile") == expected
