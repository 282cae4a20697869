"""Rendering a letter."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from gateway.domain.mails import MailKind
from gateway.mail.letter import Letter, Rendered, render
from gateway.mail.words import locales

URL = "https://print.example/l/Zm9v-_9"
HOSTILE = (
    '</p><script>alert(1)</script><img src="http://evil.example/x.png" onerror="x">{{ 7*7 }}{name}%0aBcc:'
)


def a_letter(**changed: Any) -> Letter:
    told = {
        "kind": MailKind.RECEIVED, "locale": "en", "shop": "Hale Print", "name": "Ana Berg",
        "job": "Spring flyer", "number": "2026-000123", "url": URL,
    }  # fmt: skip
    return Letter(**{**told, **changed})


def page_of(mail: Rendered) -> ET.Element:
    """The HTML, which must be well-formed."""
    return ET.fromstring(mail.html.removeprefix("<!DOCTYPE html>"))  # noqa: S314 (our own page)


EVERY = [(kind, locale) for kind in MailKind for locale in locales()]


@pytest.mark.parametrize(("kind", "locale"), EVERY)
def test_every_mail_is_well_formed_small_and_has_one_button_to_its_link(kind: MailKind, locale: str) -> None:
    mail = render(a_letter(kind=kind, locale=locale, said="Two lines\nof text", picture="page.1@x"))
    root = page_of(mail)
    assert root.get("lang") == locale
    assert [link.get("href") for link in root.iter("a")] == [URL]
    assert len(mail.html.encode()) <= 20_000
    assert URL in mail.text
    assert "{" not in mail.text + mail.subject


@pytest.mark.parametrize(("kind", "locale"), EVERY)
def test_text_and_html_say_the_same(kind: MailKind, locale: str) -> None:
    mail = render(a_letter(kind=kind, locale=locale, said="Which paper?"))
    shown = " ".join("".join(page_of(mail).itertext()).split())
    for line in mail.text.splitlines():
        words = " ".join(line.removeprefix(">").removesuffix(":" if line.endswith(f"{URL}:") else "").split())
        if words and words != "--" and not words.endswith(":"):
            assert words in shown


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind is not MailKind.SIGN_IN])
def test_the_subject_names_the_job_and_the_mail_the_shop(kind: MailKind) -> None:
    mail = render(a_letter(kind=kind))
    assert "Spring flyer" in mail.subject or kind is MailKind.SAVE_AND_RETURN
    assert "Hale Print" in mail.text


@pytest.mark.parametrize(("kind", "locale"), EVERY)
def test_markup_in_a_foreign_value_stays_text(kind: MailKind, locale: str) -> None:
    mail = render(a_letter(kind=kind, locale=locale, shop=HOSTILE, name=HOSTILE, job=HOSTILE, said=HOSTILE))
    root = page_of(mail)
    assert not list(root.iter("script"))
    assert not list(root.iter("img"))
    assert [link.get("href") for link in root.iter("a")] == [URL]
    assert "49" not in mail.html


@pytest.mark.parametrize("kind", list(MailKind))
def test_nothing_is_fetched_from_elsewhere(kind: MailKind) -> None:
    html = render(a_letter(kind=kind, picture="page.1@x")).html
    assert 'src="cid:page.1@x"' in html
    assert "url(" not in html
    assert "<link" not in html
    assert "http://" not in html


def test_what_a_person_wrote_is_quoted_line_by_line() -> None:
    mail = render(a_letter(kind=MailKind.ASKED, said="Which paper?\nMatt or gloss?"))
    assert "> Which paper?\n> Matt or gloss?\n" in mail.text
    assert "Which paper?<br />Matt or gloss?" in mail.html


def test_why_an_order_waits_is_said_in_plain_words_and_an_unknown_code_in_general_ones() -> None:
    known = render(a_letter(kind=MailKind.NEEDS_YOU, reason="file-stopped"))
    unknown = render(a_letter(kind=MailKind.NEEDS_YOU, reason="device-refused"))
    assert "One of your files cannot be printed as it is." in known.text
    assert "We cannot go on without you." in unknown.text
    assert "device" not in unknown.text


def test_an_order_without_a_name_is_called_your_order() -> None:
    assert render(a_letter(job="\u202e \r\n")).subject == "your order: we have your order 2026-000123"


def test_a_long_name_leaves_the_subject_readable() -> None:
    assert len(render(a_letter(job="x" * 500)).subject) <= 120
