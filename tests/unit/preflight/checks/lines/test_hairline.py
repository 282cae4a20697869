import pytest

from marks_builders import BESIDE, WHITE, area, cases, file_of, found, line, page_of

CHECK = "hairline"


@pytest.mark.parametrize(
    ("width_pt", "expected"),
    [(0, ["zero"]), (0.1, ["too-thin"]), (0.119, ["too-thin"]), (0.12, ["thin"]), (0.125, ["thin"]),
     (0.24, ["thin"]), (0.246, []), (0.25, []), (1, [])],
)  # fmt: skip
def test_the_width_is_weighed(width_pt: float, expected: list[str]) -> None:
    assert cases(CHECK, line(width_pt)) == expected


def test_white_lines_and_crop_marks_are_silent() -> None:
    assert cases(CHECK, line(0, WHITE), line(0.1, at=BESIDE)) == []


def test_one_finding_tells_the_thinnest_of_all_pages() -> None:
    facts = file_of(page_of(line(0.2)), page_of(line(0.15), number=2))
    assert found(CHECK, facts) == [("thin", 1, 0.15), ("thin", 2, 0.15)]


def test_shapes_that_are_lines_are_worth_a_word() -> None:
    assert cases(CHECK, area(least_pt=0.05)) == ["thin-area"]
    assert cases(CHECK, area(least_pt=0), area(least_pt=0.1), area(WHITE, least_pt=0.05)) == []
    assert cases(CHECK, area(what="shading", least_pt=0.05)) == []
