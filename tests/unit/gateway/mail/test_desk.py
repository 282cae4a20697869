"""The shop's mail desk, from its settings."""

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.domain.errors import SettingsError
from gateway.mail.desk import make_desk, make_post
from gateway.mail.maildir import Maildir
from gateway.mail.smtp import Security, Smtp
from gateway.settings import Settings, load_settings


def settings(folder: Path, mail: str) -> Settings:
    (folder / "shop.toml").write_text(f'[shop]\nname = "Hale"\nlocale = "de"\n[mail]\n{mail}\n')
    (folder / "smtp.password").write_text("geheim\n")
    return load_settings(folder)


def test_a_shop_that_says_nothing_sends_no_mail(tmp_path: Path) -> None:
    assert make_desk(settings(tmp_path, ""), str) is None


def test_a_maildir_lies_in_the_data_directory_unless_told_otherwise(tmp_path: Path) -> None:
    desk = make_desk(settings(tmp_path, 'transport = "maildir"'), lambda: "http://127.0.0.1:8600/")
    assert desk is not None
    assert desk.post == Maildir(tmp_path / "data" / "mail")
    assert (desk.sender.name, desk.locale, desk.inbox) == ("Hale", "de", None)
    assert desk.link("a-_b") == "http://127.0.0.1:8600/l/a-_b"
    other = settings(tmp_path, 'transport = "maildir"\ndir = "post"')
    assert make_post(other.mail) == Maildir(tmp_path / "post")


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_a_mail_server_is_spoken_to_at_its_usual_port(tmp_path: Path, security: str, port: int) -> None:
    found = settings(
        tmp_path, f'transport = "smtp"\nhost = "mail.example"\nfrom = "o@x.example"\nsecurity = "{security}"'
    )
    assert make_post(found.mail) == Smtp("mail.example", port, Security(security))
    assert make_post(replace(found.mail, port=2525)) == Smtp("mail.example", 2525, Security(security))


def test_the_password_comes_from_a_file_of_its_own(tmp_path: Path) -> None:
    told = 'transport = "smtp"\nhost = "m"\nfrom = "o@x.example"\nuser = "o"\npassword = "file:smtp.password"'
    found = settings(tmp_path, told).mail
    assert make_post(found) == Smtp("m", 587, Security.STARTTLS, "o", "geheim")
    assert "geheim" not in repr(found)


def test_returned_mails_are_looked_for_where_the_shop_says(tmp_path: Path) -> None:
    told = 'transport = "maildir"\nbounces = "back"\nbounce_address = "bounces@x.example"'
    desk = make_desk(settings(tmp_path, told), str)
    assert desk is not None
    assert desk.inbox is not None
    assert desk.inbox.folder == tmp_path / "back"
    assert desk.sender.envelope("7") == "bounces+7@x.example"


@pytest.mark.parametrize(
    "told",
    [
        'transport = "pigeon"', 'transport = "smtp"', 'transport = "smtp"\nhost = "m"', 'security = "ssl"',
        "port = 70000", 'port = "x"', 'transport = "maildir"\nfrom = "nobody"',
        'transport = "maildir"\nfrom = "Hale <a@b\\r\\nBcc: c@d>"',
        'user = "o"', 'user = "o"\npassword = "geheim"', 'transport = "maildir"\nbounce_address = "nowhere"',
        'host = "m"\nsecurity = "none"\nuser = "o"\npassword = "file:smtp.password"', 'pasword = "x"',
    ],
)  # fmt: skip
def test_settings_that_cannot_work_or_would_show_a_password_refuse_the_start(
    tmp_path: Path, told: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        make_desk(settings(tmp_path, told), str)
    assert refused.value.fix
    assert "geheim" not in str(refused.value)
