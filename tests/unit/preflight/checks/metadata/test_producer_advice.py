from dataclasses import replace

import pytest

from preflight import evaluate, load_profile, words
from preflight.facts import Metadata
from preflight_builders import a4, page_facts, some_facts


@pytest.mark.parametrize(
    ("creator", "producer", "program"),
    [
        ("Microsoft Word - Flyer.doc", "Acrobat Distiller 9", "Word"),
        ("Microsoft® PowerPoint® 2019", "Microsoft® PowerPoint® 2019", "PowerPoint"),
        ("Calc", "LibreOffice 7.4", "Calc"),
        ("", "Skia/PDF m99 Google Docs Renderer", "Google Docs"),
        ("Chromium", "Skia/PDF m99", "Chrome"),
        ("Canva", "Canva", "Canva"),
        ("Adobe InDesign 19", "Adobe PDF Library 17", None),
        ("Affinity Publisher 2", "PDFlib", None),
        ("QuarkXPress", "QuarkXPress", None),
        ("WordPress", "mPDF", None),
        ("", "", None),
    ],
)
def test_a_program_is_known_by_what_it_calls_itself(creator: str, producer: str, program: str | None) -> None:
    metadata = Metadata({"Creator": creator, "Producer": producer}, {})
    facts = replace(some_facts(page_facts()), metadata=metadata)
    found = evaluate(facts, a4(), load_profile("sheetfed")).findings
    assert [finding.arguments["program"] for finding in found] == ([program] if program else [])


def test_the_advice_names_the_program_in_each_language() -> None:
    facts = replace(some_facts(page_facts()), metadata=Metadata({"Creator": "Microsoft Word"}, {}))
    [finding] = evaluate(facts, a4(), load_profile("sheetfed")).findings
    assert finding.customer.startswith("Word knows no bleed")
    assert words(finding, "de").customer.startswith("Word kennt keinen Beschnitt")
