"""Hold the table of what a file is checked for: each row has checks that exist, and each check has a row."""

import tomllib
from pathlib import Path

import pytest

from preflight import registered_checks

_ROWS = tomllib.loads(Path(__file__).with_name("check_table.toml").read_text(encoding="utf-8"))["row"]
_NAMED = sorted({(row["title"], name) for row in _ROWS for name in row["checks"]})
_OF_THE_READING_ITSELF = {"unmeasured-pages", "missing-resource", "packed-damaged"}
"""Checks that tell what could not be looked at; no row asks for them."""


@pytest.mark.parametrize(("title", "name"), _NAMED, ids=[f"{title}: {name}" for title, name in _NAMED])
def test_a_row_is_looked_after_by_a_check_that_is_there(title: str, name: str) -> None:
    check, _, case = name.partition("/")
    found = registered_checks().get(check)
    assert found is not None, f"no check {check} looks for: {title}"
    assert not case or case in found.texts, f"{check} has no case {case} for: {title}"


def test_each_row_is_there_once_and_names_a_check() -> None:
    titles = [row["title"] for row in _ROWS]
    assert len(titles) == len(set(titles)) == 85
    assert [row["title"] for row in _ROWS if not row["checks"]] == []


def test_each_check_looks_after_a_row() -> None:
    named = {name.partition("/")[0] for _, name in _NAMED}
    assert set(registered_checks()) - named == _OF_THE_READING_ITSELF
