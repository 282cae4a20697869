from atomic_files import Fails, Passes
from preflight_builders import page, pdf, stream

_FILES = (b"<</Type/Filespec/F(a.pdf)/EF<</F 101 0 R>>>>", stream(b"%PDF", "/Type/EmbeddedFile"))
_NAMES = "/Names<</EmbeddedFiles<</Names[(a) 100 0 R(b) 100 0 R]>>>>"

FILES = (
    Passes("a document", pdf(page())),
    Passes("a document with attachments", pdf(page(), extra=_FILES, catalog=_NAMES)),
    Passes("a collection of nothing", pdf(page(), catalog="/Collection<</View/T>>")),
    Fails("a collection of two", pdf(page(), extra=_FILES, catalog=_NAMES + "/Collection<</View/T>>"), "collection",
          measured=2),
    Fails("a collection with a hidden list", pdf(page(), extra=_FILES, catalog=_NAMES + "/Collection<</View/H>>"),
          "collection"),
)  # fmt: skip
