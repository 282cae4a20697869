"""Facts of files that others made, against what their makers, another tool or INDEX.tsv say of them."""

from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from corpora import corpora_dir
from preflight import Facts, collect
from preflight.facts import Overprint, Trait
from preflight.texts import pages_in
from preflight_corpus import facts_of_file, rows

pytestmark = pytest.mark.corpus


@cache
def facts(name: str) -> Facts:
    found = collect(corpora_dir("pdf") / name, sha256="0" * 64)
    assert isinstance(found, Facts), found
    return found


def points(rect: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(edge / 25.4 * 72 for edge in rect)


@pytest.mark.parametrize(
    ("name", "ppi", "bits", "process"),
    [
        ("yob-300ppi.pdf", 313.0, 8, "RGB"),
        ("yob-low_ppi_image_within_form_xobject.pdf", 148.151, 8, "RGB"),
        ("yob-image_no_bleed.pdf", 72.0, 8, "RGB"),
        ("syn-bad_1bit_200.pdf", 200.0, 1, "Gray"),
        ("syn-bad_lowres_180.pdf", 180.0, 8, "CMYK"),
        ("syn-bad_lowres_72.pdf", 72.0, 8, "CMYK"),
        ("syn-bad_rgb_image.pdf", 300.0, 8, "RGB"),
    ],
)
def test_the_fewest_pixels_an_inch_are_those_the_index_tells(
    name: str, ppi: float, bits: int, process: str
) -> None:
    found = facts(name)
    image = found.pages[0].images[0]
    assert image.ppi == pytest.approx(ppi, rel=0.01)
    assert image.bits == bits
    assert image.colour is not None
    assert found.spaces[image.colour.space].process == process


def test_an_image_inside_a_form_is_where_the_index_says() -> None:
    (image,) = facts("yob-low_ppi_image_within_form_xobject.pdf").pages[0].images
    assert points(image.rect_mm) == pytest.approx((250.25, 401.64, 323.14, 492.52), abs=0.02)


def test_transparency_is_on_the_page_and_at_the_place_the_index_says() -> None:
    opaque, transparent = facts("yob-transparency.pdf").pages
    assert opaque.transparency == ()
    found = {each.kind: each for each in transparent.transparency}
    assert found["alpha"].detail == "0.5"
    assert points(found["alpha"].rects_mm[0]) == pytest.approx((99, 540.89, 301, 742.89), abs=0.02)


def test_spots_are_those_the_index_names_and_yellow_is_none() -> None:
    found = facts("yob-spot.pdf")
    assert found.spots() == {"Orange": (3, 4), "PANTONE 1788 M": (1, 2)}
    assert ("Yellow",) in [space.colourants for space in found.spaces if space.process == "CMYK"]
    aliases = facts("syn-bad_spot_alias.pdf").spots()
    assert set(aliases) == {"PANTONE 185 C", "PANTONE 185 CV", "Pantone 185C"}


def test_a_valid_pdf_x_is_read_as_one() -> None:
    found = facts("yob-pdfx-1a-subsetting.pdf")
    assert {(claim.standard, claim.source) for claim in found.claims} >= {
        ("PDF/X-1a:2001", "info"),
        ("PDF/X-1a:2001", "xmp"),
    }
    (intent,) = found.output_intents
    assert intent.icc is not None
    assert (intent.identifier, intent.icc.kind, intent.icc.space, intent.icc.components) == (
        "FOGRA27",
        "prtr",
        "CMYK",
        4,
    )
    (font,) = found.fonts
    assert (font.name, font.embedded, font.subset, font.least_pt) == ("GillSans-Bold", True, True, 24)
    assert found.metadata.trapped == "False"


def test_filters_private_data_and_versions_are_told() -> None:
    assert facts("yob-jbig2.pdf").pages[0].images[0].filters == ("JBIG2Decode",)
    assert facts("yob-jbig2.pdf").pages[0].is_single_image
    assert facts("yob-piece_info.pdf").metadata.piece_info == ("Illustrator",)
    assert facts("yob-version_1_4.pdf").structure.header_version == "1.4"


def test_boxes_are_as_the_index_says() -> None:
    larger = facts("yob-bleedbox_larger_than_mediabox.pdf").pages[0]
    assert larger.bleed[2] > larger.media[2]
    cropped = facts("yob-cropbox_doesnt_match_mediabox.pdf").pages[0]
    assert cropped.crop != cropped.media
    assert set(facts("yob-artbox_and_trimbox.pdf").pages[0].defined) >= {"art", "trim"}
    one, other = facts("yob-two_mismatched_pages.pdf").pages
    assert one.media != other.media
    one, other = facts("yob-two_pages.pdf").pages
    assert one.media == other.media
    bled = facts("yob-rectangle_5mm_bleed.pdf").pages[0]
    assert bled.extent_mm is not None
    assert bled.trim[0] - bled.extent_mm[0] == pytest.approx(5, abs=0.01)


def test_lines_and_text_have_the_sizes_and_inks_the_index_says() -> None:
    (line,) = facts("syn-bad_hairline_tint.pdf").pages[0].lines
    assert (line.width_pt, line.colour.inks, line.colour.faintest_percent) == (0.3, 2, 30)
    reversed_text = facts("syn-bad_small_reverse_text.pdf").pages[0].texts
    assert 4.0 in [text.size_pt for text in reversed_text if text.fill and text.fill.trait is Trait.WHITE]
    white = [
        t
        for t in facts("syn-bad_white_text_overprint.pdf").pages[0].texts
        if t.fill and t.fill.trait is Trait.WHITE
    ]
    assert [text.overprint for text in white] == [Overprint.NONZERO]
    assert "Type3" in [font.kind for font in facts("syn-warn_type3_font.pdf").fonts if font.pages]


_GUESSED = {"pdfminer-dmca.pdf", "pdfminer-issue-598-cmap-other-fonts.pdf"}
"""Files that give PDFium no map either; it guesses from the fonts' programs."""


def test_where_a_font_says_no_letters_pdfium_finds_none_either() -> None:
    silent: dict[str, set[int]] = {}
    for row in rows():
        found = facts_of_file(row.name)
        fonts = found.fonts if isinstance(found, Facts) else ()
        pages = {number for font in fonts if not font.says_letters for number in pages_in(font.pages)}
        if pages:
            silent[row.name] = pages
    assert len(silent) == 5
    agreed = {name for name, pages in silent.items() if all(_lost(name, number) for number in pages)}
    assert set(silent) - agreed == _GUESSED


def _lost(name: str, number: int) -> int:
    """Count the letters of a page that PDFium finds no character for."""
    with pypdfium2.PdfDocument(corpora_dir("pdf", name)) as file:
        text = file[number - 1].get_textpage()
        return sum(pdfium.FPDFText_HasUnicodeMapError(text, at) == 1 for at in range(text.count_chars()))


def test_what_a_file_carries_along_is_told() -> None:
    assert [(a.kind, a.where) for a in facts("syn-bad_launch.pdf").actions] == [("Launch", "open")]
    assert [each.where for each in facts("syn-bad_embedded_file.pdf").attachments] == ["names"]
    assert facts("syn-bad_portfolio.pdf").structure.portfolio
    (note,) = facts("syn-bad_annotation_in_trim.pdf").pages[0].annotations
    assert (note.kind, note.printable, note.text) == ("Text", True, "please change phone number")
    cut = next(layer for layer in facts("syn-warn_layers_hidden.pdf").layers if layer.name == "CutContour")
    assert (cut.printed, cut.pages) == (False, "1")
    assert facts("syn-info_no_output_intent.pdf").output_intents == ()
    assert [intent.identifier for intent in facts("syn-good_a4_1p.pdf").output_intents] == ["FOGRA51"]
    lock = facts("syn-warn_encrypted_rc4.pdf").encryption
    assert lock is not None
    assert lock.method == "rc4"


def test_damage_is_told_by_its_kind() -> None:
    assert facts("syn-bad_missing_resource.pdf").pages[0].missing == ("Font NoFont", "XObject NoSuchImage")
    assert facts("syn-bomb_form_recursion.pdf").pages[0].faults == ("a form draws itself",)
    assert facts("syn-dmg_crlf_mangled.pdf").damage.text_mode
    assert not facts("syn-dmg_bad_startxref.pdf").damage.text_mode
