from typing import Any

import pytest

from order_forms import check_answers
from order_forms_builders import BOOKLET, FLYER, GONE, booklet, flyer


def found(problems: Any) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]


def test_good_answers_have_no_problems() -> None:
    assert check_answers(FLYER, flyer()) == ()
    assert check_answers(BOOKLET, booklet()) == ()


def test_a_body_that_is_no_multiple_of_four_names_the_two_ways_out() -> None:
    (problem,) = check_answers(BOOKLET, booklet(body={"pages": 18}))
    assert (problem.path, problem.code) == ("/parts/1/pages", "not-a-multiple")
    assert problem.message == "Body, Pages: found 18, but folded sheets make pages in fours."
    assert problem.fix == "Take out 2 for 16 pages, or add 2 for 20; blank pages at the end will do."


def test_the_same_problem_in_german() -> None:
    (problem,) = check_answers(BOOKLET, booklet(body={"pages": 18}), "de-CH")
    assert problem.message.startswith("Inhalt, Seiten: 18 gefunden")
    assert "16" in problem.fix
    assert "20" in problem.fix


def test_a_message_names_the_part_and_the_field() -> None:
    (problem,) = check_answers(BOOKLET, booklet(cover={"paper": GONE, "lamination": GONE}))
    assert (problem.path, problem.code) == ("/parts/0/paper", "missing")
    assert problem.message == "Cover, Paper: nothing was chosen, but the order needs it."
    assert problem.fix == "Choose one of: Silk 170 g/m², Silk 250 g/m², Gloss 250 g/m², Uncoated 120 g/m²."


def test_a_choice_that_does_not_go_with_the_others_is_told_apart_from_an_unknown_one() -> None:
    (other_part,) = check_answers(BOOKLET, booklet(body={"paper": "silk-250"}))
    (unknown,) = check_answers(BOOKLET, booklet(body={"paper": "velvet"}))
    assert (other_part.code, unknown.code) == ("not-available", "not-a-choice")
    assert "Silk 250" in other_part.message
    assert "“velvet”" in unknown.message


def test_own_size_asks_for_width_and_height() -> None:
    problems = check_answers(FLYER, flyer(size="custom"))
    assert found(problems) == [("/width_mm", "missing"), ("/height_mm", "missing")]


def test_an_answer_to_a_field_that_is_not_shown_is_refused_by_name() -> None:
    (problem,) = check_answers(FLYER, flyer(width_mm=100))
    assert (problem.path, problem.code) == ("/width_mm", "not-shown")
    assert problem.message == "Width: found 100, but this is not asked for with the other choices."
    assert problem.fix == "Leave Width out, or change the choices it depends on."


def test_an_answer_the_form_does_not_know_is_refused_with_the_nearest_name() -> None:
    (problem,) = check_answers(FLYER, flyer(papper="silk-135"))
    assert (problem.path, problem.code) == ("/papper", "unknown-field")
    assert "the nearest field is Paper" in problem.fix


def test_a_wrong_answer_in_a_conditional_field_is_told_once() -> None:
    problems = check_answers(FLYER, flyer(size="custom", width_mm=10, height_mm=100))
    assert found(problems) == [("/width_mm", "too-small")]
    assert problems[0].message == "Width: found 10, expected 50 or more."


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"quantity": "many"}, "/quantity", "wrong-type"),
        ({"quantity": 24}, "/quantity", "too-small"),
        ({"quantity": 100001}, "/quantity", "too-large"),
        ({"quantity": 100.5}, "/quantity", "wrong-type"),
        ({"quantity": True}, "/quantity", "wrong-type"),
        ({"name": ""}, "/name", "too-short"),
        ({"name": " \u00a0"}, "/name", "wrong-form"),
        ({"name": "a\x07b"}, "/name", "not-readable"),
        ({"name": "a\nb"}, "/name", "not-readable"),
        ({"name": "x" * 101}, "/name", "too-long"),
        ({"comment": "bell \x07"}, "/comment", "not-readable"),
        ({"comment": "half a pair \ud800"}, "/comment", "unreadable"),
        ({"quantity": float("nan")}, "/quantity", "unreadable"),
        ({"colours": None}, "/colours", "not-a-choice"),
        ({"delivery": "here"}, "/delivery", "wrong-type"),
        ({"delivery": GONE}, "/delivery", "missing"),
    ],
)
def test_each_kind_of_wrong_answer_has_its_code(change: dict[str, Any], path: str, code: str) -> None:
    assert found(check_answers(FLYER, flyer(**change))) == [(path, code)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"country_code": "de"}, "wrong-form"),
        ({"country_code": "DEU"}, "too-long"),
        ({"postal_code": "12#45"}, "wrong-form"),
        ({"wanted_on": "24.5.2030"}, "wrong-form"),
        ({"wanted_on": "2030-02-30"}, "wrong-form"),
        ({"street": GONE}, "missing"),
        ({"planet": "Mars"}, "unknown-field"),
    ],
)
def test_a_wrong_address_is_told_with_its_group(change: dict[str, Any], code: str) -> None:
    address = {name: value for name, value in {**flyer()["delivery"], **change}.items() if value is not GONE}
    (problem,) = check_answers(FLYER, flyer(delivery=address))
    assert problem.code == code
    assert problem.path == f"/delivery/{next(iter(change))}"
    assert problem.message.startswith("Delivery, ")


def test_a_booklet_without_a_cover_says_so() -> None:
    body = booklet()["parts"][1]
    problems = check_answers(BOOKLET, booklet(parts=[body, body]))
    assert [(p.path, p.code) for p in problems] == [("/parts", "wrong-parts")] * 2
    assert problems[0].message == "Parts: a booklet has exactly one cover."


def test_problems_stand_in_the_order_of_the_form() -> None:
    problems = check_answers(FLYER, {"extra": 1})
    assert [problem.path for problem in problems] == [
        *("/name", "/quantity", "/size", "/sides", "/colours", "/paper", "/delivery", "/extra"),
    ]


@pytest.mark.parametrize(
    "answers",
    [
        {"name": [[[]]]},
        {1: "a"},
        {"a/b~c": 1},
        {"parts": [1, None, {}]},
        {"parts": {"0": {}}},
        {"delivery": [{}]},
        {"size": {"const": "custom"}},
        {"quantity": 10**400},
        {"{name}": "{name}", "name": "{0}{label.__class__}"},
    ],
)
def test_rubbish_is_refused_with_words_and_never_with_an_exception(answers: dict[Any, Any]) -> None:
    for form in (FLYER, BOOKLET):
        problems = check_answers(form, answers)
        assert problems
        assert all(problem.message and problem.fix and problem.code for problem in problems)


def test_a_nest_too_deep_to_keep_is_refused() -> None:
    nest: dict[str, Any] = {}
    inner = nest
    for _ in range(5000):
        inner["a"] = {}
        inner = inner["a"]
    assert {problem.code for problem in check_answers(FLYER, nest)} == {"unreadable"}


def test_numbers_speak_the_readers_language() -> None:
    (problem,) = check_answers(FLYER, flyer(size="custom", width_mm=49.5, height_mm=60), "de")
    assert problem.message == "Breite: 49,5 gefunden, erwartet wird 50 oder mehr."
