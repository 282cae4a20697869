import pytest

from artwork_builders import artwork_facts, card
from preflight import evaluate, load_profile
from preflight.facts import ArchiveFacts, ArtworkFacts, PackedPdfFacts

CARD, SHEET = (85.0, 55.0), (210.0, 297.0)


def packed(*pdfs: tuple[str, int, tuple[float, float], str], kind: str = "zip") -> tuple[str, ArchiveFacts]:
    looked = tuple(PackedPdfFacts(name, 0, 9, pages, trim, unread) for name, pages, trim, unread in pdfs)
    return kind, ArchiveFacts(3, 10, 20, pdfs=tuple(each.name for each in looked), looked_into=looked)


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (packed(("job/card.pdf", 1, CARD, "")), ("one", "card.pdf")),
        (packed(("job/card.pdf", 1, CARD, ""), ("b.pdf", 0, CARD, "locked")), ("one", "card.pdf")),
        (packed(("print.pdf", 1, CARD, ""), ("draft.pdf", 1, CARD, "")), ("several", "print.pdf")),
        (packed(("print.pdf", 8, SHEET, ""), ("draft.pdf", 8, SHEET, "")), ("several", "print.pdf")),
        (packed(("print.pdf", 1, SHEET, ""), ("draft.pdf", 1, CARD, "")), ("fits", "draft.pdf")),
        (packed(("card.pdf", 0, CARD, "locked")), ("closed", "card.pdf")),
        (packed(("a/card.pdf", 1, CARD, ""), kind="7z"), ("elsewhere", "card.pdf")),
        (("zip", ArchiveFacts(3, 10, 20, pdfs=("card.pdf",))), ("closed", "card.pdf")),
        (("zip", ArchiveFacts(3, 10, 20)), ("none", None)),
        (("zip", ArchiveFacts(0, 10, 20)), ("empty", None)),
    ],
)
def test_the_pdf_to_print_is_named(
    listed: tuple[str, ArchiveFacts], expected: tuple[str, str | None]
) -> None:
    kind, archive = listed
    report = evaluate(artwork_facts(kind, ArtworkFacts(archive=archive)), card(), load_profile("sheetfed"))
    (found,) = report.findings
    assert found.check == "archive-content"
    assert (found.arguments["case"], found.arguments.get("name")) == expected
    assert [each.finding.check for each in report.explained] == ["not-a-pdf"]
    assert report.verdict == "stop"
