from atomic_files import Fails, Passes
from preflight_builders import page, pdf


def _by(creator: str, producer: str = "") -> bytes:
    return pdf(page(), info=f"/Creator({creator})/Producer({producer})")


FILES = (
    Passes("no name", pdf(page())),
    Passes("InDesign", _by("Adobe InDesign 19.2 (Macintosh)", "Adobe PDF Library 17.0")),
    Passes("Affinity Publisher", _by("Affinity Publisher 2", "PDFlib+PDI")),
    Fails(
        "Word",
        _by("Microsoft\\256 Word for Microsoft 365", "Microsoft\\256 Word for Microsoft 365"),
        "office",
    ),
    Fails("PowerPoint", _by("Microsoft PowerPoint"), "slides"),
    Fails("Excel", _by("Microsoft Excel 2019"), "sheet"),
    Fails("Canva", _by("Canva", "Canva"), "canva"),
    Fails("a browser", _by("Mozilla/5.0", "Skia/PDF m120"), "browser"),
    Fails("LibreOffice", _by("Writer", "LibreOffice 24.2"), "office"),
)
