"""A form as a page draws it."""

from collections.abc import Iterator
from pathlib import Path

from order_forms import Question, begun, check_answers, sheet
from order_forms_builders import BOOKLET, FLYER, booklet, flyer, small_form


def _all(questions: tuple[Question, ...]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from _all(question.inside)


def _drawn(form, answers, problems=(), **how):  # noqa: ANN001, ANN003, ANN202 - a test's own shorthand
    sections = sheet(form, answers, problems, **how)
    return {question.pointer: question for section in sections for question in _all(section.questions)}


def test_questions_stand_in_the_sections_and_the_order_of_the_form():
    sections = sheet(FLYER, flyer(size="custom", width_mm=100, height_mm=100))
    assert [section.step for section in sections] == ["product", "delivery"]
    assert [question.pointer for question in sections[0].questions][2:5] == [
        "/size",
        "/width_mm",
        "/height_mm",
    ]


def test_the_file_of_a_flyer_is_asked_for_beside_the_job_and_that_of_a_part_inside_it():
    assert [slot.slot for slot in sheet(FLYER, {})[0].slots] == ["single"]
    drawn = _drawn(BOOKLET, begun(BOOKLET))
    assert [slot.slot for slot in drawn["/parts/1"].slots] == ["body"]
    assert drawn["/parts/1"].label == "Body"


def test_inputs_follow_type_and_wish():
    drawn = _drawn(FLYER, flyer(size="custom"))
    widgets = {pointer.rpartition("/")[2]: question.widget for pointer, question in drawn.items()}
    assert widgets["size"] == "cards"
    assert widgets["paper"] == "select"
    assert widgets["sides"] == "radio"
    assert widgets["width_mm"] == "length"
    assert widgets["wanted_on"] == "date"
    assert widgets["comment"] == "textarea"
    assert widgets["quantity"] == "number"


def test_what_has_one_answer_is_told_and_not_asked():
    pages = _drawn(BOOKLET, begun(BOOKLET))["/parts/0/pages"]
    assert (pages.widget, pages.value) == ("fixed", "4")


def test_a_choice_that_is_no_longer_offered_is_shown_as_such():
    paper = _drawn(FLYER, flyer(paper="silk-999"))["/paper"]
    gone = paper.options[-1]
    assert (gone.value, gone.is_chosen, gone.is_offered) == ("silk-999", True, False)


def test_problems_stand_at_their_questions_in_the_readers_words():
    answers = booklet(body={"paper": "silk-250"})
    drawn = _drawn(BOOKLET, answers, check_answers(BOOKLET, answers, "de"), locale="de")
    (problem,) = drawn["/parts/1/paper"].problems
    assert problem.message.startswith("Innenteil, Papier") or "Papier" in problem.message
    assert drawn["/parts/1/paper"].id == "q-parts-1-paper"


def test_a_list_says_what_can_be_done_with_it(tmp_path: Path):
    item = {"type": "object", "properties": {"city": {"type": "string"}}}
    form = small_form(tmp_path, {"to": {"type": "array", "minItems": 1, "maxItems": 2, "items": item}})
    one = _drawn(form, {"to": [{}]})
    assert (one["/to"].can_add, one["/to/0"].can_remove, one["/to/0"].can_move) == (True, False, False)
    two = _drawn(form, {"to": [{}, {}]})
    assert (two["/to"].can_add, two["/to/0"].can_remove, two["/to/0"].can_move) == (False, True, True)


def test_several_plain_choices_are_boxes_to_tick(tmp_path: Path):
    form = small_form(tmp_path, {"extras": {"type": "array", "items": {"enum": ["a", "b"]}}})
    extras = _drawn(form, {"extras": ["b"]})["/extras"]
    assert extras.widget == "many"
    assert [option.is_chosen for option in extras.options] == [False, True]
