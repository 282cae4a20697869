import pytest

from preflight.contents import MOST_IMAGES
from preflight.facts import FontFacts, ImageFacts
from preflight_builders import Page, form_laughs, image, known_facts, page, pdf, stream

FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9999 9999]"
INCH_MM = 25.4


def images_of(data: bytes, number: int = 1) -> tuple[ImageFacts, ...] | None:
    return known_facts(data).pages[number - 1].images


def drawing(content: bytes, *, entries: str = "", bleed: float = 0) -> Page:
    """A page of 100 x 50 mm whose resources hold the XObject /I, which is object 100."""
    return page(
        (100, 50), bleed=bleed, content=content, entries=f"/Resources<</XObject<</I 100 0 R>>>>{entries}"
    )


def only(found: tuple[ImageFacts, ...] | None) -> ImageFacts:
    assert found is not None
    assert len(found) == 1
    return found[0]


def test_pixels_an_inch_are_those_of_the_placed_size() -> None:
    found = only(images_of(pdf(drawing(b"q 72 0 0 36 10 20 cm /I Do Q"), extra=(image(150, 150),))))
    assert (found.width_px, found.height_px, found.bits, found.ppi) == (150, 150, 8, 150)
    assert found.rect_mm == pytest.approx((3.528, 7.056, 28.928, 19.756), abs=0.001)


def test_a_turned_image_is_measured_along_its_own_sides() -> None:
    found = only(images_of(pdf(drawing(b"q 0 72 -36 0 72 20 cm /I Do Q"), extra=(image(150, 150),))))
    assert found.ppi == 150


def test_the_unit_and_the_rotation_of_the_page_count() -> None:
    turned = drawing(b"q 36 0 0 36 0 0 cm /I Do Q", entries="/Rotate 90/UserUnit 2")
    found = only(images_of(pdf(turned, extra=(image(100, 100),))))
    assert found.ppi == 100
    assert found.rect_mm == pytest.approx((0, 200 - INCH_MM, INCH_MM, 200), abs=0.01)


def test_an_image_inside_forms_is_placed_by_all_their_matrices() -> None:
    inner = stream(
        b"q 10 0 0 10 0 0 cm /I Do Q", f"{FORM}/Matrix[2 0 0 2 0 0]/Resources<</XObject<</I 102 0 R>>>>"
    )
    outer = stream(b"2 0 0 2 0 0 cm /I Do", f"{FORM}/Resources<</XObject<</I 101 0 R>>>>")
    found = only(images_of(pdf(drawing(b"/I Do"), extra=(outer, inner, image(40, 40)))))
    assert found.ppi == 72


def test_a_form_without_resources_uses_those_of_the_page() -> None:
    form = stream(b"q 72 0 0 72 0 0 cm /J Do Q", FORM)
    both = page(content=b"/I Do", entries="/Resources<</XObject<</I 100 0 R/J 101 0 R>>>>")
    assert only(images_of(pdf(both, extra=(form, image(72, 72))))).ppi == 72


def test_what_is_off_the_page_or_never_drawn_is_not_told() -> None:
    unused = pdf(drawing(b"0 0 1 1 re f"), extra=(image(9, 9),))
    outside = pdf(drawing(b"q 72 0 0 72 9000 0 cm /I Do Q"), extra=(image(9, 9),))
    assert (images_of(unused), images_of(outside)) == ((), ())


def test_only_the_part_on_the_page_is_marked() -> None:
    found = only(images_of(pdf(drawing(b"q 720 0 0 720 -10 -10 cm /I Do Q"), extra=(image(9, 9),))))
    assert found.rect_mm == pytest.approx((0, 0, 100, 50), abs=0.01)


def test_those_of_the_fewest_pixels_are_kept_lowest_first() -> None:
    content = b" ".join(b"q %d 0 0 %d 0 0 cm /I Do Q" % (size, size) for size in range(10, 90))
    found = images_of(pdf(drawing(content), extra=(image(50, 50),)))
    assert found is not None
    assert len(found) == MOST_IMAGES
    assert found[0].ppi == min(each.ppi for each in found) == 40.4


def test_line_art_is_told_by_its_bits() -> None:
    stencil = image(100, 100, "/ImageMask true")
    assert only(images_of(pdf(drawing(b"q 72 0 0 72 0 0 cm /I Do Q"), extra=(stencil,)))).bits == 1


@pytest.mark.parametrize("entries", ["/Width -5", "/Width(x)", "/Width 0", "/Width 99999999999999", ""])
def test_an_image_that_makes_no_sense_is_not_told(entries: str) -> None:
    broken = stream(b"", f"/Type/XObject/Subtype/Image/Height 5{entries}")
    assert images_of(pdf(drawing(b"q 72 0 0 72 0 0 cm /I Do Q"), extra=(broken,))) == ()


def test_too_much_to_look_at_is_not_known_instead_of_slow() -> None:
    many = pdf(drawing(b"/I Do " * 30_000), extra=(image(9, 9),))
    assert images_of(many) == ()
    assert images_of(pdf(drawing(b"/I Do"), page(), extra=(image(9, 9),)), 2) == ()


def test_forms_that_draw_each_other_for_ever_end() -> None:
    round_and_round = stream(b"/I Do /I Do /J Do", f"{FORM}/Resources<</XObject<</I 100 0 R/J 101 0 R>>>>")
    assert images_of(pdf(drawing(b"/I Do"), extra=(round_and_round, image(9, 9)))) == ()
    assert images_of(form_laughs(15)) == ()


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
    fonts = known_facts(pdf(seen, listed, seen)).fonts
    assert fonts == (FontFacts("Helvetica", "Type1", embedded=False, pages="1, 3"),)


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
    assert written(HELVETICA, b"BT 3 Tr /F 12 Tf (a) Tj ET") == ()


def test_a_font_used_in_a_form_is_found() -> None:
    form = stream(b"BT /F 1 Tf (a) Tj ET", f"{FORM}/Resources<</Font<</F {HELVETICA}>>>>")
    fonts = known_facts(pdf(drawing(b"/I Do"), extra=(form,))).fonts
    assert [(font.name, font.pages) for font in fonts] == [("Helvetica", "1")]


@pytest.mark.parametrize(
    "font", ["null", "[]", "<<>>", "<</Subtype(x)/BaseFont 5/FontDescriptor[1]>>", "999 0 R"]
)
def test_a_font_that_makes_no_sense_harms_nothing(font: str) -> None:
    assert isinstance(written(font), tuple)
