from dataclasses import replace

import pytest

from preflight import Report, evaluate, load_profile
from preflight.facts import LayerFacts
from preflight_builders import a4, page_facts, some_facts, told


def report(*layers: LayerFacts) -> Report:
    facts = replace(some_facts(page_facts(1), page_facts(2)), layers=layers)
    return evaluate(facts, a4(), load_profile("sheetfed"))


@pytest.mark.parametrize(
    ("shown", "printed", "found"),
    [
        (False, False, [("hidden", "warning", "1-2")]),
        (True, False, [("screen-only", "warning", "1-2")]),
        (False, True, [("print-only", "warning", "1-2")]),
        (True, True, [("present", "info", "1-2")]),
    ],
)
def test_what_is_seen_and_what_is_printed_are_compared(
    *, shown: bool, printed: bool, found: list[tuple[str, str, str]]
) -> None:
    layer = LayerFacts("Text", shown=shown, printed=printed, pages="1-2")
    assert told(report(layer), "layer-visibility") == found


def test_a_layer_with_nothing_in_it_and_a_processing_step_that_prints_are_no_wonder() -> None:
    unused = LayerFacts("Old", shown=False, printed=False)
    step = LayerFacts("Die", shown=True, printed=True, pages="1", group="Structural", step="Cutting")
    assert told(report(unused, step), "layer-visibility") == []


def test_many_layers_are_one_finding_and_hostile_names_are_cut() -> None:
    layers = [LayerFacts(f"{n}{'x' * 999}{{side}}", shown=True, printed=True, pages="1") for n in range(9)]
    [finding] = report(*layers).findings
    assert finding.arguments["count"] == "9"
    assert finding.arguments["layers"].endswith(", ...")
    assert len(finding.message) < 300
