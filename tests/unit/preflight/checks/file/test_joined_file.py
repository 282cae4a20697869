from dataclasses import replace

import pytest

from preflight import evaluate, load_profile
from preflight.facts import AttachmentFacts, Damage, StructureFacts
from preflight_builders import a4, page_facts, some_facts, told


def cases(*, headers: int = 1, revisions: int = 1, junk: int = 0, attached: bool = False) -> list[str]:
    damage = Damage("", truncated=False, rebuilt=False, repairs=(), headers=headers, junk_before=junk)
    facts = replace(
        some_facts(page_facts()),
        damage=damage,
        structure=StructureFacts(revisions=revisions),
        attachments=(AttachmentFacts("a.pdf", "names"),) if attached else (),
    )
    return [case for case, _, _ in told(evaluate(facts, a4(), load_profile("sheetfed")), "joined-file")]


def test_a_second_header_with_an_end_of_its_own_is_a_second_file() -> None:
    assert cases(headers=2, revisions=2) == ["joined"]
    assert cases(headers=2, revisions=1) == []
    assert cases(headers=2, revisions=2, attached=True) == []


@pytest.mark.parametrize(("junk", "found"), [(0, []), (4, []), (5, ["junk"])])
def test_a_byte_order_mark_is_no_junk(junk: int, found: list[str]) -> None:
    assert cases(junk=junk) == found
