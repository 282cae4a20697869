import io

import pytest
from PIL import Image

from preflight.fixup import CannotMendError
from preflight.mending.pictures import page_from_picture


def test_a_page_is_as_large_as_the_picture_says() -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 150)).save(out, "PNG", dpi=(300, 300))
    with page_from_picture(out) as made:
        media = [float(edge) for edge in made.pages[0].mediabox]
    assert media == pytest.approx([0, 0, 72, 36], abs=0.01)


def test_a_picture_that_says_nothing_of_its_size_has_72_pixels_an_inch() -> None:
    out = io.BytesIO()
    Image.new("L", (72, 36)).save(out, "PNG")
    with page_from_picture(out) as made:
        assert [float(edge) for edge in made.pages[0].mediabox] == [0, 0, 72, 36]


def test_colours_that_a_press_has_no_word_for_are_refused() -> None:
    out = io.BytesIO()
    Image.new("LAB", (9, 9)).save(out, "TIFF")
    with pytest.raises(CannotMendError, match="LAB"):
        page_from_picture(out)


def test_other_kinds_of_picture_are_refused() -> None:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "GIF")
    with pytest.raises(CannotMendError, match="cannot be read"):
        page_from_picture(out)
