"""Each bomb is refused as too complex, or told for what it is; none takes a child down, and none passes in silence."""

import pytest

from bombs import BOMBS, Bomb
from preflight import CollectFailure, evaluate, load_profile
from preflight_builders import a4, facts_of


@pytest.mark.parametrize("bomb", BOMBS, ids=[bomb.name for bomb in BOMBS])
def test_a_bomb_is_refused_or_told_for_what_it_is(bomb: Bomb) -> None:
    facts = facts_of(bomb.build())
    if isinstance(facts, CollectFailure):
        assert facts.reason == bomb.told, facts
        assert facts.detail
    else:
        report = evaluate(facts, a4(), load_profile("sheetfed"))
        assert bomb.told in {finding.check for finding in report.findings}
        assert report.crashed == ()
