import pytest

from artwork_builders import artwork_facts, card
from preflight import evaluate, load_profile
from preflight.facts import ArchiveFacts, ArtworkFacts


@pytest.mark.parametrize(
    ("members", "pdfs", "expected"),
    [
        (3, ("job/card.pdf",), [("one", "card.pdf")]),
        (3, ("print.pdf", "draft.pdf"), [("several", "print.pdf")]),
        (3, (), [("none", None)]),
        (0, (), [("empty", None)]),
    ],
)
def test_the_pdf_to_print_is_named(
    members: int, pdfs: tuple[str, ...], expected: list[tuple[str, str | None]]
) -> None:
    facts = artwork_facts("zip", ArtworkFacts(archive=ArchiveFacts(members, 10, 20, pdfs=pdfs)))
    found = [
        f for f in evaluate(facts, card(), load_profile("sheetfed")).findings if f.check == "archive-content"
    ]
    assert [(f.arguments["case"], f.arguments.get("name")) for f in found] == expected
