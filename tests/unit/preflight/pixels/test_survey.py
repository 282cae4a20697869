import io

import pikepdf
import pytest

from pixel_builders import image, one_page, placed
from preflight.failure import TooComplexError
from preflight.pixels.images import Wanted
from preflight.pixels.separation import Separator
from preflight.pixels.survey import Survey, Unit
from preflight_builders import form_laughs, stream

FORM = "/Type/XObject/Subtype/Form/BBox[0 0 200 200]"


def surveyed(data: bytes) -> tuple[Survey, Unit]:
    opened = pikepdf.open(io.BytesIO(data))
    survey = Survey(opened, Separator())
    page = opened.pages[0].obj
    unit = survey.unit(page.Contents.read_bytes(), page.Resources)
    survey.measure(unit, 1.0)
    return survey, unit


def test_plates_are_those_with_ink_wherever_they_are_used() -> None:
    form = stream(b"0 0 .5 0 k", FORM + "/Resources<<>>")
    _, unit = surveyed(one_page("1 0 0 0 k 0 0 0 0 k /F Do", "/XObject<</F 100 0 R>>", extra=(form,)))
    assert unit.plates == {"Cyan", "Yellow"}


def test_an_image_is_wanted_as_large_as_its_largest_placing() -> None:
    data = one_page(
        placed("I", 0, 0, 10) + placed("I", 20, 20, 25.4), "/XObject<</I 100 0 R>>",
        extra=(image(2, 2, b"\0" * 4, "/ColorSpace/DeviceGray"),),
    )  # fmt: skip
    survey, _ = surveyed(data)
    assert list(survey.wanted.values()) == [Wanted(72, 72)]


def test_an_image_in_a_form_grows_with_it() -> None:
    form = stream(
        b"10 0 0 20 0 0 cm /I Do", FORM + "/Matrix[2 0 0 2 0 0]/Resources<</XObject<</I 100 0 R>>>>"
    )
    picture = image(2, 2, b"\0" * 4, "/ColorSpace/DeviceGray")
    data = one_page("3 0 0 3 0 0 cm /F Do", "/XObject<</F 101 0 R>>", extra=(picture, form))
    survey, _ = surveyed(data)
    assert list(survey.wanted.values()) == [Wanted(60, 120)]


def test_forms_in_forms_in_forms_are_too_much() -> None:
    with pytest.raises(TooComplexError):
        surveyed(form_laughs(9))


def test_a_form_that_draws_itself_is_read_once() -> None:
    form = stream(b"1 0 0 0 k /F Do", FORM + "/Resources<</XObject<</F 100 0 R>>>>")
    _, unit = surveyed(one_page("/F Do", "/XObject<</F 100 0 R>>", extra=(form,)))
    assert unit.plates == {"Cyan"}


def masked(depth: int, marks: int) -> bytes:
    """A page whose marks are seen through a mask whose marks are seen through a mask, and so on."""
    masks = tuple(
        stream(
            b"/G gs " + b"0 0 9 9 re f " * marks, f"{FORM}/Resources<</ExtGState<<{_mask(101 + number)}>>>>"
        )
        for number in range(depth)
    )
    return one_page("/G gs 0 0 9 9 re f", f"/ExtGState<<{_mask(100)}>>", extra=(*masks, stream(b"", FORM)))


def _mask(number: int) -> str:
    return f"/G<</SMask<</S/Luminosity/G {number} 0 R>>>>"


def test_masks_in_masks_are_too_much_only_where_they_multiply() -> None:
    assert surveyed(masked(12, 1))[1].weight < 12 * 200
    with pytest.raises(TooComplexError):
        surveyed(masked(8, 8))


def test_marks_count_only_while_they_are_masked() -> None:
    mask = stream(b"", FORM)
    state = f"/ExtGState<<{_mask(100)}/N<</SMask/None>>>>"
    _, bare = surveyed(one_page("q /G gs Q 0 0 9 9 re f /G gs /N gs 0 0 9 9 re f", state, extra=(mask,)))
    _, worn = surveyed(one_page("q /G gs 0 0 9 9 re f Q 0 0 9 9 re f /N gs (a) Tj", state, extra=(mask,)))
    assert bare.weight < 20
    assert 150 < worn.weight < 180


def test_groups_that_draw_groups_are_too_much() -> None:
    data = form_laughs(6, 8)
    surveyed(data)
    with pytest.raises(TooComplexError):
        surveyed(data.replace(b"/Subtype/Form", b"/Group<<>>/Subtype/Form"))


@pytest.mark.parametrize(
    ("step", "sound"), [("7", True), ("1", True), ("0.05", False), ("0", False), ("/A", True)]
)
def test_a_pattern_of_too_many_cells_is_too_much(step: str, sound: bool) -> None:  # noqa: FBT001 - a parameter
    entries = f"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep {step}/YStep {step}"
    tile = stream(b"0 0 1 1 re f", f"{entries}/Resources<<>>")
    data = one_page("/Pattern cs" + " /P scn 0 0 9 9 re f" * 99, "/Pattern<</P 100 0 R>>", extra=(tile,))
    if sound:
        surveyed(data)
        return
    with pytest.raises(TooComplexError):
        surveyed(data)
