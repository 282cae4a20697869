from marks_builders import BESIDE, PATTERN, area, cases, ink

CHECK = "shading"


def test_gradients_and_patterns_are_told() -> None:
    assert cases(CHECK, area(ink(), what="shading")) == ["gradient"]
    assert cases(CHECK, area(ink(space=PATTERN), what="pattern")) == ["pattern"]


def test_plain_areas_and_what_is_cut_away_are_silent() -> None:
    assert cases(CHECK, area(), area(ink(), what="shading", at=BESIDE)) == []
