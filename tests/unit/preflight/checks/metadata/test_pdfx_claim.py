from dataclasses import replace

from pdfx_builders import sound_facts
from preflight import Facts, Finding, evaluate, load_profile, words
from preflight.facts import Claim, FontFacts, PdfxFacts
from preflight_builders import a4, told


def broken(level: str) -> Facts:
    """Facts that break two rules: one of the file, one on two pages."""
    facts = sound_facts(level)
    page = facts.pages[0]
    loose = FontFacts("Arial", "TrueType", embedded=False, pages="1-2")
    return replace(
        facts,
        pages=(page, replace(page, number=2)),
        fonts=(loose,),
        pdfx=PdfxFacts(filters=("LZWDecode",)),
    )


def claim_of(facts: Facts) -> Finding:
    found = evaluate(facts, a4(), load_profile("sheetfed")).findings
    [finding] = [each for each in found if each.check == "pdfx-claim"]
    return finding


def test_a_broken_claim_is_one_finding_with_clauses_and_pages() -> None:
    finding = claim_of(broken("PDF/X-4"))
    assert finding.pages == "1-2"
    assert (finding.arguments["standard"], finding.arguments["part"]) == ("PDF/X-4", "ISO 15930-7:2010")
    assert finding.arguments["count"] == "2"
    assert (
        finding.arguments["rules"] == "§ 6.5 fonts embedded (pages 1-2: Arial); § 6.8 compression (LZWDecode)"
    )


def test_german_names_the_rules_in_german() -> None:
    assert (
        "§ 6.5 Schriften eingebettet (Seiten 1-2: Arial); § 6.8 Kompression"
        in words(claim_of(broken("PDF/X-4")), "de").operator
    )


def test_what_the_order_demands_is_told_by_the_other_check_alone() -> None:
    facts, order = broken("PDF/X-4"), replace(a4(), standard="PDF/X-4")
    report = evaluate(facts, order, load_profile("sheetfed"))
    assert told(report, "pdfx-claim") == []
    assert told(report, "iso-conformance") == [("broken", "error", "1-2")]


def test_of_two_claims_each_is_judged() -> None:
    facts = sound_facts("PDF/X-1a:2003")
    both = replace(facts, claims=(*facts.claims, Claim("PDF/X-4", "xmp")))
    assert claim_of(both).arguments["standard"] == "PDF/X-4"
