"""What follows from answers is worked out once, and nobody's later change reaches it."""

from collections.abc import Mapping
from typing import Any

from order_forms import visible
from order_forms.remembering import LATEST, remembered
from order_forms.schema import Gate
from order_forms_builders import FLYER, flyer

ASKED: list[Mapping[str, Any]] = []


def _note(_gate: Gate, answers: Mapping[str, Any]) -> int:
    ASKED.append(answers)
    return len(answers)


def test_the_same_answers_are_worked_out_once_and_others_anew():
    ASKED.clear()
    assert [remembered(_note, FLYER.gate, {"a": 1}) for _ in range(3)] == [1, 1, 1]
    assert remembered(_note, FLYER.gate, {"a": 1.0}) == 1
    assert remembered(_note, FLYER.gate, {"a": True}) == 1
    assert len(ASKED) == 3


def test_the_oldest_are_forgotten():
    ASKED.clear()
    for number in range(LATEST + 1):
        remembered(_note, FLYER.gate, {"b": number})
    remembered(_note, FLYER.gate, {"b": 0})
    assert len(ASKED) == LATEST + 2


def test_what_is_no_json_is_worked_out_each_time():
    ASKED.clear()
    for _ in range(2):
        remembered(_note, FLYER.gate, {"a": object()})
    assert len(ASKED) == 2


def test_changing_the_answers_later_changes_nothing_that_was_found():
    answers = flyer()
    found = visible(FLYER, answers)
    answers["delivery"]["city"] = "Elsewhere"
    assert found.answers["delivery"]["city"] != "Elsewhere"
