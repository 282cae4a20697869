from dataclasses import replace

import pytest

from pdfx_builders import sound_facts
from preflight.facts import Claim, Metadata, StructureFacts
from preflight.pdfx import broken_rules, claimed_standards, fits, rule_hits
from preflight.pdfx.judged import told
from preflight_builders import page_facts, some_facts


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ((), ()),
        (("PDF/A-2b",), ()),
        (("PDF/X-1:2001", "PDF/X-1a:2001"), ("PDF/X-1a:2001",)),
        (("PDF/X-1:2001",), ("PDF/X-1:2001",)),
        (("PDF/X-4 ", "PDF/X-4"), ("PDF/X-4",)),
        (("PDF/X-1a:2003", "PDF/X-4"), ("PDF/X-1a:2003", "PDF/X-4")),
    ],
)
def test_each_level_is_claimed_once(said: tuple[str, ...], claimed: tuple[str, ...]) -> None:
    facts = replace(some_facts(page_facts()), claims=tuple(Claim(each, "info") for each in said))
    assert claimed_standards(facts) == claimed


@pytest.mark.parametrize(
    ("claimed", "wanted", "yes"),
    [
        ("PDF/X-4", "PDF/X-4", True),
        ("PDF/X-4p", "PDF/X-4", False),
        ("PDF/X-1a:2001", "PDF/X-1a", True),
        ("PDF/X-1a:2001", "PDF/X-1a:2003", False),
        ("PDF/X-3:2002", "PDF/X-1a, PDF/X-3", True),
        ("PDF/X-4", "", False),
    ],
)
def test_a_level_is_wanted_with_its_year_or_of_any(claimed: str, wanted: str, yes: bool) -> None:  # noqa: FBT001 - a table's column
    assert fits(claimed, wanted) is yes


def test_many_broken_rules_are_told_by_the_first_of_them() -> None:
    empty = replace(sound_facts("PDF/X-4"), metadata=Metadata({}, {}), structure=StructureFacts())
    lost = replace(empty, output_intents=(), pages=(replace(page_facts(), defined=()),))
    broken = broken_rules(lost, "PDF/X-4")
    said = told((*broken, *broken))
    assert said.count("; ") == 8
    assert said.endswith("; ...")
    assert "§ 6.10 details of the file (dc:title, xmp:CreateDate, xmp:ModifyDate, ...)" in said


def test_a_level_that_holds_or_has_no_table_gives_nothing_to_tell() -> None:
    facts = sound_facts("PDF/X-4")
    assert list(rule_hits("broken", facts, "PDF/X-4")) == []
    assert list(rule_hits("broken", facts, "PDF/X-6")) == []
