import pytest

from artwork_builders import artwork_facts, card
from preflight import Facts, evaluate, load_profile
from preflight.facts import ArchiveFacts, ArtworkFacts
from preflight_builders import told

MB = 1 << 20


def listed(packed: int = MB, unpacked: int = 2 * MB, **what: object) -> Facts:
    archive = ArchiveFacts(1, packed, unpacked, **what)  # type: ignore[arg-type]
    return artwork_facts("zip", ArtworkFacts(archive=archive))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (listed(), []),
        (listed(packed=1000, unpacked=32 * MB), []),
        (listed(packed=1000, unpacked=33 * MB), [("swells", "error", "")]),
        (listed(packed=MB, unpacked=200 * MB), []),
        (listed(packed=9000 * MB, unpacked=20_001 * MB), [("swells", "error", "")]),
        (listed(unsafe=("../x",)), [("leads-out", "error", "")]),
        (listed(encrypted=1), [("locked", "warning", "")]),
        (listed(nested=("a.zip",)), [("nested", "warning", "")]),
    ],
)
def test_danger_is_told_by_the_list_alone(facts: Facts, expected: list[tuple[str, str, str]]) -> None:
    assert told(evaluate(facts, card(), load_profile("sheetfed")), "archive-unsafe") == expected
