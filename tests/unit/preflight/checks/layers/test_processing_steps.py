from dataclasses import replace

import pytest

from preflight import Expected, Report, evaluate, load_profile, words
from preflight.facts import LayerFacts, SpaceFacts
from preflight_builders import a4, page_facts, some_facts, told

DIE = replace(a4(), finishing=("dieCut",))


def report(order: Expected, *, spot: str = "", step: tuple[str, str] = ("", "")) -> Report:
    page = replace(page_facts(), spaces=(0,) if spot else ())
    facts = replace(
        some_facts(page),
        spaces=(SpaceFacts("Separation", "Spot", 1, (spot,)),),
        layers=(LayerFacts("Shape", shown=True, printed=True, pages="1", group=step[0], step=step[1]),),
    )
    return evaluate(facts, order, load_profile("sheetfed"))


@pytest.mark.parametrize("name", ["CutContour", "Stanze", "DIE LINE", "Stanzkontur"])
def test_the_usual_names_of_a_die_are_known(name: str) -> None:
    assert told(report(DIE, spot=name), "processing-steps") == []


@pytest.mark.parametrize("name", ["", "PANTONE 185 C", "Orange"])
def test_any_other_colour_is_no_die(name: str) -> None:
    assert told(report(DIE, spot=name), "processing-steps") == [("missing", "error", "")]


@pytest.mark.parametrize(
    "step", [("Structural", "Cutting"), ("Structural", "PartialCutting"), ("structural", "cutting")]
)
def test_a_processing_step_is_a_die_whatever_its_colour_is_called(step: tuple[str, str]) -> None:
    assert told(report(DIE, step=step), "processing-steps") == []


def test_a_step_for_something_else_is_told_from_the_ordered_one() -> None:
    assert told(report(DIE, step=("Varnish", "")), "processing-steps") == [
        ("missing", "error", ""),
        ("not-ordered", "warning", "1"),
    ]


def test_without_an_order_nothing_is_missing_and_nothing_too_much() -> None:
    assert told(report(Expected(), step=("Structural", "Cutting")), "processing-steps") == []


def test_what_is_ordered_is_named_in_the_readers_language() -> None:
    [finding] = [each for each in report(DIE).findings if each.check == "processing-steps"]
    assert "die cutting" in finding.customer
    assert "Stanzen" in words(finding, "de").customer
