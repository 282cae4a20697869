import pytest

from marks_builders import (
    BESIDE,
    CMYK,
    GRAY,
    ICC_CMYK,
    ICC_RGB,
    LAB,
    RGB,
    area,
    cases,
    file_of,
    found,
    ink,
    line,
    page_of,
    picture,
    spot,
    text,
)  # fmt: skip
from preflight import evaluate, load_profile
from preflight.facts import SpaceFacts
from preflight_builders import a4

CHECK = "colour-space"
INDEXED = SpaceFacts("Indexed", "RGB", 1, base=0)
CAL_GRAY = SpaceFacts("CalGray", "Gray", 1)


@pytest.mark.parametrize(
    ("space", "case"),
    [(RGB, "rgb"), (ICC_RGB, "rgb"), (INDEXED, "rgb"), (LAB, "lab"), (CAL_GRAY, "calibrated")],
)
def test_colours_that_are_not_for_print_are_told_whatever_is_painted_so(space: SpaceFacts, case: str) -> None:
    colour = ink(space=space)
    for mark in (text(fill=colour), line(colour=colour), area(colour), picture(colour=colour)):
        assert cases(CHECK, mark) == [case]


@pytest.mark.parametrize("space", [CMYK, GRAY, ICC_CMYK, spot("Orange")])
def test_colours_for_print_are_silent(space: SpaceFacts) -> None:
    assert cases(CHECK, area(ink(space=space))) == []


def test_what_is_cut_away_does_not_count() -> None:
    assert cases(CHECK, area(ink(1, 0, 0, space=RGB), at=BESIDE)) == []


def test_profiled_rgb_may_be_allowed_and_any() -> None:
    profiled, plain = area(ink(space=ICC_RGB)), area(ink(space=RGB))
    assert cases(CHECK, profiled, plain, rgb="profiled") == ["rgb"]
    assert cases(CHECK, profiled, rgb="profiled") == []
    assert cases(CHECK, profiled, plain, rgb="any") == []
    assert cases(CHECK, area(ink(space=LAB)), lab=True) == []


def test_the_words_name_what_is_painted_and_the_profile() -> None:
    facts = file_of(page_of(picture(colour=ink(space=ICC_RGB)), text(fill=ink(0.5, 0, 0, space=ICC_RGB))))
    report = evaluate(facts, a4(), load_profile("sheetfed"))
    [finding] = [f for f in report.findings if f.check == CHECK]
    assert finding.message.startswith("Page 1: text, pictures in RGB (sRGB), CMYK")
    assert found(CHECK, facts) == [("rgb", 1, None)]
