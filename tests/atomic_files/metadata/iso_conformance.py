from dataclasses import replace

from atomic_files import Fails, Passes
from pdfx_builders import keeping
from preflight_builders import a4, page, pdf

_X4 = replace(a4(), standard="PDF/X-4")
_EITHER = replace(a4(), standard="PDF/X-1a, PDF/X-4")
_X6 = replace(a4(), standard="PDF/X-6")

FILES = (
    Passes("nothing asked for", pdf(page())),
    Passes("what was asked for", keeping("PDF/X-4"), order=_X4),
    Passes("one of two, of any year", keeping("PDF/X-1a:2003"), order=_EITHER),
    Fails("no claim", pdf(page()), "unclaimed", order=_X4),
    Fails("another claim", keeping("PDF/X-3:2002"), "other", order=_EITHER, measured="PDF/X-3:2002"),
    Fails("a claim that does not hold", keeping("PDF/X-4", info=""), "broken", order=_X4),
    Fails("a level that is not judged", pdf(page(), info="/GTS_PDFXVersion(PDF/X-6)"), "unjudged", order=_X6),
)
