from artwork_builders import card, jpeg, tiff
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("one picture for one page", jpeg(), card(), _BESIDE),
    Passes("a TIFF of two pages for two", tiff(pages=2), card(pages=2), _BESIDE),
    Fails("one picture for two pages", jpeg(), "too-few", order=card(pages=2), measured=1),
    Fails("three pages for one", tiff(pages=3), "too-many", order=card(), measured=3),
    Fails("two pages where none are ordered", tiff(pages=2), "several", order=card(pages=None), measured=2),
)
