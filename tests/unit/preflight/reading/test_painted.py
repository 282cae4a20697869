from preflight.facts import MOST_CLASSES, Trait
from preflight_builders import image, known_facts, page, pdf


def test_of_very_many_classes_the_thinnest_of_each_kind_stay() -> None:
    lines = b" ".join(b"0 0 0 1 K %d w 9 9 m 99 9 l S" % width for width in range(100, 1, -1))
    found = known_facts(pdf(page(content=lines + b" 1 0 0 0 K 500 w 9 9 m 99 9 l S"))).pages[0].lines
    assert len(found) == MOST_CLASSES
    assert min(line.width_pt for line in found) == 2
    assert {line.colour.trait for line in found} == {Trait.BLACK, Trait.ONE_INK}


def test_the_extent_is_around_all_that_has_ink() -> None:
    content = b"0 0 0 0 k 0 0 500 500 re f 0 0 0 1 k 72 72 72 72 re f 144 144 72 72 re f"
    assert known_facts(pdf(page(content=content))).pages[0].extent_mm == (25.4, 25.4, 76.2, 76.2)


def test_the_unit_of_the_page_scales_sizes() -> None:
    found = known_facts(pdf(page(content=b"2 w 9 9 m 99 9 l S", entries="/UserUnit 2"))).pages[0]
    assert found.lines[0].width_pt == 4


def test_pictures_of_one_size_and_place_are_told_in_the_order_in_which_they_are_drawn() -> None:
    drawn, glass = range(100, 112), "/BitsPerComponent 8/ColorSpace/DeviceGray/Mask[0 0]"
    named = " ".join(f"/I{number} {number} 0 R" for number in drawn)
    content = b" ".join(b"q 72 0 0 72 9 9 cm /I%d Do Q" % number for number in drawn)
    shown = page(content=content, entries=f"/Resources<</XObject<<{named}>>>>")
    found = known_facts(pdf(shown, extra=tuple(image(20, 20, glass) for _ in drawn))).pages[0].images
    assert [each.object for each in found] == list(drawn)
