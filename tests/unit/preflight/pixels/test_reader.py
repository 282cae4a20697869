import pikepdf
import pytest

from pixel_builders import image, measure, one_page, patch, pixels, placed
from preflight.pixels import reader
from preflight_builders import page, pdf


def test_every_page_is_measured() -> None:
    found = pixels(pdf(*[page() for _ in range(20)]))
    assert ([each.number for each in found.pages], found.pages_in_file) == (list(range(1, 21)), 20)
    assert {each.plates["Black"].mean for each in found.pages} == {100}


def test_when_the_time_is_up_the_rest_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_CPU_S", -1.0)
    found = pixels(pdf(page(), page()))
    assert (len(found.pages), found.pages_in_file) == (1, 2)


def test_a_file_that_is_none_is_the_librarys_business() -> None:
    with pytest.raises(pikepdf.PdfError):
        pixels(b"nothing of the kind")


def test_a_page_with_an_image_that_is_left_out_has_doubts_and_is_not_called_blank() -> None:
    broken = image(4, 4, b"nonsense", "/ColorSpace/DeviceCMYK/Filter/DCTDecode")
    (found,) = measure(one_page(placed("I", 10, 10), "/XObject<</I 100 0 R>>", extra=(broken,)))
    assert (len(found.doubts), found.is_blank) == (1, False)


def test_sides_are_taken_down_deep_enough_for_the_boxes() -> None:
    (found,) = measure(one_page(f"0 g {patch(0, 0, 60)} f", entries="/TrimBox[30 30 100 100]"))
    assert [round(len(edge.rows()) * edge.row_mm) for edge in found.edges] == [23, 23, 37, 37]
