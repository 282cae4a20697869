"""Every file of the corpus through the sandbox: a verdict within the limits, known-good ones without an error."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from preflight import (
    Facts,
    Finding,
    Report,
    Severity,
    Verdict,
    evaluate,
    load_profile,
    not_checked,
)
from preflight_corpus import Row, facts_of_file, rows

pytestmark = pytest.mark.corpus

OURS = {
    "ERROR page 2 differs in size": ("trim-size", "2"),
    "ERROR 7 pages, order says 8": ("page-count", ""),
    "ERROR TrimBox outside": ("box-nesting", "1"),
    "ERROR box nesting": ("box-nesting", "1"),
    "ERROR page sizes differ": ("mixed-sizes", "2"),
    "WARN CropBox differs": ("crop-box", "1"),
    "ERROR truncated upload": ("unreadable-file", ""),
    "ERROR/WARN truncated tail": ("unreadable-file", ""),
    "ERROR ASCII-mode FTP": ("ascii-transfer", ""),
    "WARN embedded file": ("attachments", ""),
    "ERROR launch action": ("active-content", ""),
    "ERROR page refers to resources": ("missing-resource", "1"),
    "ERROR PDF portfolio": ("portfolio", ""),
    "WARN comment inside the trim": ("comments", "1"),
    "WARN layer CutContour is off": ("layer-visibility", "1"),
    "INFO private application data": ("private-data", ""),
    "ERROR truncated image": ("picture-damaged", ""),
    "ERROR PostScript is refused": ("not-a-pdf", ""),
    "ERROR path traversal": ("archive-unsafe", ""),
    "ERROR refused: ratio": ("archive-unsafe", ""),
    "WARN EPS": ("not-a-pdf", ""),
    "WARN repairable xref": ("unreadable-file", ""),
    "WARN encrypted": ("encrypted", ""),
    "WARN Type 3 font": ("font-kind", "1"),
    "ERROR 1-bit image 200 ppi": ("low-resolution-line-art", "1"),
    "ERROR 0.3 pt line in 30 % tint": ("thin-line-inks", "1"),
    "INFO image 1200 ppi": ("high-resolution", "1"),
    "WARN RGB": ("colour-space", "1"),
    "WARN 4 pt white text": ("small-text", "1"),
    "WARN ambiguous spot names": ("spot-naming", "1"),
    "ERROR white text overprint": ("white-text-overprint", "1"),
    "INFO/WARN no output intent": ("output-intent", ""),
    "INFO JBIG2 filter": ("image-coding", "1"),
    "WARN image 180 ppi": ("low-resolution", "1"),
    "ERROR image 72 ppi": ("low-resolution", "1"),
    "ERROR image 148.15": ("low-resolution", "1"),
}


WITHOUT_HELVETICA = {
    "pdfa20-PDF_2.0_image_with_BPC.pdf",
    "pdfa20-PDF_2.0_via_incremental_save.pdf",
    "pdfa20-PDF_2.0_with_offset_start.pdf",
    "pypdf-output_with_metadata_pymupdf.pdf",
    "yob-inherited_page_attributes.pdf",
    "yob-two_pages.pdf",
}
"""Sound files for readers, which are allowed to count on it; a press is not."""

MADE_FOR_SCREENS = {
    "opf-Neddy_Flyer_HeatherRyan.pdf": {"low-resolution"},
    "pdfa20-PDF_2.0_image_with_BPC.pdf": {"low-resolution", "font-not-embedded"},
    "pypdf-google-doc-document.pdf": {"low-resolution"},
    "pypdf-libreoffice-form.pdf": {"hairline"},
    "yob-image_no_bleed_5mm_gap.pdf": {"low-resolution"},
}
"""Files that open as they should: their pictures have 52 to 96 pixels an inch, their lines a tenth of a point."""


@cache
def reports() -> Mapping[str, Report]:
    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(lambda row: (row.name, judged(row)), rows()))


def judged(row: Row) -> Report:
    order, profile = row.order, load_profile("sheetfed")
    facts = facts_of_file(row.name)
    return (
        evaluate(facts, order, profile)
        if isinstance(facts, Facts)
        else not_checked(facts, "", order, profile)
    )


def errors(name: str) -> list[Finding]:
    return [f for f in reports()[name].findings if f.severity is Severity.ERROR]


def named(wanted: Callable[[Row], bool]) -> list[str]:
    found = [row.name for row in rows() if wanted(row)]
    assert found, "no file of the corpus is of that kind"
    return found


def test_every_file_gets_a_verdict_and_only_bombs_go_unchecked() -> None:
    unchecked = {
        name: report.crashed for name, report in reports().items() if report.verdict is Verdict.NOT_CHECKED
    }
    assert len(reports()) == len(rows())
    assert set(unchecked) == {"syn-bomb_flate_80mb.pdf", "syn-bomb_form_billion.pdf"}
    assert {crash.reason for crashed in unchecked.values() for crash in crashed} == {"too-complex"}


def test_known_good_files_give_no_error_but_those_they_are_known_for() -> None:
    good = named(lambda row: row.expected.startswith("OK"))
    found = {name: wrong for name in good if (wrong := errors(name))}
    known = {name: {"font-not-embedded"} for name in WITHOUT_HELVETICA} | MADE_FOR_SCREENS
    assert {name: {f.check for f in wrong} for name, wrong in found.items()} == known
    fonts = [f.message for wrong in found.values() for f in wrong if f.check == "font-not-embedded"]
    assert all("the font Helvetica (Type1) is not in the file" in message for message in fonts)


def test_files_with_an_order_and_another_fault_than_ours_give_no_false_alarm() -> None:
    others = named(
        lambda row: (
            "order: trim 210x297, bleed 3" in row.expected
            and "TrimBox" not in row.expected
            and not any(row.expected.startswith(fault) for fault in OURS)
        )
    )
    weighed = {
        name: [f for f in reports()[name].findings if f.severity is not Severity.INFO] for name in others
    }
    assert {name: findings for name, findings in weighed.items() if findings} == {}


@pytest.mark.parametrize(("fault", "found"), OURS.items())
def test_a_fault_of_ours_is_flagged_with_its_page(fault: str, found: tuple[str, str]) -> None:
    for name in named(lambda row: row.expected.startswith(fault)):
        assert found in [(f.check, f.pages) for f in reports()[name].findings], name


def test_files_that_ask_for_a_password_are_told_from_damaged_ones() -> None:
    locked = named(lambda row: row.libraries["pages_pikepdf"] == "PasswordError")
    cases = {f.arguments["case"] for name in locked for f in reports()[name].findings}
    assert cases == {"password"}


def test_files_no_library_opens_are_never_passed() -> None:
    columns = ("pages_pikepdf", "pages_pypdf", "pages_pdfium")
    hopeless = named(lambda row: all(not row.libraries[column].lstrip("-").isdigit() for column in columns))
    assert {str(reports()[name].verdict) for name in hopeless} <= {"stop"}


def test_as_many_pages_are_found_as_the_other_libraries_find() -> None:
    columns = ("pages_pikepdf", "pages_pypdf", "pages_pdfium")
    agreed = [
        r for r in rows() if len({r.libraries[c] for c in columns}) == 1 and r.libraries[columns[0]].isdigit()
    ]
    wrong = {}
    for row in agreed[::5]:
        facts = facts_of_file(row.name)
        if isinstance(facts, Facts) and len(facts.pages) != int(row.libraries["pages_pikepdf"]):
            wrong[row.name] = len(facts.pages)
    assert len(agreed) > 200
    assert wrong == {}


def test_of_all_files_only_the_one_about_letters_that_a_font_lacks_shows_some() -> None:
    found = {
        name for name, report in reports().items() if any(f.check == "missing-glyph" for f in report.findings)
    }
    assert found == {"vera-veraPDF_test_suite_6-2-10-9-t01-fail-c.pdf"}
