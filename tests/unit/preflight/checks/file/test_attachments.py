from dataclasses import replace

from preflight import evaluate, load_profile
from preflight.facts import AttachmentFacts
from preflight_builders import a4, page_facts, some_facts


def test_only_the_first_names_are_told_and_none_at_length() -> None:
    attached = tuple(AttachmentFacts(f"{n}-{'x' * 99}", "names") for n in range(9))
    facts = replace(some_facts(page_facts()), attachments=attached)
    [finding] = evaluate(facts, a4(), load_profile("sheetfed")).findings
    assert finding.measured == 9
    names = finding.arguments["names"].split(", ")
    assert [name[:2] for name in names] == ["0-", "1-", "2-", ".."]
    assert all(len(name) <= 40 for name in names)
