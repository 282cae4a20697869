from artwork_builders import card, eps
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)
_NEEDED = "%%DocumentNeededResources: font Helvetica Garamond"

FILES = (
    Passes("no fonts", eps(), card(), _BESIDE),
    Passes("fonts that are in the file", eps(_NEEDED, body="%%BeginResource: font Garamond\n%%EndResource\n"
           "%%BeginFont: Helvetica\n%%EndFont"), card(), _BESIDE),
    Passes("fonts of a picture inside", eps(body="%%BeginDocument: a.eps\n%%DocumentFonts: A\n%%EndDocument"), card(),
           _BESIDE),
    Fails("two fonts that are not there", eps(_NEEDED), "missing", order=card(), measured=2),
    Fails("one of two", eps("%%DocumentNeededFonts: A", "%%+ B", body="%%BeginFont: A\n%%EndFont"), "missing",
          order=card(), measured=1),
)  # fmt: skip
