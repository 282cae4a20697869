from atomic_files import Fails, Passes
from preflight_builders import Page, page, pdf


def _with(kind: str, more: str = "") -> Page:
    return page(entries=f"/Annots[<</Type/Annot/Subtype/{kind}/Rect[85.04 85.04 255.12 113.39]{more}>>]")


FILES = (
    Passes("no annotation", pdf(page())),
    Passes("a link", pdf(_with("Link"))),
    Passes("a film that is hidden", pdf(_with("Movie", "/F 2"))),
    Fails("a film", pdf(page(), _with("Movie")), "media", "2", place=(30, 30, 90, 40)),
    Fails("a rich film", pdf(_with("RichMedia")), "media", "1"),
    Fails("a model", pdf(_with("3D")), "media", "1"),
    Fails("a sound", pdf(_with("Sound"), _with("Sound")), "media", "1-2"),
)  # fmt: skip
