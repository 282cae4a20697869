"""Which program a document was made in, by what it calls itself."""

from preflight.facts import Facts

_MARKS = (
    # what Creator or Producer says, lower case; the program's name
    ("canva", "Canva"),
    ("affinity", "Affinity"),
    ("scribus", "Scribus"),
    ("indesign", "InDesign"),
    ("illustrator", "Illustrator"),
    ("photoshop", "Photoshop"),
    ("powerpoint", "PowerPoint"),
    ("keynote", "Keynote"),
    ("impress", "Impress"),
    ("google slides", "Google Slides"),
    ("excel", "Excel"),
    ("calc", "Calc"),
    ("google sheets", "Google Sheets"),
    ("publisher", "Publisher"),
    ("word", "Word"),
    ("google docs", "Google Docs"),
    ("skia/pdf", "Chrome"),
    ("mozilla", "Firefox"),
    ("writer", "Writer"),
    ("acrobat", "Acrobat"),
)
_NO_PROGRAMS = ("wordpress", "pdfwriter", "distiller", "ghostscript", "adobe pdf library")


def program_of(facts: Facts) -> str:
    """Name the program that wrote the document; nothing for one that is not known."""
    info, xmp = facts.metadata.info, facts.metadata.xmp
    told = (
        info.get("Creator", facts.creator),
        xmp.get("xmp:CreatorTool", ""),
        info.get("Producer", facts.producer),
    )
    return next((name for said in told if (name := _named(said.lower()))), "")


def _named(said: str) -> str:
    if any(other in said for other in _NO_PROGRAMS):
        return ""
    return next((name for mark, name in _MARKS if mark in said), "")
