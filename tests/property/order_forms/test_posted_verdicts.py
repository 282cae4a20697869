"""The page without JavaScript, the page with it and the API judge the same answers alike (row FRM1)."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from order_forms import Form, Notation, Unit, check_answers, read_posted, visible
from order_forms.corners import corners
from order_forms_builders import FORMS
from posting import posted_fields

NOTATIONS = (Notation(), Notation(Unit.INCH), Notation(decimal=","))
TYPED = st.one_of(
    st.sampled_from(
        ["", " ", "0", "-1", "5", "96", "1000", "18,5", "1e9", "A5", "two", "custom", "silk-250", "x" * 101]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=12),
)


@st.composite
def filled_in(
    draw: st.DrawFn, form: Form, kept: list[dict[str, Any]]
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """A page as it was drawn, and what is posted of it after up to four fields were typed into."""
    before = draw(st.sampled_from(kept))
    fields = posted_fields(form, before)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(fields) - 1))
        fields[at] = (fields[at][0], draw(TYPED))
    return before, fields


@pytest.mark.parametrize("form_id", ["flyer", "booklet"])
def test_500_filled_in_pages_get_the_verdict_of_the_api_and_say_it_at_the_same_fields(form_id: str):
    form, kept, verdicts = FORMS[form_id], list(corners(FORMS[form_id]))[:200], set()

    @settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filled_in(form, kept))
    def agree(sample: tuple[dict[str, Any], list[tuple[str, str]]]) -> None:
        before, fields = sample
        by_page = visible(form, read_posted(form, fields, before)).answers
        by_api = visible(form, read_posted(form, posted_fields(form, by_page), {})).answers
        verdict = [(problem.path, problem.code) for problem in check_answers(form, by_page)]
        assert verdict == [(problem.path, problem.code) for problem in check_answers(form, by_api)]
        verdicts.add(not verdict)

    agree()
    assert verdicts == {True, False}


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_page_sent_back_as_it_was_drawn_changes_no_answer(form_id: str, notation: Notation):
    form = FORMS[form_id]
    for answers in list(corners(form))[:100]:
        fields = posted_fields(form, answers, notation)
        assert read_posted(form, fields, answers, notation) == answers
        assert check_answers(form, read_posted(form, fields, answers, notation)) == check_answers(
            form, answers
        )
