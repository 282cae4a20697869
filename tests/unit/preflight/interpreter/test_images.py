import pytest

from preflight.facts import MOST_IMAGES, ImageFacts
from preflight_builders import Page, image, known_facts, page, pdf, stream

FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9999 9999]"
INCH_MM = 25.4


def images_of(data: bytes, number: int = 1) -> tuple[ImageFacts, ...]:
    return known_facts(data).pages[number - 1].images


def drawing(content: bytes, *, entries: str = "", bleed: float = 0) -> Page:
    """A page of 100 x 50 mm whose resources hold the XObject /I, which is object 100."""
    return page(
        (100, 50), bleed=bleed, content=content, entries=f"/Resources<</XObject<</I 100 0 R>>>>{entries}"
    )


def only(found: tuple[ImageFacts, ...]) -> ImageFacts:
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
    content = b" ".join(b"q %d 0 0 %d 0 0 cm /I Do Q" % (size, size) for size in range(89, 9, -1))
    found = images_of(pdf(drawing(content), extra=(image(50, 50),)))
    assert len(found) == MOST_IMAGES
    assert found[0].ppi == min(each.ppi for each in found) == 40.45


def test_line_art_is_told_by_its_bits() -> None:
    stencil = image(100, 100, "/ImageMask true")
    assert only(images_of(pdf(drawing(b"q 72 0 0 72 0 0 cm /I Do Q"), extra=(stencil,)))).bits == 1


@pytest.mark.parametrize("entries", ["/Width -5", "/Width(x)", "/Width 0", "/Width 99999999999999", ""])
def test_an_image_that_makes_no_sense_is_not_told(entries: str) -> None:
    broken = stream(b"", f"/Type/XObject/Subtype/Image/Height 5{entries}")
    assert images_of(pdf(drawing(b"q 72 0 0 72 0 0 cm /I Do Q"), extra=(broken,))) == ()


def test_an_image_drawn_very_often_is_told_once_for_each_size() -> None:
    many = pdf(drawing(b"q 72 0 0 72 0 0 cm /I Do Q " * 30_000), extra=(image(9, 9),))
    assert only(images_of(many)).ppi == 9


def test_forms_that_draw_each_other_for_ever_end() -> None:
    round_and_round = stream(b"/I Do /I Do /J Do", f"{FORM}/Resources<</XObject<</I 100 0 R/J 101 0 R>>>>")
    found = known_facts(pdf(drawing(b"9 0 0 9 0 0 cm /I Do"), extra=(round_and_round, image(9, 9)))).pages[0]
    assert (only(found.images).ppi, found.faults) == (72, ("a form draws itself",))


def test_an_image_behind_a_clip_is_told_by_the_part_that_can_be_seen() -> None:
    clipped = pdf(drawing(b"0 0 36 36 re W n q 72 0 0 72 0 0 cm /I Do Q"), extra=(image(150, 150),))
    found = only(images_of(clipped))
    assert found.rect_mm == pytest.approx((0, 0, 12.7, 12.7), abs=0.001)
    assert found.whole_mm == pytest.approx((0, 0, 25.4, 25.4), abs=0.001)


def test_an_image_clipped_away_is_not_told() -> None:
    outside = pdf(drawing(b"90 0 9 9 re W n q 72 0 0 72 0 0 cm /I Do Q"), extra=(image(1, 1),))
    page_of = known_facts(outside).pages[0]
    assert (page_of.images, page_of.has_marks) == ((), False)


def test_pixels_an_inch_are_told_for_each_side_with_mirroring_and_skew() -> None:
    found = only(images_of(pdf(drawing(b"-72 0 0 36 99 0 cm /I Do"), extra=(image(72, 72),))))
    assert (found.ppi_x, found.ppi_y, found.ppi, found.mirrored, found.skew_deg) == (72, 144, 72, True, 0)
    leaning = only(images_of(pdf(drawing(b"72 0 72 72 0 0 cm /I Do"), extra=(image(72, 72),))))
    assert leaning.skew_deg == 45


def test_an_inline_image_is_told_with_its_abbreviations_resolved() -> None:
    content = b"72 0 0 72 0 0 cm BI /W 36 /H 36 /BPC 8 /CS /CMYK /F [/AHx /DCT] ID abc EI"
    facts = known_facts(pdf(drawing(content)))
    found = only(facts.pages[0].images)
    assert (found.kind, found.ppi, found.filters) == ("inline", 36, ("ASCIIHexDecode", "DCTDecode"))
    assert found.colour is not None
    assert facts.spaces[found.colour.space].family == "DeviceCMYK"


def test_what_an_image_carries_beside_its_pixels_is_told() -> None:
    entries = "/ColorSpace/DeviceRGB/BitsPerComponent 8/Interpolate true/SMask 101 0 R/OPI<<>>/Alternates[]"
    found = known_facts(
        pdf(drawing(b"9 0 0 9 0 0 cm /I Do"), extra=(image(9, 9, entries), image(9, 9)))
    ).pages[0]
    only_one = only(found.images)
    assert (only_one.interpolate, only_one.soft_mask, only_one.opi, only_one.alternates) == (True,) * 4
    assert found.objects == ("alternate-image", "opi")
    assert [t.kind for t in found.transparency] == ["image-mask"]
