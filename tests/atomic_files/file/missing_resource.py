from atomic_files import Fails, Passes
from preflight_builders import page, pdf

FILES = (
    Passes("nothing missing", pdf(page())),
    Passes("a mark of structure without its list", pdf(page(content=b"/Span /MC0 BDC 0 0 9 9 re f EMC"))),
    Passes("a picture named in a string", pdf(page(content=b"0 0 9 9 re f (/I Do) pop"))),
    Fails("a picture", pdf(page(), page(content=b"0 0 9 9 re f /NoSuch Do")), "missing", "2"),
    Fails("a font", pdf(page(content=b"0 0 9 9 re f BT /F9 12 Tf (a) Tj ET")), "missing", "1"),
    Fails("a colour space", pdf(page(content=b"/Orange cs 1 scn 0 0 9 9 re f")), "missing", "1"),
    Fails("a setting", pdf(page(content=b"/GS9 gs 0 0 9 9 re f")), "setting", "1"),
)
