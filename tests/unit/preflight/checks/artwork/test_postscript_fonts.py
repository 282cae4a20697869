from artwork_builders import card, eps
from preflight import evaluate, load_profile, words
from preflight_builders import known_facts


def test_the_customer_hears_one_name_and_the_operator_all() -> None:
    facts = known_facts(eps("%%DocumentNeededFonts: Garamond Helvetica"))
    report = evaluate(facts, card(), load_profile("sheetfed"))
    [found] = [each for each in report.findings if each.check == "postscript-fonts"]
    assert "Garamond, Helvetica" in found.message
    assert words(found, "de").customer == (
        "In Ihrer Datei fehlt die Schrift „Garamond“. Bitte stattdessen ein PDF exportieren."
    )
