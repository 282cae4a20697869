from dataclasses import replace

import pytest

from preflight import evaluate, load_profile
from preflight.facts import Claim, StructureFacts
from preflight_builders import a4, page_facts, some_facts, told


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ((), []),
        (("PDF/X-4",), []),
        (("PDF/A-2b", "PDF/UA-1", "PDF/A-2b"), [("archive", "info", "")]),
        (("PDF/VT-1", "PDF/X-4"), [("variable", "info", "")]),
    ],
)
def test_each_sort_of_standard_is_told_once(
    claims: tuple[str, ...], found: list[tuple[str, str, str]]
) -> None:
    facts = replace(some_facts(page_facts()), claims=tuple(Claim(claim, "xmp") for claim in claims))
    assert told(evaluate(facts, a4(), load_profile("sheetfed")), "other-standards") == found


def test_a_tree_of_parts_alone_means_variable_data() -> None:
    facts = replace(some_facts(page_facts()), structure=StructureFacts(parts=True))
    [finding] = evaluate(facts, a4(), load_profile("sheetfed")).findings
    assert finding.arguments["standard"] == "DPart"
