"""The message on the wire."""

from datetime import UTC, datetime

import pytest

from gateway.mail.letter import Rendered
from gateway.mail.message import Headers, Sender, checked, picture_id, sender_from, write_message
from gateway.mail.post import MailRefusedError
from mail_builders import parsed, texts_of

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
RENDERED = Rendered("Grüße: Spring flyer", "Guten Tag\n\nÜber 50 µm.\n", "<html><body>Grüße</body></html>")
HEADERS = Headers(Sender("Häle, Print", "orders@hale.example"), "ana@example.org", "<1@hale.example>", AT)
PNG = b"\x89PNG\r\n\x1a\n picture"


def test_plain_text_comes_first_then_html_and_all_is_seven_bit() -> None:
    raw = write_message(HEADERS, RENDERED)
    message = parsed(raw)
    assert max(raw) < 128
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert texts_of(message)[0].replace("\r\n", "\n") == RENDERED.text
    assert message["Subject"] == RENDERED.subject
    assert message["From"] == '"Häle, Print" <orders@hale.example>'
    assert message["Message-ID"] == "<1@hale.example>"
    assert message["Auto-Submitted"] == "auto-generated"


def test_the_picture_goes_with_the_html_that_names_it() -> None:
    message = parsed(write_message(HEADERS, RENDERED, PNG))
    html = message.get_body(("related",))
    assert html is not None
    picture = html.get_payload()[1]  # type: ignore[index]
    assert picture.get_content() == PNG  # type: ignore[union-attr]
    assert picture["Content-ID"] == f"<{picture_id(HEADERS.message_id)}>"  # type: ignore[index]
    assert picture["Content-Disposition"].startswith("inline")  # type: ignore[index]


@pytest.mark.parametrize(
    "address",
    [
        "", "ana", "ana@", "@example.org", "ana@example.org\r\nBcc: eve@example.org", "a b@example.org",
        "ana@example.org, eve@example.org", "<ana@example.org>", "ana@exa mple.org", "ana@-x.org", "ana@.org",
        "a..b@x.org", "ana@example.org> SIZE=1", '"a b"@example.org', "käthe@example.org", f"{'x' * 65}@example.org",
        f"a@{'x' * 64}.org", "ana@example.org\x00", "a@b@c\u202e.org", "ana@\u2028example.org",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused_before_it_reaches_a_header(address: str) -> None:
    with pytest.raises(MailRefusedError) as refused:
        checked(address)
    assert "\n" not in refused.value.what


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("ana@example.org", "ana@example.org"), ("a.b+tag@sub.example.org", "a.b+tag@sub.example.org"),
        ("ana@müller.example", "ana@xn--mller-kva.example"),
        (" ana@x.example\n", "ana@x.example"), ("root@localhost", "root@localhost"),
    ],
)  # fmt: skip
def test_an_address_is_written_as_mail_servers_know_it(address: str, wire: str) -> None:
    assert checked(address) == wire


def test_a_name_cannot_smuggle_a_header_in() -> None:
    sender = Sender("Hale\r\nBcc: eve@example.org", "orders@hale.example")
    message = parsed(write_message(Headers(sender, "ana@example.org", "<1@x>", AT), RENDERED))
    assert message["Bcc"] is None
    assert len(message.get_all("From", [])) == 1


def test_each_mail_can_have_a_return_address_of_its_own() -> None:
    assert Sender("", "orders@x.example").envelope("7") == "orders@x.example"
    assert sender_from("orders@x.example", returns="bounces@x.example").envelope("7") == "bounces+7@x.example"
