from fixup_builders import looked
from preflight_builders import page, pdf

NOTE = "<</Type/Annot/Subtype/Text/Rect[85 85 255 113]/Contents(Change this)>>"
LINK = "<</Type/Annot/Subtype/Link/Rect[85 85 255 113]>>"
MARK = "<</Type/Annot/Subtype/PrinterMark/Rect[1 1 5 5]>>"


def test_notes_go_and_links_and_printers_marks_stay() -> None:
    after = looked(pdf(page(entries=f"/Annots[{NOTE}{LINK}{MARK}]"))).mended("remove-comments")
    assert [each.kind for each in after.facts.pages[0].annotations] == ["Link", "PrinterMark"]


def test_the_window_of_a_note_goes_with_it() -> None:
    window = "<</Type/Annot/Subtype/Popup/Rect[1 1 5 5]/Parent 100 0 R>>"
    data = pdf(page(entries=f"/Annots[100 0 R {window}]"), extra=(NOTE.encode(),))
    assert looked(data).mended("remove-comments").facts.pages[0].annotations == ()


def test_only_pages_with_notes_are_touched() -> None:
    proposal = looked(pdf(page(), page(entries=f"/Annots[{NOTE}{NOTE}]"))).proposal("remove-comments")
    assert proposal is not None
    assert (proposal.fix.parameters["pages"], proposal.fix.parameters["count"]) == ("2", 2.0)
