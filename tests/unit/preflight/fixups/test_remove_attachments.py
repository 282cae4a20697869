from fixup_builders import looked
from preflight_builders import page, pdf, stream

FILE = (b"<</Type/Filespec/F(list.xlsx)/EF<</F 101 0 R>>>>", stream(b"PK-secret", "/Type/EmbeddedFile"))
NAMED = "/Names<</EmbeddedFiles<</Names[(a) 100 0 R]>>>>"


def test_the_bytes_of_what_was_attached_are_gone() -> None:
    pinned = page(
        entries="/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[9 9 20 20]/FS 100 0 R>>]/AF[100 0 R]"
    )
    after = looked(pdf(pinned, extra=FILE, catalog=NAMED + "/AF[100 0 R]")).mended("remove-attachments")
    assert after.facts.attachments == ()
    assert b"PK-secret" not in after.data


def test_a_portfolio_keeps_what_it_is_made_of() -> None:
    portfolio = pdf(page(), extra=FILE, catalog=NAMED + "/Collection<</View/T>>")
    assert looked(portfolio).proposal("remove-attachments") is None
