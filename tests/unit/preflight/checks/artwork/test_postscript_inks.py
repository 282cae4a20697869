from dataclasses import replace

from artwork_builders import card, eps
from preflight import evaluate, load_profile
from preflight_builders import known_facts, told


def test_an_ordered_ink_goes_by_what_its_name_means() -> None:
    facts = known_facts(eps("%%DocumentCustomColors: (PANTONE 871 CVC) (Gold)"))
    ordered = replace(card(), spots=("Pantone 871 C",))
    for order, inks in ((ordered, "Gold"), (card(), "PANTONE 871 CVC, Gold")):
        report = evaluate(facts, order, load_profile("sheetfed"))
        assert told(report, "postscript-inks") == [("spots", "warning", "")]
        [found] = [each for each in report.findings if each.check == "postscript-inks"]
        assert found.measured == inks
