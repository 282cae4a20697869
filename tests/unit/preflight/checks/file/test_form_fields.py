from dataclasses import replace

import pytest

from preflight import evaluate, load_profile
from preflight.facts import AnnotationFacts, FormFacts
from preflight_builders import a4, page_facts, some_facts, told

FORM = FormFacts(3, xfa=False, need_appearances=False, signature_fields=1, signed=0)


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (FORM, [("fields", "warning", "")]),
        (replace(FORM, need_appearances=True), [("undrawn", "warning", "")]),
        (replace(FORM, xfa=True, need_appearances=True), [("xfa", "error", "")]),
        (replace(FORM, fields=1), []),
    ],
)
def test_the_gravest_is_told_and_places_to_sign_are_not_counted(
    form: FormFacts, found: list[tuple[str, str, str]]
) -> None:
    report = evaluate(replace(some_facts(page_facts()), form=form), a4(), load_profile("sheetfed"))
    assert told(report, "form-fields") == found


def test_hidden_fields_have_no_place() -> None:
    seen = AnnotationFacts("Widget", (1, 1, 9, 9), printable=True, field=True)
    notes = (seen, replace(seen, rect_mm=(2, 2, 3, 3), hidden=True))
    facts = replace(some_facts(replace(page_facts(), annotations=notes)), form=FORM)
    [finding] = evaluate(facts, a4(), load_profile("sheetfed")).findings
    assert [place.rect_mm for place in finding.places] == [(1, 1, 9, 9)]
