import pytest

from preflight_builders import known_facts, page, pdf


@pytest.mark.parametrize(
    ("kind", "flags", "printable", "hidden"),
    [
        ("Text", 4, True, False),
        ("Text", 0, False, False),
        ("Square", 6, False, True),
        ("Link", 4, False, False),
    ],
)
def test_an_annotation_is_told_with_what_its_flags_say(
    kind: str,
    flags: int,
    printable: bool,  # noqa: FBT001
    hidden: bool,  # noqa: FBT001
) -> None:
    entries = f"/Annots[<</Subtype/{kind}/Rect[0 0 72 72]/F {flags}/Contents(new phone\\nnumber)>>]"
    (found,) = known_facts(pdf(page(bleed=0, entries=entries))).pages[0].annotations
    assert (found.kind, found.printable, found.hidden, found.drawn) == (kind, printable, hidden, False)
    assert (found.rect_mm, found.text) == ((0, 0, 25.4, 25.4), "new phone number")


@pytest.mark.parametrize("entries", ["/Annots 7", "/Annots[7 null (x)]", "/Annots[<<>>]"])
def test_rubbish_is_passed_over(entries: str) -> None:
    assert {note.kind for note in known_facts(pdf(page(entries=entries))).pages[0].annotations} <= {""}
