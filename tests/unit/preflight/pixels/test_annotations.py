import pytest

from pixel_builders import drawn
from preflight_builders import stream

LOOK = stream(b"0 1 0 0 k 0 0 10 10 re f", "/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Resources<<>>")
TURNED = LOOK.replace(b"/BBox", b"/Matrix[0 1 -1 0 0 0]/BBox")
PLACE = "/Rect[28.35 28.35 85.04 85.04]"


def note(entries: str, look: bytes = LOOK) -> dict[str, int]:
    """The ink in the middle of an annotation that lies from 10 to 30 mm."""
    written = f"/Annots[<</Type/Annot/Subtype/Stamp{PLACE}{entries}>>]"
    return drawn("q 1 0 0 0 k", extra=(look,), entries=written).at(28, 28)


@pytest.mark.parametrize("look", [LOOK, TURNED])
def test_a_printed_annotation_is_ink_fitted_into_its_place(look: bytes) -> None:
    assert note("/F 4/AP<</N 100 0 R>>", look) == {"Magenta": 100}


@pytest.mark.parametrize(
    "entries", ["/F 0/AP<</N 100 0 R>>", "/F 6/AP<</N 100 0 R>>", "/F 4", "/F(x)/AP 7", "/F 4/AP<</N 7>>"]
)
def test_one_that_is_not_printed_or_has_no_looks_is_none(entries: str) -> None:
    assert note(entries) == {}


def test_of_several_looks_its_state_chooses() -> None:
    assert note("/F 4/AS/On/AP<</N<</On 100 0 R>>>>") == {"Magenta": 100}
    assert note("/F 4/AS/Off/AP<</N<</On 100 0 R>>>>") == {}


def test_a_place_or_box_that_makes_no_sense_is_passed_over() -> None:
    assert (
        note(
            "/F 4/Rect[1 2]/AP<</N 100 0 R>>".replace("/Rect[1 2]", ""),
            LOOK.replace(b"[0 0 10 10]", b"[0 0 0 0]"),
        )
        == {}
    )
