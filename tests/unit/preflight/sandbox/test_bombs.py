"""Each bomb is refused as too complex, or told for what it is; none takes a child down, and none passes in silence."""

from pathlib import Path

import pytest

from bombs import BOMBS, PIXEL_BOMBS, Bomb
from preflight import CollectFailure, PixelFacts, evaluate, load_profile, measure_pixels
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


@pytest.mark.parametrize("bomb", PIXEL_BOMBS, ids=[bomb.name for bomb in PIXEL_BOMBS])
def test_a_bomb_of_pixels_is_measured_or_said_why_not(bomb: Bomb, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb.build())
    measured = measure_pixels(path, sha256="0" * 64)
    assert isinstance(measured, PixelFacts), measured
    said = [text for each in measured.pages for text in (each.failed, *each.doubts) if text]
    assert all(bomb.told in text for text in said)
    assert bool(said) == bool(bomb.told)
