"""Reading mails that came back."""

import pytest

from gateway.mail.bounces import read_bounce

ID = "0190a0b0-1111-7222-8333-444455556666"
REPORT = """\
From: MAILER-DAEMON@mail.example\r
To: {to}\r
Subject: Undelivered Mail Returned to Sender\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
I'm sorry.\r
\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mail.example\r
\r
Final-Recipient: rfc822; ana@example.org\r
Action: {action}\r
Status: 5.1.1\r
Diagnostic-Code: smtp; 550 5.1.1 user unknown\r
\r
--b\r
Content-Type: {quoted}\r
\r
Message-ID: <{id}@demo-print.example>\r
Subject: Spring flyer\r
\r
--b--\r
"""


def report(**changed: str) -> bytes:
    told = {"to": "orders@demo-print.example", "action": "failed", "quoted": "message/rfc822", "id": ID}
    return REPORT.format(**{**told, **changed}).encode()


@pytest.mark.parametrize("quoted", ["message/rfc822", "text/rfc822-headers"])
def test_the_mail_is_known_by_the_message_id_that_the_report_quotes(quoted: str) -> None:
    bounce = read_bounce(report(quoted=quoted))
    assert bounce is not None
    assert bounce.mail_id == ID
    assert bounce.words == "5.1.1 550 5.1.1 user unknown"


def test_the_mail_is_known_by_its_own_return_address_where_nothing_is_quoted() -> None:
    bounce = read_bounce(report(to=f"bounces+{ID.upper()}@demo-print.example", id="else"))
    assert bounce is not None
    assert bounce.mail_id == ID


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "", "FAILED-not"])
def test_what_only_tells_of_a_delay_or_of_success_is_no_bounce(action: str) -> None:
    assert read_bounce(report(action=action)) is None


def test_a_report_about_somebody_elses_mail_is_none_of_ours() -> None:
    assert read_bounce(report(id="CAF123")) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\x00" * 1000, b"hello", b"Content-Type: message/delivery-status\r\n\r\n",
        b"Content-Type: multipart/report\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n" * 5_000,
        b"Content-Type: message/rfc822\r\n\r\n" * 60,
        b"To: \xff\xfe\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n",
        b"To: bounces+=?utf-8?q?x?=@x\r\n\r\n", report()[:200], report()[:450],
    ],
)  # fmt: skip
def test_rubbish_is_no_bounce(raw: bytes) -> None:
    assert read_bounce(raw) is None


def test_the_servers_words_are_made_harmless_and_short() -> None:
    raw = report().replace(b"user unknown", b"<script>\x1b[31m " + b"x" * 5_000)
    bounce = read_bounce(raw)
    assert bounce is not None
    assert "\x1b" not in bounce.words
    assert len(bounce.words) <= 300
