from atomic_files import Fails, Passes
from preflight_builders import Page, page, pdf


def _marked(kind: str, rect: str) -> Page:
    return page(
        bleed=15, boxes=("Media", "Trim"), entries=f"/Annots[<</Type/Annot/Subtype/{kind}/Rect[{rect}]/F 4>>]"
    )


FILES = (
    Passes("nothing said", pdf(page())),
    Passes("not trapped", pdf(page(), info="/Trapped/False")),
    Passes("nobody knows", pdf(page(), info="/Trapped/Unknown")),
    Passes("a printer's mark beside the page", pdf(_marked("PrinterMark", "5 5 15 15"))),
    Fails("trapped", pdf(page(), info="/Trapped/True"), "trapped"),
    Fails("a trap network", pdf(page(), _marked("TrapNet", "0 0 0 0")), "trap-network", "2"),
    Fails("a printer's mark on the page", pdf(_marked("PrinterMark", "85.04 85.04 255.12 113.39")), "printer-mark", "1",
          place=(30, 30, 90, 40)),
)  # fmt: skip
