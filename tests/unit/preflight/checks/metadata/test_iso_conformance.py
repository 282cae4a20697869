from dataclasses import replace
from pathlib import Path

import pytest

from pdfx_builders import sound_facts
from preflight import Expected, evaluate, load_profile
from preflight.profile import Profile
from preflight_builders import a4, page_facts, some_facts, told


@pytest.fixture
def demanding(tmp_path: Path) -> Profile:
    """A profile that wants PDF/X-4 of every file."""
    path = tmp_path / "demanding.toml"
    path.write_text('extends = "sheetfed"\n[settings.iso-conformance]\nwanted = "PDF/X-4"\n')
    return load_profile(path)


def test_a_profile_may_demand_a_standard(demanding: Profile) -> None:
    plain = some_facts(page_facts())
    assert told(evaluate(plain, a4(), demanding), "iso-conformance") == [("unclaimed", "error", "")]
    assert told(evaluate(sound_facts("PDF/X-4"), a4(), demanding), "iso-conformance") == []


def test_what_the_order_demands_counts_before_the_profile(demanding: Profile) -> None:
    order = replace(a4(), standard="PDF/X-3")
    assert told(evaluate(sound_facts("PDF/X-3:2002"), order, demanding), "iso-conformance") == []


@pytest.mark.parametrize("kind", ["jpeg", "unknown"])
def test_other_files_than_pdf_are_not_asked(kind: str) -> None:
    facts = some_facts(page_facts(), kind=kind)
    order = Expected(standard="PDF/X-4")
    assert told(evaluate(facts, order, load_profile("sheetfed")), "iso-conformance") == []
