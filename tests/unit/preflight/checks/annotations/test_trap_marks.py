from dataclasses import replace

import pytest

from preflight import evaluate, load_profile
from preflight.facts import Metadata
from preflight_builders import a4, page_facts, some_facts, told


@pytest.mark.parametrize(
    ("said", "found"),
    [("True", [("trapped", "info", "")]), ("False", []), ("Unknown", []), ("False_", []), ("", [])],
)
def test_only_true_means_trapped(said: str, found: list[tuple[str, str, str]]) -> None:
    facts = replace(some_facts(page_facts()), metadata=Metadata({}, {}, trapped=said))
    assert told(evaluate(facts, a4(), load_profile("sheetfed")), "trap-marks") == found
