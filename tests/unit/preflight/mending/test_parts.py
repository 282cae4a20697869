import io

import numpy as np
import pikepdf
import pytest

from fixup_builders import VARIANTS, window
from preflight.mending.parts import (
    as_form,
    drop_annotations,
    named_pages,
    numbers,
    own_resources,
    set_content,
)
from preflight_builders import page, pdf, stream


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


@pytest.mark.parametrize("way", VARIANTS)
def test_a_page_drawn_as_a_form_shows_the_same(way: str) -> None:
    tiles = stream(
        b"1 0 0 0 k 0 0 5 5 re f", "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9"
    )
    drawn = page(
        content=b"/Pattern cs /T scn 50 50 300 300 re f", entries="/Resources<</Pattern<</T 100 0 R>>>>"
    )
    data = VARIANTS[way](pdf(drawn, extra=(tiles,)))
    with opened(data) as pdf_file:
        held = pdf_file.pages[0].obj
        name = as_form(pdf_file, held)
        set_content(pdf_file, held, f"q {name} Do Q".encode())
        out = io.BytesIO()
        pdf_file.save(out)
    assert np.array_equal(window(data), window(out.getvalue()))


def test_resources_that_pages_share_are_copied_before_they_change() -> None:
    with opened(VARIANTS["inherited"](pdf(page(), page()))) as pdf_file:
        one, other = (each.obj for each in pdf_file.pages)
        own_resources(one)["/Marker"] = 1
        assert "/Marker" not in other["/Resources"]


def test_a_page_that_stands_in_the_file_twice_becomes_two() -> None:
    with opened(pdf(page(), page())) as pdf_file:
        pdf_file.pages[1] = pdf_file.pages[0]
        found = list(named_pages(pdf_file, {"pages": "1-2, 9"}))
    assert len({each.objgen for each in found}) == 2


def test_numbers_have_no_idle_noughts() -> None:
    assert numbers(1.0, -2.5, 0.1234567, 100) == b"1 -2.5 0.12346 100"


def test_annotations_that_nobody_drops_stay_as_they_are() -> None:
    with opened(pdf(page(entries="/Annots[<</Type/Annot/Subtype/Link/Rect[1 1 2 2]>>]"))) as pdf_file:
        held = pdf_file.pages[0].obj
        drop_annotations(held, lambda _: False)
        assert len(held["/Annots"]) == 1
        drop_annotations(held, lambda _: True)
        assert "/Annots" not in held
