from pathlib import Path

import pytest

from artwork_builders import artwork_facts, card
from preflight import Verdict, evaluate, load_profile, words
from preflight.facts import ArtworkFacts
from preflight_builders import check, page, pdf, told

CHECK = "not-a-pdf"


@pytest.mark.parametrize(
    ("data", "case"),
    [
        (b"\xff\xd8\xff\xe0 picture", "picture"),
        (b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5 document", "indesign"),
        (b"{\\rtf1 letter}", "office"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "postscript"),
        (b"7z\xbc\xaf\x27\x1c folder", "archive"),
        (b"", None),
        (b"what is this", None),
    ],
)
def test_a_file_of_another_program_is_refused_with_that_programs_way_to_a_pdf(
    data: bytes, case: str | None
) -> None:
    assert told(check(data), CHECK) == ([(case, "error", "")] if case else [])


def test_it_says_nothing_of_a_pdf() -> None:
    assert told(check(pdf(page())), CHECK) == []


def test_no_check_of_pages_speaks_of_a_file_that_has_none() -> None:
    report = check(b"8BPS" + bytes(99))
    assert report.verdict is Verdict.STOP
    assert {s.check: s.why for s in report.skipped}["page-count"] == "explained by not-a-pdf"


def test_a_shop_that_prints_pictures_may_weigh_it_otherwise(tmp_path: Path) -> None:
    (tmp_path / "posters.toml").write_text(
        'extends = "large-format"\n[severity]\n"not-a-pdf.picture" = "signoff"\n'
    )
    report = evaluate(artwork_facts("png", ArtworkFacts()), card(), load_profile(tmp_path / "posters.toml"))
    assert told(report, CHECK) == [("picture", "signoff", "")]


def test_the_customer_hears_what_the_file_really_is_in_german_too() -> None:
    [finding] = [f for f in check(b"\x00\xffKA" + bytes(9)).findings if f.check == CHECK]
    assert words(finding, "de").customer.startswith("Ihre Datei ist ein Affinity-Dokument.")
