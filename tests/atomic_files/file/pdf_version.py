from atomic_files import Fails, Passes
from preflight_builders import page, pdf

FILES = (
    Passes("PDF 1.6", pdf(page())),
    Passes("PDF 2.0", pdf(page(), version="2.0")),
    Passes("an old header and a later catalog", pdf(page(), version="1.4", catalog="/Version/1.7")),
    Fails("PDF 3.1", pdf(page(), version="3.1"), "newer", measured="3.1"),
    Fails("a catalog of PDF 2.3", pdf(page(), catalog="/Version/2.3"), "newer", measured="2.3"),
    Fails("PDF 1.0", pdf(page(), version="1.0"), "older", measured="1.0"),
    Fails("a catalog older than the header", pdf(page(), version="1.7", catalog="/Version/1.4"), "differ",
          measured="1.7"),
)  # fmt: skip
