"""What a profile locks stays: an extending profile that weakens it is refused, and an order only makes it stricter."""

from dataclasses import replace
from pathlib import Path

import pytest

from preflight import Expected, Severity, load_profile, registered_checks
from preflight.locks import Lock, held
from preflight.profile import Profile, ProfileError

INK = registered_checks()["ink-coverage"]
COARSE = registered_checks()["low-resolution"]


def child(folder: Path, parent: str, text: str) -> Profile:
    (folder / "house.toml").write_text(f'extends = "sheetfed"\n{parent}', encoding="utf-8")
    own = folder / "mine.toml"
    own.write_text(f'extends = "house"\n{text}', encoding="utf-8")
    return load_profile(own)


@pytest.mark.parametrize(
    ("parent", "text", "how"),
    [
        ('locked = ["missing-bleed"]', 'off = ["missing-bleed"]', "is switched off"),
        ('locked = ["missing-bleed"]', 'off = ["geometry"]', "is switched off"),
        ('locked = ["missing-bleed"]', "[settings.missing-bleed]\ntolerance_mm = 3.0", "has other settings"),
        ("[settings.missing-bleed]\nlocked = true", 'off = ["missing-bleed"]', "is switched off"),
        ('locked = ["trim-size.different"]', '[severity]\n"trim-size" = "info"', "weighs info"),
        ('locked = ["trim-size.turned"]', '[severity]\n"trim-size.turned" = "info"', "weighs info"),
    ],
)
def test_an_extending_profile_that_weakens_a_lock_is_refused_and_both_files_are_named(
    tmp_path: Path, parent: str, text: str, how: str
):
    with pytest.raises(ProfileError, match=how) as refused:
        child(tmp_path, parent, text)
    assert "mine.toml" in str(refused.value)
    assert "house.toml locks" in str(refused.value)


@pytest.mark.parametrize(
    "text",
    ["", '[severity]\n"trim-size.turned" = "error"', 'off = ["fonts"]', '[severity]\npage-count = "info"'],
)
def test_what_is_stricter_or_about_something_else_is_allowed(tmp_path: Path, text: str):
    assert child(tmp_path, 'locked = ["trim-size"]', text).locks == (Lock("trim-size", "house.toml"),)


def test_the_file_that_locks_may_itself_set_what_it_locks(tmp_path: Path):
    profile = child(tmp_path, "[settings.missing-bleed]\ntolerance_mm = 0.4\nlocked = true", "")
    check = registered_checks()["missing-bleed"]
    assert profile.settings_for(check)["tolerance_mm"] == 0.4
    assert profile.severity_for(check, "short") is Severity.ERROR


def test_a_lock_on_what_does_not_exist_is_refused_and_the_nearest_is_named(tmp_path: Path):
    with pytest.raises(ProfileError, match="did you mean missing-bleed"):
        child(tmp_path, 'locked = ["missing-bled"]', "")


@pytest.mark.parametrize(("asked", "counts"), [(340.0, 300.0), (280.0, 280.0), (None, None)])
def test_an_order_may_ask_for_less_ink_than_a_locked_check_allows_and_never_for_more(
    asked: float | None, counts: float | None
):
    order = Expected(max_tac=asked)
    locked = held((Lock("ink-coverage", "a"),), INK, order, {"most_percent": 300.0})
    assert locked.max_tac == counts
    assert held((), INK, order, {"most_percent": 300.0}) == order


def test_an_order_may_ask_for_finer_pictures_than_a_locked_check_and_never_for_coarser_ones():
    locks = (Lock("low-resolution", "a"),)
    for asked, counts in ((72.0, 200.0), (300.0, 300.0)):
        order = replace(Expected(), min_ppi=asked)
        assert held(locks, COARSE, order, {"least_ppi": 200.0}).min_ppi == counts
