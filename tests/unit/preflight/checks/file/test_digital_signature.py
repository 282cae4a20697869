from dataclasses import replace

from preflight import Verdict, evaluate, load_profile
from preflight.facts import FormFacts
from preflight_builders import a4, page_facts, some_facts, told


def test_a_signature_is_told_and_stops_nothing() -> None:
    form = FormFacts(2, xfa=False, need_appearances=False, signature_fields=2, signed=1)
    report = evaluate(replace(some_facts(page_facts()), form=form), a4(), load_profile("sheetfed"))
    assert told(report, "digital-signature") == [("signed", "info", "")]
    assert report.verdict is Verdict.PASS
