import pytest

from artwork_builders import artwork_facts, card
from preflight import evaluate, load_profile
from preflight.facts import ArtworkFacts
from preflight_builders import told


@pytest.mark.parametrize(
    ("kind", "unread", "expected"),
    [
        ("zip", "", []),
        ("zip", "a part is damaged", [("unread", "error", "")]),
        ("docx", "has a DOCTYPE", [("unread", "error", "")]),
        ("png", "the PNG has no header", []),
    ],
)
def test_what_does_not_unpack_is_told(kind: str, unread: str, expected: list[tuple[str, str, str]]) -> None:
    report = evaluate(artwork_facts(kind, ArtworkFacts(unread=unread)), card(), load_profile("sheetfed"))
    assert told(report, "packed-damaged") == expected
