from dataclasses import replace

from preflight import evaluate, load_profile, words
from preflight.facts import ViewerFacts
from preflight_builders import a4, page_facts, some_facts


def test_the_bound_edge_is_named_in_the_readers_language() -> None:
    facts = replace(some_facts(page_facts(1), page_facts(2)), viewer=ViewerFacts(direction="R2L"))
    order = replace(a4(), binding_edge="left")
    [finding] = evaluate(facts, order, load_profile("sheetfed")).findings
    assert finding.severity == "warning"
    assert "on the left" in finding.customer
    assert "ist sie links gebunden" in words(finding, "de").customer
