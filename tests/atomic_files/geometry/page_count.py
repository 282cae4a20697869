from atomic_files import Fails, Passes
from preflight_builders import a4, page, pdf

FILES = (
    Passes("as many pages as ordered", pdf(page(), page()), a4(pages=2)),
    Passes("an order that names no number", pdf(page(), page(), page())),
    Fails("7 pages of 8", pdf(*[page()] * 7), "different", order=a4(pages=8), measured=7),
    Fails("a page too many", pdf(page(), page()), "different", order=a4(pages=1), measured=2),
    Fails("a file that claims 9 pages", pdf(page(), page()).replace(b"/Count 2", b"/Count 9"), "unsure"),
)
