from atomic_files import Fails, Passes
from preflight_builders import page, pdf, stream

_FILE = (b"<</Type/Filespec/F(list.xlsx)/EF<</F 101 0 R>>>>", stream(b"PK", "/Type/EmbeddedFile"))
_PINNED = "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[9 9 20 20]/FS 100 0 R>>]"

FILES = (
    Passes("no attachment", pdf(page())),
    Passes("an empty list of attachments", pdf(page(), catalog="/Names<</EmbeddedFiles<</Names[]>>>>")),
    Fails("a table", pdf(page(), extra=_FILE, catalog="/Names<</EmbeddedFiles<</Names[(a) 100 0 R]>>>>"),
          "attached", measured=1),
    Fails("a file pinned to a page", pdf(page(), page(entries=_PINNED), extra=_FILE), "attached", measured=1),
    Fails("a file that belongs to the document", pdf(page(), extra=_FILE, catalog="/AF[100 0 R]"), "attached"),
)  # fmt: skip
