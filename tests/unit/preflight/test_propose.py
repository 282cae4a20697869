from pathlib import Path

import pytest

from fixup_builders import looked
from preflight import evaluate, load_profile, proposals
from preflight_builders import a4, known_facts, locked, page, pdf

NOTE = "/Annots[<</Type/Annot/Subtype/Text/Rect[85 85 255 113]/Contents(Change this)>>]"
SIGNED = "/AcroForm<</SigFlags 3/Fields[<</T(a)/FT/Sig/V<</Type/Sig/Filter/Adobe.PPKLite>>>>]>>"


def test_what_answers_the_gravest_finding_comes_first() -> None:
    found = looked(pdf(page(bleed=0, entries=NOTE)))
    assert [each.fix.id for each in found.proposals] == ["mirror-bleed", "remove-comments"]
    assert found.proposals[0].checks == ("missing-bleed",)
    assert set(found.proposals[0].fingerprints) <= {each.fingerprint for each in found.report.findings}


def test_a_sound_file_gets_no_proposal() -> None:
    assert looked(pdf(page())).proposals == ()


@pytest.mark.parametrize(
    "data", [pdf(page(bleed=0), catalog=SIGNED), locked(pdf(page(bleed=0)), extract=False)]
)
def test_a_file_that_is_left_alone_gets_none_whatever_is_found(data: bytes) -> None:
    assert looked(data).report.verdict == "stop"
    assert looked(data).proposals == ()


def test_a_profile_may_switch_a_fixup_off(tmp_path: Path) -> None:
    path = tmp_path / "strict.toml"
    path.write_text('extends = "sheetfed"\noff = ["mirror-bleed"]\n')
    facts, profile = known_facts(pdf(page(bleed=0))), load_profile(path)
    report = evaluate(facts, a4(), profile)
    assert [each.check for each in report.findings] == ["missing-bleed"]
    assert proposals(facts, a4(), profile, report) == ()
