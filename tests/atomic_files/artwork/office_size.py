from artwork_builders import card, docx, odt, pptx
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("a Word document of the ordered size", docx((85, 55)), card(), _BESIDE),
    Passes("a presentation of the ordered size with bleed", pptx((91, 61)), card(), _BESIDE),
    Passes("an OpenDocument upright", odt("5.5cm", "85mm"), card(), _BESIDE),
    Fails("a Word document of A4", docx((210, 297)), "other-size", order=card(), measured="210 x 297"),
    Fails("a wide presentation", pptx((339, 191)), "other-size", order=card(), measured="339 x 191"),
    Fails(
        "an OpenDocument of letter size",
        odt("8.5in", "11in"),
        "other-size",
        order=card(),
        measured="215.9 x 279.4",
    ),
    Fails("two sizes in one document", docx((85, 55), (90, 60)), "mixed", order=card(), measured=2),
)
