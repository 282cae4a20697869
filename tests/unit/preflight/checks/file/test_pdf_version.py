from dataclasses import replace
from pathlib import Path

import pytest

from preflight import evaluate, load_profile
from preflight.facts import StructureFacts
from preflight_builders import a4, page_facts, some_facts, told


def cases(header: str, catalog: str = "", profile: str | Path = "sheetfed") -> list[tuple[str, str, str]]:
    facts = replace(
        some_facts(page_facts()), structure=StructureFacts(header_version=header, catalog_version=catalog)
    )
    return told(evaluate(facts, a4(), load_profile(profile)), "pdf-version")


@pytest.mark.parametrize("version", ["1.2", "1.3", "1.7", "2.0", ""])
def test_versions_in_use_pass(version: str) -> None:
    assert cases(version) == []


def test_the_later_of_header_and_catalog_counts() -> None:
    assert cases("1.4", "2.1") == [("newer", "warning", "")]
    assert cases("2.1", "1.4") == [("newer", "warning", ""), ("differ", "info", "")]


def test_a_profile_may_ask_for_an_older_one_and_make_it_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x1a.toml"
    path.write_text('[settings.pdf-version]\nnewest = "1.3"\n[severity]\npdf-version = "error"\n')
    assert cases("1.4", profile=path) == [("newer", "error", "")]
    assert cases("1.3", profile=path) == []
