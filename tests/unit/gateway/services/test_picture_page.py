"""The page that a mail shows."""

from pathlib import Path

from gateway.services.picture_page import page_to_look_at
from gateway.services.send_mails import send_mails
from good_orders import flyer_pdf
from mail_builders import Tray, mail_shop
from service_builders import place


def test_the_first_page_with_a_finding_goes_with_the_mail_that_asks_for_help(tmp_path: Path) -> None:
    tray = Tray()
    shop = mail_shop(tmp_path, tray)
    order_id = place(shop, flyer_pdf(bleed=0))
    picture = page_to_look_at(shop, order_id)
    assert picture.startswith((b"\x89PNG", b"\xff\xd8"))
    send_mails(shop, page_to_look_at)
    received, needs = (list(message.walk()) for message in tray.messages)
    assert not [part for part in received if part.get_content_maintype() == "image"]
    assert [part.get_payload(decode=True) for part in needs if part.get_content_maintype() == "image"] == [
        picture
    ]


def test_an_order_without_findings_or_with_a_lost_file_shows_none(tmp_path: Path) -> None:
    shop = mail_shop(tmp_path)
    assert page_to_look_at(shop, place(shop)) == b""
    assert page_to_look_at(shop, "nowhere") == b""
    order_id = place(shop, flyer_pdf(bleed=0))
    for path in (tmp_path / "blobs").rglob("*"):
        if path.is_file():
            path.unlink()
    assert page_to_look_at(shop, order_id) == b""
