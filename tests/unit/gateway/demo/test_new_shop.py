"""Founding a shop."""

import stat
from pathlib import Path

import pytest

from adapters import build
from gateway.demo.new_shop import new_shop
from gateway.domain.errors import SettingsError
from gateway.settings import load_settings


@pytest.mark.parametrize("template", ["shop", "demo"])
def test_a_new_shop_can_be_used_at_once(tmp_path: Path, template: str) -> None:
    new_shop(tmp_path / "shop", template)
    settings = load_settings(tmp_path / "shop")
    assert settings.devices
    assert settings.routes
    for setting in settings.devices:
        device = build(setting.kind, setting.id, setting.table, base=settings.folder)
        assert device.check() == ()


def test_every_person_gets_a_token_of_their_own_that_nobody_else_can_read(tmp_path: Path) -> None:
    new_shop(tmp_path, "shop")
    people = load_settings(tmp_path).people
    assert len({person.token for person in people}) == len(people) == 3
    assert all(person.token.startswith("gw_") and len(person.token) > 40 for person in people)
    for path in (tmp_path / "secrets").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_shops_never_share_a_token(tmp_path: Path) -> None:
    new_shop(tmp_path / "one", "shop")
    new_shop(tmp_path / "two", "shop")
    one, two = ({person.token for person in load_settings(tmp_path / name).people} for name in ("one", "two"))
    assert not one & two


def test_secrets_and_data_are_kept_out_of_git(tmp_path: Path) -> None:
    new_shop(tmp_path, "shop")
    assert (tmp_path / ".gitignore").read_text().split() == ["/data/", "/secrets/"]


def test_a_shop_that_is_there_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text("# mine\n")
    with pytest.raises(SettingsError, match="holds a shop already"):
        new_shop(tmp_path, "shop")
    assert [path.name for path in tmp_path.iterdir()] == ["shop.toml"]


def test_a_file_of_somebody_elses_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text("# mine\n")
    with pytest.raises(SettingsError, match="cannot be written"):
        new_shop(tmp_path, "shop")
    assert (tmp_path / "profile.toml").read_text() == "# mine\n"
