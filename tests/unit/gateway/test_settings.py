from pathlib import Path

import pytest

from gateway.domain.errors import SettingsError
from gateway.settings import load_settings

GOOD = """
[shop]
name = "Demo Print"
[web]
listen = "127.0.0.1:0"
[[device]]
id = "press-1"
kind = "null"
[[route]]
device = "press-1"
[[person]]
id = "ana"
name = "Ana Berg"
company = "Berg"
role = "customer"
token = "file:secrets/ana.token"
"""


def a_shop(folder: Path, text: str = GOOD) -> Path:
    (folder / "secrets").mkdir()
    (folder / "secrets" / "ana.token").write_text("gw_ana\n")
    (folder / "shop.toml").write_text(text)
    return folder


def test_a_shop_is_read_with_defaults_for_what_it_does_not_say(tmp_path: Path):
    settings = load_settings(a_shop(tmp_path))
    assert settings.shop_name == "Demo Print"
    assert settings.database_url == f"sqlite:///{tmp_path / 'data' / 'gateway.db'}"
    assert settings.people[0].token == "gw_ana"
    assert settings.profile == "sheetfed"


def test_arguments_win_over_variables_and_variables_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shop = a_shop(tmp_path)
    monkeypatch.setenv("GATEWAY_LISTEN", "127.0.0.1:1111")
    assert load_settings(shop).listen_port == 1111
    assert load_settings(shop, overrides={"web.listen": "127.0.0.1:2222"}).listen_port == 2222


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("[shopp]\nname='x'", "shop"),
        ("[web]\nlisten_on='x'", "listen"),
        ("[[route]]\ndevice='x'\nformm='y'", "form"),
    ],
)
def test_an_unknown_key_refuses_the_start_and_names_the_nearest_known_one(
    tmp_path: Path, wrong: str, nearest: str
):
    with pytest.raises(SettingsError, match=f"Did you mean '{nearest}'"):
        load_settings(a_shop(tmp_path, wrong))


def test_a_secret_in_the_file_itself_is_refused(tmp_path: Path):
    with pytest.raises(SettingsError, match="Secrets never stand in shop.toml"):
        load_settings(a_shop(tmp_path, GOOD.replace("file:secrets/ana.token", "gw_plain")))


def test_a_missing_shop_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(SettingsError, match="jdf-gateway init"):
        load_settings(tmp_path / "nowhere")


def test_a_token_is_not_shown_when_the_settings_are_printed(tmp_path: Path):
    assert "gw_ana" not in repr(load_settings(a_shop(tmp_path)))


DATABASE = GOOD + '[database]\nurl = "postgresql://gw@db.example/gateway"\n'


def test_the_password_of_the_database_stands_in_a_file_of_its_own(tmp_path: Path):
    shop = a_shop(tmp_path, DATABASE + 'password = "file:secrets/database"\n')
    (tmp_path / "secrets" / "database").write_text("p@ss/word\n")
    settings = load_settings(shop)
    assert settings.database_url == "postgresql://gw:p%40ss%2Fword@db.example/gateway"
    assert not settings.is_sqlite
    assert "p%40ss" not in repr(settings)


def test_a_database_without_a_password_is_taken_as_it_stands(tmp_path: Path):
    assert load_settings(a_shop(tmp_path, DATABASE)).database_url == "postgresql://gw@db.example/gateway"


@pytest.mark.parametrize(
    ("url", "password", "words"),
    [
        ("postgresql://gw:secret@db/gw", "", "carries a password"),
        ("mysql://gw@db/gw", "", "begins with 'mysql'"),
        ("postgresql://db/gw", "file:secrets/ana.token", "has no place in the url"),
        ("postgresql://gw@db/gw", "file:secrets/none", "the password of the database cannot be found"),
    ],
)
def test_a_database_that_cannot_be_is_refused(tmp_path: Path, url: str, password: str, words: str):
    text = GOOD + f'[database]\nurl = "{url}"\n' + (f'password = "{password}"\n' if password else "")
    with pytest.raises(SettingsError, match=words):
        load_settings(a_shop(tmp_path, text))


def test_a_stock_takes_its_conditions_figures_or_its_own(tmp_path: Path) -> None:
    table = '[[stock]]\nid = "news-52"\ncondition = "newsprint"\n[[stock]]\nid = "art"\nmax_tac = 350\nmin_ppi = 300'
    stocks = load_settings(a_shop(tmp_path, table)).stocks
    assert (stocks["news-52"].max_tac, stocks["news-52"].min_ppi) == (240.0, 150.0)
    assert (stocks["art"].max_tac, stocks["art"].min_ppi, stocks["art"].title) == (350.0, 300.0, "art")


@pytest.mark.parametrize("address", ["unix:/run/clamav/clamd.ctl", "tcp:127.0.0.1:3310", "tcp:[::1]:3310"])
def test_a_scanner_for_malware_is_off_until_it_has_an_address(tmp_path: Path, address: str) -> None:
    folder = a_shop(tmp_path)
    assert load_settings(folder).malware.clamd == ""
    (folder / "shop.toml").write_text(f'{GOOD}\n[malware]\nclamd = "{address}"\nmost_mb = 25\n')
    found = load_settings(folder).malware
    assert (found.clamd, found.timeout_s, found.most_bytes) == (address, 120, 25 << 20)


@pytest.mark.parametrize(
    "line",
    [
        'clamd = "/run/clamd.ctl"',
        'clamd = "tcp:3310"',
        'clamd = "unix:clamd"',
        "timeout_s = 0",
        "most_mb = true",
    ],
)
def test_a_scanner_that_nobody_could_reach_refuses_the_start(tmp_path: Path, line: str) -> None:
    with pytest.raises(SettingsError, match="malware"):
        load_settings(a_shop(tmp_path, f"{GOOD}\n[malware]\n{line}\n"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('condition = "newsprint"', "no 'id'"),
        ('id = "a"', "does not say how much ink"),
        ('id = "a"\ncondition = "newsprnt"', "newsprint"),
        ('id = "a"\nmax_tac = 30', "cannot be"),
        ('id = "a"\nmax_tac = true', "cannot be"),
    ],
)
def test_a_stock_that_says_nothing_usable_refuses_the_start(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(SettingsError) as problem:
        load_settings(a_shop(tmp_path, f"[[stock]]\n{line}"))
    assert said in str(problem.value) + str(problem.value.fix)
