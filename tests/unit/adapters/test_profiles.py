from pathlib import Path

import pytest

from adapters.errors import ConfigError
from adapters.profiles import RETURN_MEANINGS, load_profile, profile_ids
from jdf import DIALECTS

PRESS = 'title="t"\ndialect="jdf-1.3-idp"\nshape="combined"\nurl_style="relative"\n'


@pytest.mark.parametrize("profile_id", profile_ids())
def test_every_profile_can_be_read_and_names_its_sources(profile_id: str) -> None:
    profile = load_profile(profile_id)
    assert (profile.id, bool(profile.title), bool(profile.sources)) == (profile_id, True, True)
    assert profile.return_means in RETURN_MEANINGS


def test_the_generic_profile_takes_product_tickets_of_1_5_with_relative_names() -> None:
    profile = load_profile("generic-1.5")
    assert (profile.dialect, profile.shape, profile.url_style) == ("jdf-1.5-product", "product", "relative")
    assert profile.naming.format(job_id="J1") == "J1.jdf"


def test_the_press_profile_takes_process_tickets_of_1_3() -> None:
    profile = load_profile("generic-1.3-idp")
    assert (profile.dialect, profile.shape, profile.url_style) == ("jdf-1.3-idp", "combined", "relative")
    assert (profile.leave_out, profile.sheet_mm) == ((), ())


@pytest.mark.parametrize("profile_id", profile_ids())
def test_every_profile_agrees_with_its_dialect(profile_id: str) -> None:
    profile = load_profile(profile_id)
    dialect = DIALECTS[profile.dialect]
    assert (profile.shape, profile.url_style) == (dialect.shape, dialect.url_style)


def test_a_profile_adapts_its_dialect_to_the_make(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(f'{PRESS}leave_out=["stitching"]\nsheet_mm=[320, 450]\n')
    profile = load_profile("mine", [tmp_path])
    assert (profile.leave_out, profile.sheet_mm) == (("stitching",), (320, 450))


def test_a_shops_own_profile_comes_before_that_of_the_program(tmp_path: Path) -> None:
    own = 'title = "ours"\ndialect = "jdf-1.5-product"\nshape = "product"\nurl_style = "relative"\n'
    (tmp_path / "generic-1.5.toml").write_text(own)
    assert load_profile("generic-1.5", [tmp_path]).title == "ours"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = ", "device profile mine"),
        ('title = "t"', "'dialect' is missing"),
        ('titel = "t"', "did you mean 'title'"),
        (f'{PRESS}return_means="maybe"', "return_means is 'maybe'"),
        (f'{PRESS}leave_out=["staples"]', "leave_out is 'staples'.*colours, comment, stitching"),
        (f"{PRESS}sheet_mm=[320]", r"sheet_mm is \[320\].*width and height"),
    ],
)
def test_a_profile_that_cannot_be_used_is_named_with_its_mistake(
    tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(ConfigError, match=says):
        load_profile("mine", [tmp_path])


@pytest.mark.parametrize("profile_id", ["no-such", "../generic-1.5", ""])
def test_an_unknown_profile_is_refused_with_those_that_are_known(profile_id: str) -> None:
    with pytest.raises(ConfigError, match=r"generic-1\.5"):
        load_profile(profile_id)
