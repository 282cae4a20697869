from pathlib import Path

import pytest

from preflight import Profile, Severity, load_profile, registered_checks
from preflight.profile import LIBRARY, ProfileError


def written(tmp_path: Path, text: str, name: str = "shop") -> Path:
    path = tmp_path / f"{name}.toml"
    path.write_text(text)
    return path


def load(tmp_path: Path, text: str) -> Profile:
    return load_profile(written(tmp_path, text))


@pytest.mark.parametrize("name", [path.stem for path in LIBRARY.glob("*.toml")])
def test_every_profile_of_the_library_loads_under_its_name_and_has_a_title(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert profile.title[0].isupper()


def test_a_check_is_active_without_being_named(tmp_path: Path) -> None:
    profile = load(tmp_path, "")
    assert all(profile.runs(check) for check in registered_checks().values())


def test_a_profile_extends_another_and_changes_only_what_it_says(tmp_path: Path) -> None:
    written(tmp_path, "[settings.missing-bleed]\ntolerance_mm = 0.9\nmost_bleed_mm = 7.0", "base")
    profile = load(tmp_path, 'extends = "base"\n[settings.missing-bleed]\ntolerance_mm = 0.1')
    settings = profile.settings_for(registered_checks()["missing-bleed"])
    assert (settings["tolerance_mm"], settings["most_bleed_mm"]) == (0.1, 7.0)


def test_severities_are_set_for_a_check_or_for_one_of_its_cases(tmp_path: Path) -> None:
    profile = load(tmp_path, '[severity]\ntrim-size = "signoff"\n"trim-size.turned" = "info"')
    trim = registered_checks()["trim-size"]
    weights = [profile.severity_for(trim, case) for case in ("different", "turned", "assumed")]
    assert weights == [Severity.SIGNOFF, Severity.INFO, Severity.INFO]


def test_the_hash_changes_with_the_content_and_not_with_comments(tmp_path: Path) -> None:
    plain = load(tmp_path, 'off = ["page-count"]').sha256
    assert load(tmp_path, '# a comment\noff = ["page-count"]').sha256 == plain
    assert load(tmp_path, 'off = ["trim-size"]').sha256 != plain


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('off = ["page-cuont"]', "page-count"),
        ("[settings.missing-bled]\ntolerance_mm = 1", "missing-bleed"),
        ("[settings.missing-bleed]\ntolerence_mm = 1", "tolerance_mm"),
        ('[severity]\npage-count = "eror"', "error"),
        ('[severity]\n"trim-size.tunred" = "error"', "trim-size.turned"),
        ("offf = []", "off"),
    ],
)
def test_an_unknown_name_is_refused_and_the_nearest_is_named(tmp_path: Path, text: str, hint: str) -> None:
    with pytest.raises(ProfileError, match=f"did you mean {hint}"):
        load(tmp_path, text)


def test_a_profile_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(ProfileError, match="sheetfed"):
        load_profile("web-offset")


def test_a_circle_of_profiles_is_refused(tmp_path: Path) -> None:
    written(tmp_path, 'extends = "two"', "one")
    with pytest.raises(ProfileError, match="extends itself"):
        load_profile(written(tmp_path, 'extends = "one"', "two"))


def test_what_is_not_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="not TOML"):
        load(tmp_path, "off = [")
