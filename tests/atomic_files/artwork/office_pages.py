from artwork_builders import card, docx, odt, pptx
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("one page for one", docx((85, 55)), card(), _BESIDE),
    Passes("two slides for two pages", pptx((85, 55), 2), card(pages=2), _BESIDE),
    Fails("three pages for one", docx((85, 55), pages=3), "count", order=card(), measured=3),
    Fails("one slide for two pages", pptx((85, 55)), "count", order=card(pages=2), measured=1),
    Fails("nine pages of an OpenDocument", odt("85mm", "55mm", 9), "count", order=card(), measured=9),
)
