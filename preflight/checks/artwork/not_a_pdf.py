"""Flag pictures, documents of other programs and packed folders that stand where a PDF should.

Why: only a PDF has pages of a fixed size with all fonts and pictures in it; anything else may print otherwise.
Fix: export a PDF in the ordered size from the program the file was made with, and upload that.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.filetypes import by_kind
from preflight.report import Severity

TEXTS = {
    "picture": Text(
        "the file is {kind}, a PDF expected; place it on the ordered size and export a PDF",
        "Your file is a {kind} picture. Place it on a page of the ordered size and save that as PDF.",
    ),
    "phone-picture": Text(
        "the file is {kind}, which is not opened here, a PDF expected; ask for a JPEG or a PDF",
        "Your file is a {kind} photo, which we cannot open. Please save it as JPEG or PDF.",
    ),
    "photoshop": Text(
        "the file is a Photoshop document, a PDF expected; save it as Photoshop PDF, high quality, layers off",
        "Your file is a Photoshop document. Choose Save a Copy, Photoshop PDF, and upload that.",
    ),
    "indesign": Text(
        "the file is an InDesign document, a PDF expected; export as PDF/X-4 with the document's bleed",
        "Your file is an InDesign document. Choose File, Export, PDF for print, PDF/X-4, with the document's bleed.",
    ),
    "quark": Text(
        "the file is a QuarkXPress document, a PDF expected; export as PDF/X-4 with bleed",
        "Your file is a QuarkXPress document. Choose File, Export as PDF, style PDF/X-4, with bleed.",
    ),
    "affinity": Text(
        "the file is an Affinity document, a PDF expected; export as PDF/X-4 with bleed included",
        "Your file is an Affinity document. Choose File, Export, PDF, preset PDF/X-4, and tick Include bleed.",
    ),
    "coreldraw": Text(
        "the file is a CorelDRAW document, a PDF expected; publish to PDF/X-4 with bleed",
        "Your file is a CorelDRAW document. Choose File, Publish to PDF, preset PDF/X-4, with bleed.",
    ),
    "publisher": Text(
        "the file is a Publisher document, a PDF expected; save as PDF for a commercial press, with bleed marks",
        "Your file is a Publisher document. Choose File, Save As, PDF, Options, Commercial Press, and upload that.",
    ),
    "illustrator": Text(
        "the file is an Illustrator document without a PDF in it, a PDF expected; save as PDF/X-4",
        "Your Illustrator file holds no PDF. Choose Save As, Adobe PDF, preset PDF/X-4, with bleed.",
    ),
    "layout": Text(
        "the file is a {kind} document, a PDF expected; export it as PDF/X-4 with bleed",
        "Your file is a {kind} document. Please export it as PDF and upload the PDF.",
    ),
    "office": Text(
        "the file is a {kind} document, a PDF expected; lines may break otherwise here, save it as PDF",
        "Your file is a {kind} document, which looks different on each computer. Choose Save as, PDF, and upload that.",
    ),
    "postscript": Text(
        "the file is {kind}, a PDF expected; PostScript is not run here, ask for a PDF",
        "Your file is {kind}, which we cannot print from. Please export it as PDF.",
    ),
    "table": Text(
        "the file is a {kind}, a PDF expected; data for printing go with a PDF, ask for that",
        "Your file is a table of data. Please also upload the PDF that it is to be printed into.",
    ),
    "archive": Text(
        "the file is a {kind} archive, a PDF expected; ask for the PDF in it",
        "Your file is a packed {kind} folder. Please unpack it and upload the PDF inside.",
    ),
}
_BY_KIND = {
    "heic": "phone-picture", "avif": "phone-picture", "psd": "photoshop", "indesign": "indesign", "idml": "indesign",
    "quark": "quark", "affinity": "affinity", "coreldraw": "coreldraw", "illustrator": "illustrator",
    "publisher": "publisher",
}  # fmt: skip


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.FIRST)
def not_a_pdf(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Name the kind, and how its own program makes a PDF; checks of pages have nothing to look at."""
    found = by_kind(facts.kind)
    if found.family in TEXTS:
        case = _BY_KIND.get(found.kind, found.family)
        yield Hit(case, arguments=(("kind", found.title),), blocks=True)
