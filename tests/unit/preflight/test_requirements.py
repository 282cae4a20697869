import pytest

from preflight import load_profile, registered_checks
from preflight.requirements import VARIANTS, gwg_2015


def test_all_27_requirements_are_there_once() -> None:
    names = [each.id for each in gwg_2015()]
    assert len(names) == len(set(names)) == 27


def test_each_is_looked_after_by_checks_that_exist() -> None:
    checks = registered_checks()
    assert {check for each in gwg_2015() for check in each.checks} <= set(checks)
    assert [each.id for each in gwg_2015() if not each.checks] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_profile_leaves_a_requirement_out(variant: str) -> None:
    profile, checks = load_profile(variant), registered_checks()
    assert [c for each in gwg_2015() for c in each.checks if not profile.runs(checks[c])] == []


LEVELS = ("good_ppi", "least_ppi", "coarse_ppi")
FIGURES = (
    *(("low-resolution", name) for name in LEVELS),
    *(("low-resolution-line-art", name) for name in LEVELS),
    ("ink-coverage", "most_percent"),
    ("small-text", "least_pt"),
    ("small-text", "several_inks_pt"),
    ("hairline", "least_pt"),
    ("hairline", "good_pt"),
)


@pytest.mark.parametrize(
    ("variant", "figures"),
    [
        ("sheetfed", (300, 225, 150, 1200, 800, 550, 330, 5, 8, 0.125, 0.25)),
        ("heatset", (300, 225, 150, 1200, 800, 550, 300, 5, 8, 0.125, 0.25)),
        ("digital", (300, 225, 150, 1200, 800, 550, 320, 5, 6, 0.125, 0.25)),
        ("newspaper", (200, 150, 100, 600, 400, 275, 240, 6, 9, 0.25, 0.5)),
        ("large-format", (150, 100, 50, 600, 300, 150, 320, 5, 6, 0.25, 0.5)),
    ],
)
def test_each_kind_of_print_has_its_thresholds(variant: str, figures: tuple[float, ...]) -> None:
    profile, checks = load_profile(variant), registered_checks()
    assert tuple(profile.settings_for(checks[check])[name] for check, name in FIGURES) == figures
