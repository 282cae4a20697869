"""Sound files: those of the corpus under their orders, and ours with traps; no error, hardly a warning.

What is told of a sound file of the corpus all the same is told by name here, and another reader of PDF confirms it.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pypdf.generic import DictionaryObject
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from corpora import corpora_dir
from known_good_files import KNOWN_GOOD_FILES, Good
from preflight import Facts, Finding, PixelFacts, Report, Severity, Verdict, evaluate, load_profile
from preflight_corpus import Row, facts_of_file, pixels_of_file, rows
from preflight_store import facts_read, pixels_read

MOST_WARNINGS = 0.05
"""A file, on the average."""

HIDES_A_LAYER = {"RGB in a layer that never prints", "a coarse picture in a layer that never prints"}
"""What is in the layer is not weighed; that it is hidden is asked about, as GWG 2015 has it."""

RIGHT_ALL_THE_SAME = {
    "yob-300ppi.pdf": {"colour-space"},
    "yob-image_no_bleed_5mm_gap.pdf": {"colour-space", "low-resolution"},
    "yob-inherited_page_attributes.pdf": {"font-not-embedded"},
    "yob-rectangle_5mm_bleed.pdf": {"colour-space"},
    "yob-two_pages.pdf": {"font-not-embedded"},
}
"""Sound in the one respect they were made for: their colours are RGB, or their font is left to the reader."""


@cache
def report_of(good: Good) -> Report:
    profile = load_profile(good.profile)
    return evaluate(facts_read(good.data), good.order, profile, pixels_read(good.data))


def of_the_corpus() -> list[Row]:
    return [row for row in rows() if row.expected.startswith("OK") and row.name.startswith(("syn-", "yob-"))]


@cache
def corpus_reports() -> dict[str, Report]:
    profile, found = load_profile("sheetfed"), {}
    for row in of_the_corpus():
        facts, pixels = facts_of_file(row.name), pixels_of_file(row.name)
        assert isinstance(facts, Facts)
        assert isinstance(pixels, PixelFacts)
        found[row.name] = evaluate(facts, row.order, profile, pixels)
    return found


def weighty(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity is not Severity.INFO]


@pytest.mark.parametrize("good", [pytest.param(good, id=good.what) for good in KNOWN_GOOD_FILES])
def test_a_sound_file_passes(good: Good) -> None:
    report = report_of(good)
    assert report.crashed == ()
    found = [f"{finding.check}: {finding.message}" for finding in weighty(report)]
    if good.what in HIDES_A_LAYER:
        assert [finding.check for finding in weighty(report)] == ["layer-visibility"]
        assert report.verdict is Verdict.WARN
    else:
        assert found == []
        assert report.verdict is Verdict.PASS


def test_there_are_enough_of_them_and_hardly_a_warning() -> None:
    warnings = sum(len(weighty(report_of(good))) for good in KNOWN_GOOD_FILES)
    told = sum(len(report_of(good).findings) for good in KNOWN_GOOD_FILES)
    count = len(KNOWN_GOOD_FILES)
    print(
        f"{count} sound files: 0 errors, {warnings / count:.3f} warnings and {told / count:.3f} findings a file"
    )
    assert count >= 30
    assert warnings <= MOST_WARNINGS * count


@pytest.mark.corpus
def test_sound_files_of_the_corpus_pass_but_for_what_another_reader_confirms() -> None:
    found = {name: {f.check for f in weighty(report)} for name, report in corpus_reports().items()}
    assert len(found) == 8
    assert {name: checks for name, checks in found.items() if checks} == RIGHT_ALL_THE_SAME


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name", [name for name, checks in RIGHT_ALL_THE_SAME.items() if "font-not-embedded" in checks]
)
def test_pypdf_finds_no_program_of_that_font_either(name: str) -> None:
    pages = pypdf.PdfReader(corpora_dir("pdf", name)).pages
    fonts = [font for page in pages for font in resources(page, "/Font")]
    assert fonts
    assert not any("/FontDescriptor" in font for font in fonts)


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name", [name for name, checks in RIGHT_ALL_THE_SAME.items() if "low-resolution" in checks]
)
def test_pdfium_measures_the_same_pixels_an_inch(name: str) -> None:
    [finding] = [f for f in corpus_reports()[name].findings if f.check == "low-resolution"]
    assert min(ppi_by_pdfium(corpora_dir("pdf", name))) == pytest.approx(finding.measured, rel=0.01)


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name", [name for name, checks in RIGHT_ALL_THE_SAME.items() if "colour-space" in checks]
)
def test_pypdf_finds_colours_of_screens_too(name: str) -> None:
    page = pypdf.PdfReader(corpora_dir("pdf", name)).pages[0]
    content = page.get_contents()
    assert content is not None
    pictures = [str(picture.get("/ColorSpace")) for picture in resources(page, "/XObject")]
    assert any("RGB" in space for space in pictures) or b"/DeviceRGB cs" in content.get_data()


def resources(page: pypdf.PageObject, kind: str) -> list[DictionaryObject]:
    """Return a page's resources of a kind."""
    all_kinds = page["/Resources"].get_object()
    assert isinstance(all_kinds, DictionaryObject)
    named = all_kinds.get(kind, DictionaryObject()).get_object()
    assert isinstance(named, DictionaryObject)
    return [each for value in named.values() if isinstance(each := value.get_object(), DictionaryObject)]


def ppi_by_pdfium(path: Path) -> Iterator[float]:
    """Tell how many pixels an inch each picture of the first page has, by PDFium's own reckoning."""
    document = pypdfium2.PdfDocument(path)
    for picture in document[0].get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=8):
        told = picture.get_metadata()
        yield min(told.horizontal_dpi, told.vertical_dpi)
