"""One suite over every form of the package: sound, complete in each language, and its examples are orders."""

from typing import Any

import pytest

from jdf import invariants, job_spec_to_dict
from order_forms import bind, check_answers, expected_slots, lint, load_library, price
from order_forms.corners import MOST, corner_count, corners
from order_forms.paths import leaves
from order_forms_builders import FORMS, every_example

EXAMPLES = [pytest.param(form, answers, id=f"{form}-{name}") for form, name, answers in every_example()]


@pytest.mark.parametrize("form_id", FORMS)
def test_lint_finds_nothing(form_id: str) -> None:
    assert lint(FORMS[form_id]) == ()


@pytest.mark.parametrize("form_id", FORMS)
def test_every_corner_is_a_valid_order_whose_job_can_be_made(form_id: str) -> None:
    form = FORMS[form_id]
    made = list(corners(form))
    assert 10 < len(made) == corner_count(form) <= MOST
    for answers in made:
        assert check_answers(form, answers) == ()
        assert invariants(bind(form, answers).spec) == ()


@pytest.mark.parametrize("form_id", FORMS)
def test_no_value_of_any_job_is_without_a_source(form_id: str) -> None:
    form = FORMS[form_id]
    for answers in corners(form):
        bound = bind(form, answers)
        values = dict(leaves(job_spec_to_dict(bound.spec)))
        assert bound.provenance.keys() <= values.keys()
        sourceless = [values[path] for path in values.keys() - bound.provenance.keys()]
        assert [value for value in sourceless if value not in (None, "", []) and value is not False] == []
        assert all(source.field or source.rule for source in bound.provenance.values())


@pytest.mark.parametrize(("form_id", "answers"), EXAMPLES)
def test_an_example_is_a_good_order_with_files_and_a_price(form_id: str, answers: dict[str, Any]) -> None:
    form = FORMS[form_id]
    assert check_answers(form, answers) == ()
    spec = bind(form, answers).spec
    assert spec.product_type == form_id
    assert invariants(spec) == ()
    assert {slot.part for slot in expected_slots(form, answers)} == {part.id for part in spec.parts}
    quote = price(form, answers)
    assert quote.missing == ()
    assert quote.total_minor == sum(line.amount_minor for line in quote.lines) > 0


@pytest.mark.parametrize("form_id", FORMS)
def test_there_are_several_examples(form_id: str) -> None:
    assert len([name for form, name, _ in every_example() if form == form_id]) >= 3


def test_the_library_holds_flyer_and_booklet_in_two_languages() -> None:
    forms = load_library()
    assert {"flyer", "booklet"} <= forms.keys()
    assert all({"en", "de"} <= form.texts.keys() for form in forms.values())
    assert [forms["booklet"].title(locale) for locale in ("en", "de-AT", "xx")] == [
        "Booklet",
        "Broschüre",
        "Booklet",
    ]
