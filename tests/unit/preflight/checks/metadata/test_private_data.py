from dataclasses import replace
from pathlib import Path

from preflight import evaluate, load_profile
from preflight.facts import Metadata, StructureFacts
from preflight_builders import a4, page_facts, some_facts, told


def test_tags_are_told_only_where_a_profile_asks(tmp_path: Path) -> None:
    facts = replace(some_facts(page_facts()), structure=StructureFacts(tagged=True))
    curious = tmp_path / "curious.toml"
    curious.write_text("[settings.private-data]\ntell_tagged = true\n")
    assert told(evaluate(facts, a4(), load_profile("sheetfed")), "private-data") == []
    assert told(evaluate(facts, a4(), load_profile(curious)), "private-data") == [("tagged", "info", "")]


def test_the_programs_are_named() -> None:
    metadata = Metadata({}, {}, piece_info=("Illustrator", "InDesign", "A", "B"))
    [finding] = evaluate(
        replace(some_facts(page_facts()), metadata=metadata), a4(), load_profile("sheetfed")
    ).findings
    assert finding.arguments["programs"] == "Illustrator, InDesign, A"
