import re

import pytest

from preflight_builders import blank, check, page, pdf, told

SOUND = pdf(page(), page())


def test_a_sound_file_is_not_flagged() -> None:
    assert told(check(SOUND), "unreadable-file") == []


def test_a_file_with_blank_pages_is_not_flagged() -> None:
    assert told(check(pdf(page(), page(content=None), blank())), "unreadable-file") == []


def test_junk_before_the_header_is_not_flagged_when_every_reader_takes_it() -> None:
    assert told(check(b"junk\n" + pdf(page())), "unreadable-file") in ([], [("repaired", "warning", "")])


@pytest.mark.parametrize(
    ("data", "case"),
    [
        (b"", "empty"),
        (b"\x00" * 5000, "empty"),
        (b"<!DOCTYPE html><p>502 Bad Gateway", "webpage"),
        (b"what is this", "other"),
    ],
)
def test_a_file_that_is_no_pdf_is_refused_with_advice_for_its_kind(data: bytes, case: str) -> None:
    assert told(check(data), "unreadable-file") == [(case, "error", "")]


def test_the_customer_hears_what_the_file_really_is() -> None:
    (finding,) = check(b"<!DOCTYPE html><p>502").findings
    assert "web page" in finding.customer


def test_a_pdf_without_anything_readable_is_damaged() -> None:
    assert told(check(b"%PDF-1.4\nnothing here"), "unreadable-file") == [("damaged", "error", "")]


def test_a_pdf_without_pages_is_refused() -> None:
    assert told(check(pdf()), "unreadable-file") == [("no-pages", "error", "")]


def test_an_upload_that_broke_off_is_refused() -> None:
    data = pdf(*[page() for _ in range(8)])
    assert told(check(data[: len(data) * 6 // 10]), "unreadable-file") == [("cut-off", "error", "")]


def test_an_upload_that_lost_only_its_table_is_refused_too() -> None:
    data = pdf(*[page() for _ in range(8)])
    assert told(check(data[: data.rindex(b"xref\n0 1")]), "unreadable-file") == [("cut-off", "error", "")]


def test_pages_whose_content_does_not_decode_are_named() -> None:
    broken = page(content=b"\x78\x9c\xffnot deflate at all", filters="/Filter/FlateDecode")
    assert told(check(pdf(page(), broken, broken)), "unreadable-file") == [("lost-content", "error", "2-3")]


def test_a_wrong_startxref_is_repaired_and_warned_of() -> None:
    data = re.sub(rb"startxref\n\d+", b"startxref\n7", SOUND)
    assert told(check(data), "unreadable-file") == [("repaired", "warning", "")]


def test_damage_spares_the_other_checks_and_says_why() -> None:
    report = check(b"%PDF-1.4\nnothing here")
    assert {s.check: s.why for s in report.skipped}["trim-size"] == "explained by unreadable-file"
    assert {f.check for f in report.findings} == {"unreadable-file"}
