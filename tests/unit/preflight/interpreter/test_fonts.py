import pytest

from preflight.facts import FontFacts
from preflight.interpreter.fonts import Font
from preflight_builders import known_facts, page, pdf, stream

FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9999 9999]"


def written(
    fonts: str, content: bytes = b"BT /F 12 Tf (a) Tj ET", extra: tuple[bytes, ...] = ()
) -> tuple[FontFacts, ...]:
    return known_facts(
        pdf(page(content=content, entries=f"/Resources<</Font<</F {fonts}>>>>"), extra=extra)
    ).fonts


HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def test_a_font_without_a_program_is_told_with_the_pages_it_is_seen_on() -> None:
    seen = page(content=b"BT /F 9 Tf (a) Tj ET", entries=f"/Resources<</Font<</F {HELVETICA}>>>>")
    listed = page(entries=f"/Resources<</Font<</F {HELVETICA}>>>>")
    (font,) = known_facts(pdf(seen, listed, seen)).fonts
    assert (font.name, font.kind, font.embedded, font.pages) == ("Helvetica", "Type1", False, "1, 3")
    assert font.least_pt == 9


@pytest.mark.parametrize("key", ["FontFile", "FontFile2", "FontFile3"])
def test_a_font_with_a_program_is_embedded(key: str) -> None:
    font = f"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor<</{key} 100 0 R>>>>"
    assert [font.embedded for font in written(font, extra=(stream(b"font"),))] == [True]


def test_a_composite_fonts_program_lies_with_its_descendant() -> None:
    within = "<</Type/Font/Subtype/CIDFontType2/FontDescriptor<</FontFile2 100 0 R>>>>"
    font = f"<</Type/Font/Subtype/Type0/BaseFont/X/DescendantFonts[{within}]>>"
    assert [font.embedded for font in written(font, extra=(stream(b"font"),))] == [True]
    assert [font.embedded for font in written(font.replace("/FontFile2 100 0 R", ""))] == [False]


def test_a_font_drawn_in_the_file_cannot_be_missing() -> None:
    assert [font.embedded for font in written("<</Type/Font/Subtype/Type3>>")] == [True]


def test_text_under_a_scan_uses_no_font() -> None:
    assert [font.pages for font in written(HELVETICA, b"BT 3 Tr /F 12 Tf (a) Tj ET")] == [""]


def test_a_font_used_in_a_form_is_found() -> None:
    form = stream(b"BT /F 1 Tf (a) Tj ET", f"{FORM}/Resources<</Font<</F {HELVETICA}>>>>")
    fonts = known_facts(
        pdf(page(content=b"/I Do", entries="/Resources<</XObject<</I 100 0 R>>>>"), extra=(form,))
    ).fonts
    assert [(font.name, font.pages) for font in fonts] == [("Helvetica", "1")]


@pytest.mark.parametrize(
    "font", ["null", "[]", "<<>>", "<</Subtype(x)/BaseFont 5/FontDescriptor[1]>>", "999 0 R"]
)
def test_a_font_that_makes_no_sense_harms_nothing(font: str) -> None:
    assert isinstance(written(font), tuple)


def test_subsets_of_one_font_are_told_together() -> None:
    one = "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Body/FontDescriptor<</FontFile2 100 0 R>>>>"
    two = one.replace("ABCDEF", "GHIJKL")
    both = page(content=b"/A 9 Tf (a) Tj /B 8 Tf (a) Tj", entries=f"/Resources<</Font<</A {one}/B {two}>>>>")
    (font,) = known_facts(pdf(both, extra=(stream(b"font"),))).fonts
    assert (font.name, font.subset, font.program, font.objects, font.least_pt) == (
        "Body",
        True,
        "TrueType",
        2,
        8,
    )


@pytest.mark.parametrize("letters", [0, 1, 256, 257, 70_000])
def test_a_line_is_as_wide_as_its_letters_however_many_there_are(letters: int) -> None:
    coarse, fine = bytes([255]) * 256, bytes([255]) * 256
    font = Font(0, {}, 0.0, 1, 750.0, -250.0, coarse=coarse, fine=fine)
    assert font.width_of(b"a" * letters) == (letters * 0xFFFF / 16, letters)
