from dataclasses import replace

from preflight import evaluate, load_profile
from preflight_builders import a4, page_facts, some_facts, told


def test_what_is_lost_stops_and_what_makes_no_sense_is_told() -> None:
    faults = ("a form cannot be decoded", "w: operands that make no sense")
    pages = [replace(page_facts(number), faults=faults) for number in (1, 2)]
    report = evaluate(some_facts(*pages), a4(), load_profile("sheetfed"))
    assert told(report, "content-faults") == [("lost", "error", "1-2"), ("senseless", "info", "1-2")]
