import pytest

from artwork_builders import artwork_facts, card
from preflight import evaluate, load_profile
from preflight.facts import ArchiveFacts, ArtworkFacts
from preflight_builders import told


@pytest.mark.parametrize(
    ("archive", "expected"),
    [
        (ArchiveFacts(1, 1, 1), []),
        (ArchiveFacts(1, 1, 1, layouts=("a.idml",), links=2, fonts=1, fonts_used=4), []),
        (
            ArchiveFacts(1, 1, 1, layouts=("a.idml",), links=2, missing=("b",)),
            [("missing-links", "warning", "")],
        ),
        (ArchiveFacts(1, 1, 1, layouts=("a.idml",), fonts_used=1), [("no-fonts", "warning", "")]),
        (ArchiveFacts(2, 1, 1, layouts=("a.indd",), linked=1), [("layout-only", "info", "")]),
        (ArchiveFacts(1, 1, 1, layouts=("a.indd",)), [("no-links", "warning", "")]),
    ],
)
def test_what_a_layout_lacks_is_told(archive: ArchiveFacts, expected: list[tuple[str, str, str]]) -> None:
    facts = artwork_facts("zip", ArtworkFacts(archive=archive))
    assert told(evaluate(facts, card(), load_profile("sheetfed")), "package-links") == expected
