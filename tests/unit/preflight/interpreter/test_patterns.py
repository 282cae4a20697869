import pytest

from preflight.facts import Facts
from preflight_builders import image, known_facts, page, pdf, stream

TILING = "/Type/Pattern/PatternType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10"
CELL = "/Resources<</XObject<</I 101 0 R>>>>"


def facts(content: bytes, pattern: bytes, spaces: str = "") -> Facts:
    entries = f"/Resources<</Pattern<</P 100 0 R>>/ColorSpace<<{spaces}>>>>"
    sheet = page((100, 100), bleed=0, content=content, entries=entries)
    return known_facts(pdf(sheet, extra=(pattern, image(10, 10))))


def processes(found: Facts) -> set[str]:
    return {found.spaces[place].process for place in found.pages[0].spaces}


def test_the_cell_of_a_pattern_is_looked_into() -> None:
    cell = stream(
        b"1 0 0 rg 0 0 5 5 re f q 5 0 0 5 0 0 cm /I Do Q", f"{TILING}/PaintType 1/Matrix[2 0 0 2 0 0]{CELL}"
    )
    found = facts(b"/Pattern cs /P scn 9 9 50 50 re f", cell)
    assert processes(found) == {"Pattern", "RGB", "Gray"}
    (picture,) = found.pages[0].images
    assert picture.ppi == 72
    assert picture.rect_mm == pytest.approx((3.175, 3.175, 20.814, 20.814), abs=0.01)


def test_an_uncoloured_cell_is_painted_in_the_colour_that_comes_with_it() -> None:
    cell = stream(b"1 0 0 rg 0 0 5 5 re f", f"{TILING}/PaintType 2/Resources<<>>")
    found = facts(b"/S cs 0 1 0 0 /P scn 9 9 50 50 re f", cell, "/S[/Pattern/DeviceCMYK]")
    assert processes(found) == {"Pattern", "CMYK"}
    assert (0, 1, 0, 0) in [fill.colour.values for fill in found.pages[0].fills]


def test_a_shading_pattern_is_told_by_its_space() -> None:
    shading = b"<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceRGB>>>>"
    found = facts(b"/Pattern cs /P scn 9 9 50 50 re f", shading)
    assert processes(found) == {"Pattern", "RGB"}
    assert {fill.what for fill in found.pages[0].fills} == {"pattern", "shading"}


def test_a_cell_that_is_painted_with_itself_ends() -> None:
    entries = f"{TILING}/PaintType 1/Resources<</Pattern<</P 100 0 R>>>>"
    found = facts(b"/Pattern cs /P scn 9 9 50 50 re f", stream(b"/Pattern cs /P scn 0 0 5 5 re f", entries))
    assert found.pages[0].faults == ("a form draws itself",)
