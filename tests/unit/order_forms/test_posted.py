"""Posted texts become answers, and what cannot be read stays as it was typed."""

from pathlib import Path

import pytest

from order_forms import Notation, Unit, check_answers, read_posted
from order_forms_builders import BOOKLET, FLYER, booklet, flyer, small_form


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1000", 1000),
        (" 1 000 ", 1000),
        ("1.000", 1000),
        ("1,000", 1000),
        ("many", "many"),
        ("1.5", 1.5),
        ("2,0", 2),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, kept: object):
    assert read_posted(FLYER, [("/quantity", typed)], {})["quantity"] == kept


def test_an_empty_field_takes_its_answer_away_and_one_not_posted_keeps_it():
    before = flyer(size="custom", width_mm=100, height_mm=100)
    after = read_posted(FLYER, [("/size", "A5"), ("/comment", ""), ("/quantity", "")], before)
    assert after["size"] == "A5"
    assert after["width_mm"] == 100
    assert "quantity" not in after
    assert "comment" not in after


def test_numbers_to_choose_from_come_back_as_numbers():
    assert read_posted(BOOKLET, [("/stitches", "4")], booklet())["stitches"] == 4
    assert read_posted(BOOKLET, [("/stitches", "3")], booklet())["stitches"] == "3"


def test_a_part_is_filled_in_by_its_place_and_numbers_beyond_the_list_leave_no_gap():
    after = read_posted(BOOKLET, [("/parts/1/pages", "16"), ("/parts/7/pages", "8")], booklet())
    assert [part.get("pages") for part in after["parts"]] == [4, 16, 8]


@pytest.mark.parametrize(
    "name",
    [
        "name",
        "/",
        "/nothing",
        "/parts",
        "/parts/x/pages",
        "/parts/-1/pages",
        "/delivery",
        "/parts/999/pages",
        "",
    ],
)
def test_a_name_that_the_form_does_not_know_changes_nothing(name: str):
    assert read_posted(BOOKLET, [(name, "x")], booklet()) == booklet()


def test_a_length_shown_in_inches_and_sent_back_unchanged_stays_what_it_was():
    inches = Notation(Unit.INCH)
    before = flyer(size="custom", width_mm=148, height_mm=210)
    assert read_posted(FLYER, [("/width_mm", "5.827")], before, inches) == before
    assert read_posted(FLYER, [("/width_mm", "5.83")], before, inches)["width_mm"] == 148.082


def test_a_day_is_taken_as_germans_write_it_and_nonsense_stays_to_be_seen():
    fields = [("/delivery/wanted_on", "24.5.2030")]
    assert read_posted(FLYER, fields, flyer())["delivery"]["wanted_on"] == "2030-05-24"
    spoilt = read_posted(FLYER, [("/delivery/wanted_on", "soon")], flyer())
    assert [problem.path for problem in check_answers(FLYER, spoilt)] == ["/delivery/wanted_on"]


def test_yes_and_no_and_several_choices(tmp_path: Path):
    extras = {"type": "array", "items": {"enum": ["a", "b"]}}
    form = small_form(tmp_path, {"proof": {"type": "boolean"}, "extras": extras})
    after = read_posted(form, [("/proof", "true"), ("/extras", ""), ("/extras", "a"), ("/extras", "b")], {})
    assert after == {"proof": True, "extras": ["a", "b"]}
    assert read_posted(form, [("/proof", "off"), ("/extras", "")], after) == {"proof": False}
    assert read_posted(form, [("/proof", "perhaps")], {}) == {"proof": "perhaps"}


def test_line_ends_are_those_of_the_api():
    assert read_posted(FLYER, [("/comment", "a\r\nb")], {})["comment"] == "a\nb"


def test_answers_of_another_shape_are_replaced_and_not_stumbled_over():
    assert read_posted(BOOKLET, [("/parts/0/pages", "4")], {"parts": "x"})["parts"] == [{"pages": 4}]
    assert read_posted(BOOKLET, [("/delivery/city", "Ulm")], {"delivery": [1]})["delivery"] == {"city": "Ulm"}
