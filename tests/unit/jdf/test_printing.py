"""Stock, inks and pages are said alike on every ticket for a press."""

from jdf import DIALECTS, Media, Side
from jdf.printing import press_inks, press_pages, press_stock
from jdf.runs import runs_of
from jdf_builders import booklet, file_of, flyer

PRESS = DIALECTS["jdf-1.3-idp"]


def test_a_stock_that_came_after_the_version_is_other_with_its_name():
    made = press_stock(Media("vinyl", gsm=510), "M1", PRESS)
    assert (made.media_type, made.media_type_details) == ("Other", "Vinyl")
    assert press_stock(Media("vinyl"), "M1", DIALECTS["jdf-1.5-idp"]).media_type == "Vinyl"


def test_black_alone_is_gray_and_spot_colours_stand_beside_the_model():
    assert press_inks(Side(("Black",))).process_color_model == "DeviceGray"
    spot = press_inks(Side(("Black", "PANTONE 286 U"))).colorant_params
    assert spot is not None
    assert [ink.name for ink in spot.inks] == ["PANTONE 286 U"]


def test_one_file_is_one_list_and_several_are_its_runs():
    one = press_pages(runs_of(flyer(), [file_of(flyer().parts[0])]), "RL9")
    assert (one.id, one.part_id_keys, one.n_page) == ("RL9", (), 2)
    spec = booklet(body_pages=32)
    many = press_pages(runs_of(spec, [file_of(each) for each in spec.parts]), "RL9")
    assert (many.n_page, [run.run for run in many.runs]) == (36, ["R1", "R2", "R3"])
