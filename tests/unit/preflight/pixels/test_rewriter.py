"""What `test_plates` sees drawn is rewritten here; this looks at what is written, where drawing would not tell."""

import io

import pikepdf

from pixel_builders import image, one_page, patch, placed
from preflight.pixels.passes import Pass
from preflight.pixels.rewriter import Draft, Pictures
from preflight.pixels.separation import Separator
from preflight.pixels.survey import Survey
from preflight_builders import stream

_KEPT: list[pikepdf.Pdf] = []
"""Documents live as long as their pages are looked at."""

CMY = Pass(("Cyan", "Magenta", "Yellow"))


def written(data: bytes, drawn: Pass = CMY) -> pikepdf.Page:
    opened = pikepdf.open(io.BytesIO(data))
    survey = Survey(opened, Separator())
    page = opened.pages[0].obj
    unit = survey.unit(page.Contents.read_bytes(), page.Resources)
    draft = Draft(survey, Pictures(survey))
    draft.add(page, unit, drawn, (0, 0, 100, 100), 0)
    _KEPT.append(draft.document)
    return draft.document.pages[0]


def test_all_but_colours_is_the_files_own() -> None:
    body = written(one_page("q 1 2 m 3 4 l .5 0 0 0 K S Q BT (0 g k) Tj ET")).Contents.read_bytes()
    assert b"1 2 m 3 4 l" in body
    assert b"(0 g k) Tj" in body
    assert b"0.498 1 1 RG" in body
    assert b" K" not in body


def test_an_image_without_ink_in_a_pass_is_one_white_pixel() -> None:
    picture = image(4, 4, bytes(16), "/ColorSpace/DeviceGray")
    page = written(one_page(placed("I", 0, 0), "/XObject<</I 100 0 R>>", extra=(picture,)))
    assert (page.Resources.XObject.I.Width, page.Resources.XObject.I.read_bytes()) == (1, b"\xff\xff\xff")


def test_a_form_drawn_twice_is_written_once() -> None:
    form = stream(b"0 g 0 0 9 9 re f", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>")
    page = written(one_page("/A Do /B Do", "/XObject<</A 100 0 R/B 100 0 R>>", extra=(form,)))
    assert page.Resources.XObject.A.objgen == page.Resources.XObject.B.objgen


def test_states_say_nothing_of_overprint_any_more() -> None:
    page = written(
        one_page(f"/O gs 1 g {patch(0, 0)} f", "/ExtGState<</O<</OP true/op true/OPM 1/LW 3/TR/Identity>>>>")
    )
    assert set(page.Resources.ExtGState.O.keys()) == {"/LW"}


def test_names_that_need_it_are_escaped() -> None:
    picture = image(1, 1, b"\0", "/ColorSpace/DeviceCMYK")
    page = written(one_page("/A#20#23 Do", "/XObject<</A#20#23 100 0 R>>", extra=(picture,)))
    assert b"/A#20#23 Do" in page.Contents.read_bytes()
    assert "/A #" in page.Resources.XObject.keys()  # noqa: SIM118 - a pikepdf dictionary
