from dataclasses import replace

from preflight import Facts, evaluate, load_profile
from preflight.facts import Content, Damage
from preflight_builders import a4, page_facts, some_facts

DAMAGE = Damage("", truncated=False, rebuilt=True, repairs=("xref not found",), text_mode=True)


def found(facts: Facts) -> list[str]:
    return [finding.check for finding in evaluate(facts, a4(), load_profile("sheetfed")).findings]


def test_it_explains_the_damage_and_spares_the_other_checks() -> None:
    broken = replace(page_facts(), content=Content.UNREADABLE)
    assert found(replace(some_facts(broken), damage=DAMAGE)) == ["ascii-transfer"]


def test_a_file_that_does_not_open_at_all_is_explained_by_it_too() -> None:
    assert found(replace(some_facts(), damage=replace(DAMAGE, unreadable="no xref"))) == ["ascii-transfer"]


def test_line_ends_of_that_kind_are_no_fault_in_a_file_that_reads_as_it_should() -> None:
    assert found(replace(some_facts(page_facts()), damage=replace(DAMAGE, rebuilt=False, repairs=()))) == []
