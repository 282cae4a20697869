"""Mails that came back."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from gateway.services.send_mails import send_mails
from gateway.services.shop import Shop
from gateway.services.take_bounces import take_bounces
from mail_builders import mail_shop, mails
from service_builders import interrupted, kinds_of_events, open_case, open_cases, place


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A shop whose returned mails come into `back`."""
    (tmp_path / "back" / "new").mkdir(parents=True)
    return mail_shop(tmp_path, inbox=tmp_path / "back")


def come_back(folder: Path, message_id: str, name: str = "1.host") -> None:
    """Let a mail server return a mail."""
    text = (
        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; m\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 unknown\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    )
    (folder / "back" / "new" / name).write_text(text)


def test_a_bounce_is_seen_on_the_order_and_is_a_case(shop: Shop, tmp_path: Path) -> None:
    order_id = place(shop)
    send_mails(shop)
    come_back(tmp_path, mails(shop, order_id)[0].message_id)
    assert take_bounces(shop) == 1
    (row,) = mails(shop, order_id)
    assert (row.state, row.problem) == ("bounced", "It came back: 5.1.1 550 unknown")
    assert "came back" in open_case(shop, order_id).sentence
    assert "mail.failed" in kinds_of_events(shop, order_id)


def test_one_bounce_read_twice_or_after_a_crash_is_one_case(shop: Shop, tmp_path: Path) -> None:
    order_id = place(shop)
    send_mails(shop)
    message_id = mails(shop, order_id)[0].message_id
    for name in ("1.host", "2.host"):
        come_back(tmp_path, message_id, name)

    def die() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_bounces(interrupted(shop, "mail-bounced", die))
    assert take_bounces(shop) == 1
    assert take_bounces(shop) == 0
    assert len(open_cases(shop, order_id)) == 1
    assert kinds_of_events(shop, order_id).count("mail.failed") == 1


def test_other_mail_is_put_away_and_changes_nothing(shop: Shop, tmp_path: Path) -> None:
    order_id = place(shop)
    send_mails(shop)
    come_back(tmp_path, "<0190a0b0-1111-7222-8333-444455556666@demo-print.example>")
    message = EmailMessage()
    message["Subject"] = "I am on holiday"
    (tmp_path / "back" / "new" / "2.host").write_bytes(message.as_bytes())
    assert take_bounces(shop) == 0
    assert mails(shop, order_id)[0].state == "sent"
    assert len(list((tmp_path / "back" / "cur").iterdir())) == 2


def test_a_shop_that_reads_no_returned_mails_finds_none(tmp_path: Path) -> None:
    assert take_bounces(mail_shop(tmp_path)) == 0
