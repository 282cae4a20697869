from dataclasses import replace

import pytest

from preflight import evaluate, load_profile
from preflight.facts import StructureFacts
from preflight_builders import a4, page_facts, some_facts, told


@pytest.mark.parametrize(
    ("size", "revisions", "found"),
    [(100_000_000, 1, []), (100_200_000, 1, ["heavy"]), (9, 10, []), (9, 11, ["saved-often"])],
)
def test_weight_is_that_of_a_page_and_often_is_more_than_ten_times(
    size: int, revisions: int, found: list[str]
) -> None:
    facts = replace(
        some_facts(page_facts(1), page_facts(2)),
        size_bytes=size,
        structure=StructureFacts(revisions=revisions),
    )
    report = evaluate(facts, a4(), load_profile("sheetfed"))
    assert [case for case, _, _ in told(report, "file-weight")] == found
