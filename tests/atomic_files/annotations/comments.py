from atomic_files import Fails, Passes
from preflight_builders import Page, page, pdf

_INSIDE, _OUTSIDE = "[85.04 85.04 255.12 113.39]", "[5 5 15 15]"


def _noted(kind: str, rect: str = _INSIDE, more: str = "") -> Page:
    return page(
        bleed=15, boxes=("Media", "Trim"), entries=f"/Annots[<</Type/Annot/Subtype/{kind}/Rect{rect}{more}>>]"
    )


FILES = (
    Passes("no note", pdf(page())),
    Passes("a link", pdf(_noted("Link", more="/Contents(our site)"))),
    Passes("a note that is hidden", pdf(_noted("Text", more="/Contents(old)/F 2"))),
    Passes("the window of a note", pdf(_noted("Popup"))),
    Fails("a note", pdf(page(), _noted("Text", more="/Contents(Please change the phone number)")), "note", "2",
          place=(30, 30, 90, 40)),
    Fails("a highlight with a word", pdf(_noted("Highlight", more="/Contents(bigger)")), "note", "1"),
    Fails("a circle", pdf(_noted("Circle")), "mark", "1"),
    Fails("a note beside the page", pdf(_noted("Text", _OUTSIDE, "/Contents(old)")), "outside", "1"),
)  # fmt: skip
