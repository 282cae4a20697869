import pikepdf
import pytest

from preflight.reading.boxes import Frame, boxes_of, inherited

MEDIA = (0.0, 0.0, 144.0, 72.0)


@pytest.mark.parametrize(
    ("rotate", "shown"),
    [
        (0, (0, 0, 25.4, 12.7)),
        (90, (0, 25.4, 12.7, 50.8)),
        (180, (25.4, 12.7, 50.8, 25.4)),
        (270, (12.7, 0, 25.4, 25.4)),
    ],
)
def test_a_box_turns_with_its_page(rotate: int, shown: tuple[float, ...]) -> None:
    assert Frame(MEDIA, rotate, 1.0).shown((0, 0, 72, 36)) == shown


def test_what_the_file_does_not_give_is_as_the_standard_says() -> None:
    page = pikepdf.Dictionary(MediaBox=pikepdf.Array([0, 0, 144, 72]), CropBox=pikepdf.Array([0, 0, 72, 72]))
    found = boxes_of(page)
    assert found.trim == found.bleed == found.art == found.crop == (0, 0, 25.4, 25.4)
    assert found.defined == ("media", "crop")


def test_a_trim_box_is_never_inherited() -> None:
    parent = pikepdf.Dictionary(TrimBox=pikepdf.Array([0, 0, 9, 9]), Rotate=90)
    page = pikepdf.Dictionary(Parent=parent)
    assert (inherited(page, "/TrimBox"), inherited(page, "/Rotate")) == (None, 90)
