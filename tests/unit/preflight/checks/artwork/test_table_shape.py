import pytest

from artwork_builders import artwork_facts, card
from preflight import evaluate, load_profile
from preflight.facts import ArtworkFacts, TableFacts
from preflight_builders import told

GOOD = TableFacts(("Name", "City"), 3, "utf-8", ";")


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (GOOD, []),
        (TableFacts(("Name",), 0, "utf-8", ";"), [("no-rows", "error", "")]),
        (
            TableFacts(("A", "A"), 1, "cp1252", doubled=("A",)),
            [("doubled", "error", ""), ("encoding", "warning", "")],
        ),
        (TableFacts(("A", ""), 1, unnamed=1), [("unnamed", "warning", "")]),
        (TableFacts(("1",), 1, headless=True), [("no-header", "warning", "")]),
    ],
)
def test_what_is_wrong_is_told_alone(table: TableFacts, found: list[tuple[str, str, str]]) -> None:
    report = evaluate(artwork_facts("csv", ArtworkFacts(table=table)), card(), load_profile("sheetfed"))
    assert told(report, "table-shape") == found
