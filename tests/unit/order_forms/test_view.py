from pathlib import Path

from order_forms import check_answers, expected_slots, visible
from order_forms_builders import BOOKLET, FLYER, GONE, booklet, flyer, small_form


def test_fields_come_in_the_order_in_which_they_are_shown() -> None:
    shown = visible(FLYER, flyer(size="custom", width_mm=100, height_mm=100))
    assert [field.key for field in shown.fields if field.key and "." not in field.key] == [
        *("name", "quantity", "size", "width_mm", "height_mm", "sides", "colours", "colours_back", "paper"),
        *("delivery", "comment"),
    ]


def test_answers_to_hidden_fields_are_left_out_and_named() -> None:
    shown = visible(FLYER, flyer(sides="one", width_mm=100))
    assert shown.hidden == ("/colours_back", "/width_mm")
    assert check_answers(FLYER, shown.answers) == ()


def test_hidden_fields_inside_a_part_are_named_with_their_place() -> None:
    shown = visible(BOOKLET, booklet(cover={"paper": "silk-170"}))
    assert shown.hidden == ("/parts/0/lamination",)
    assert check_answers(BOOKLET, shown.answers) == ()


def test_an_answer_that_goes_takes_along_what_hung_on_it(tmp_path: Path) -> None:
    def shows(name: str, then: str) -> dict[str, object]:
        condition = {"properties": {name: {"const": "yes"}}, "required": [name]}
        return {"if": condition, "then": {"properties": {then: {"enum": ["yes", "no"]}}}}

    form = small_form(tmp_path, {"a": {"enum": ["yes", "no"]}}, allOf=[shows("a", "b"), shows("b", "c")])
    assert visible(form, {"a": "yes", "b": "yes", "c": "no"}).hidden == ()
    assert visible(form, {"a": "no", "b": "yes", "c": "no"}).hidden == ("/b", "/c")


def test_dependent_schemas_show_a_field_once_the_other_is_answered(tmp_path: Path) -> None:
    more = {"dependentSchemas": {"a": {"properties": {"b": {"type": "string"}}}}}
    form = small_form(tmp_path, {"a": {"type": "string"}}, **more)
    assert [field.key for field in visible(form, {}).fields] == ["", "a"]
    assert [field.key for field in visible(form, {"a": "x"}).fields] == ["", "a", "b"]


def test_a_field_says_what_the_page_needs() -> None:
    shown = visible(BOOKLET, booklet())
    paper, pages = shown.field("/parts/0/paper"), shown.field("/parts/1/pages")
    assert paper is not None
    assert (paper.kind, paper.value, paper.required) == ("choice", "silk-250", True)
    assert paper.choices == ("silk-170", "silk-250", "gloss-250", "offset-120")
    assert pages is not None
    assert (pages.kind, pages.note("minimum"), pages.note("multipleOf")) == ("integer", 4, 4)
    assert shown.field("/parts/1/lamination") is None


def test_an_empty_form_shows_its_first_questions() -> None:
    keys = {field.key for field in visible(FLYER, {}).fields}
    assert "size" in keys
    assert "delivery.street" in keys
    assert not keys & {"width_mm", "colours_back"}


def test_a_flyer_needs_one_file_and_a_booklet_one_for_each_part() -> None:
    assert [(slot.slot, slot.part) for slot in expected_slots(FLYER, flyer())] == [("single", "single")]
    assert [slot.label for slot in expected_slots(BOOKLET, booklet(), "de")] == [
        *("Umschlagdatei (PDF)", "Inhaltsdatei (PDF)"),
    ]


def test_a_part_without_a_known_role_asks_for_no_file() -> None:
    assert expected_slots(BOOKLET, booklet(parts=[{"role": "../../x"}, {}])) == ()
    assert [slot.slot for slot in expected_slots(BOOKLET, booklet(cover={"role": GONE}))] == ["body"]
