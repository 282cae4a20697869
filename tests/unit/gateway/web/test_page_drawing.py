"""A page is drawn with its cut, and with the room that its bleed should take, whatever it is named or holds."""

from lxml import etree

from gateway.domain.overlay import Labelled, overlay
from gateway.web.page_drawing import drawn_page
from preflight import Expected, Picture
from preflight_builders import a4, check, known_facts, page, pdf

PNG = Picture("image/png", 220, 311, 1, b"\x89PNG\r\n\x1a\n rest")
SVG = "{http://www.w3.org/2000/svg}"


def drawing(data: bytes, order: Expected) -> etree._Element:
    (shown, *_) = known_facts(data).pages
    labelled = [Labelled(finding, finding.check) for finding in check(data, order).findings]
    return etree.fromstring(drawn_page(PNG, overlay(shown, order, labelled), height_px=220))


def frame(root: etree._Element) -> list[float]:
    return [float(number) for number in root.get("viewBox", "").split()]


def test_a_page_without_bleed_leaves_room_for_it_and_shows_where_it_lacks():
    root = drawing(pdf(page(bleed=0)), a4())
    left, top, width, height = frame(root)
    assert left < -3 < 0
    assert top < -3 < 0
    assert (width > 216, height > 303) == (True, True)
    assert len([each for each in root.iter(f"{SVG}rect") if each.get("fill") == "#b0231c"]) >= 1


def test_before_and_after_are_of_one_scale():
    before, after = (drawing(pdf(page(bleed=bleed)), a4()) for bleed in (0, 3))
    assert [round(size, 1) for size in frame(before)[2:]] == [round(size, 1) for size in frame(after)[2:]]
    assert before.get("height") == after.get("height") == "220"


def test_the_picture_is_held_in_it_and_nothing_is_fetched():
    (image,) = drawing(pdf(page()), a4()).iter(f"{SVG}image")
    assert image.get("href", "").startswith("data:image/png;base64,")
