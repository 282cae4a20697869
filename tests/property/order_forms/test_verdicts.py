"""The validator at work and the reference implementation agree, and every refusal comes with words."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from order_forms import Form, check_answers, expected_slots, price, visible
from order_forms_builders import FORMS, every_example

ODD = (
    *(
        "",
        " ",
        "\u00a0",
        "custom",
        "cover",
        "body",
        "A5",
        "two",
        "2030-02-29",
        "0000-01-01",
        "2030-05-24\n",
        "DE\n",
    ),
    *("12345\n", "x" * 101, "a\tb", "\u2028", "\ufeff", "é", "\U0001f600", "-1", "{name}", "#/$defs/line"),
    *(
        0,
        -1,
        1,
        2,
        2.0,
        4,
        4.0,
        18,
        92,
        96,
        25,
        24.999,
        1e300,
        10**20,
        True,
        False,
        None,
        [],
        {},
        [{}],
        {"role": "cover"},
    ),
)
values = st.one_of(
    st.sampled_from(ODD),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.dictionaries(st.sampled_from(["role", "pages", "size", "x"]), st.sampled_from(ODD), max_size=3),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


@st.composite
def answer_sets(draw: st.DrawFn, form: Form) -> dict[str, Any]:
    """Good answers, spoilt in up to four places: changed, taken out, added."""
    answers = copy.deepcopy(
        draw(st.sampled_from([given for name, _, given in every_example() if name == form.id]))
    )
    names = sorted(
        {field.key.rpartition(".")[2] for field in visible(form, answers).fields} | {"lamination", "x"}
    )
    for _ in range(draw(st.integers(0, 4))):
        *above, last = draw(st.sampled_from(places(answers)[1:] or [("name",)]))
        target: Any = answers
        for step in above:
            target = target[step]
        if isinstance(target, dict):
            last = draw(st.sampled_from([last, draw(st.sampled_from(names))]))
        if draw(st.booleans()) and (isinstance(target, list) or last in target):
            del target[last]
        else:
            target[last] = copy.deepcopy(draw(values))
    return answers


@pytest.mark.parametrize("form_id", FORMS)
def test_both_validators_give_the_same_verdict_on_500_answer_sets(form_id: str) -> None:
    form = FORMS[form_id]
    oracle = Draft202012Validator(form.schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    verdicts: set[bool] = set()

    @settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
    @given(answer_sets(form))
    def agree(answers: dict[str, Any]) -> None:
        problems = check_answers(form, answers)
        verdicts.add(not problems)
        assert oracle.is_valid(answers) == (problems == ()), problems
        assert all(problem.message and problem.fix for problem in problems)
        assert "refused" not in {problem.code for problem in problems}

    agree()
    assert verdicts == {True, False}


@pytest.mark.parametrize("form_id", FORMS)
def test_pages_survive_whatever_is_answered(form_id: str) -> None:
    form = FORMS[form_id]

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(answer_sets(form))
    def survive(answers: dict[str, Any]) -> None:
        shown = visible(form, answers)
        again = visible(form, shown.answers)
        assert (again.answers, again.hidden) == (shown.answers, ())
        assert {slot.slot for slot in expected_slots(form, answers)} <= {slot.slot for slot in form.slots}
        quote = price(form, answers)
        assert quote.total_minor == sum(line.amount_minor for line in quote.lines)
        codes = {problem.code for problem in check_answers(form, shown.answers)}
        assert not codes & {"not-shown", "unknown-field"}

    survive()
