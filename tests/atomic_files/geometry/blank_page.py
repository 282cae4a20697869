from atomic_files import Fails, Passes
from preflight_builders import blank, page, pdf

WHITE = page(content=b"0 0 0 0 k 0 0 9999 9999 re f")

FILES = (
    Passes("ink on every page", pdf(page(), page())),
    Passes("a small spot", pdf(page(), page(content=b"0 g 100 100 5 5 re f"), page())),
    Fails("nothing on the second page", pdf(page(), blank(), page()), "blank", "2"),
    Fails("white on white", pdf(page(), WHITE, page()), "blank", "2"),
    Fails("nothing on the last page", pdf(page(), blank()), "blank-end", "2"),
)  # fmt: skip
