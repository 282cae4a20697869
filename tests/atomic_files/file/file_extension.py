from dataclasses import replace

from atomic_files import Fails, Passes
from preflight_builders import a4, page, pdf

_SOUND = pdf(page())

FILES = (
    Passes("a name that ends in .pdf", _SOUND, replace(a4(), file_name="Flyer.PDF")),
    Passes("a date in the name", _SOUND, replace(a4(), file_name="Flyer 12.03.2027")),
    Passes("no name at all", _SOUND),
    Fails(
        "a PDF called a picture",
        _SOUND,
        "other",
        order=replace(a4(), file_name="flyer.pdf.jpg"),
        measured=".jpg",
    ),
    Fails(
        "a PDF called InDesign",
        _SOUND,
        "other",
        order=replace(a4(), file_name="Flyer.indd"),
        measured=".indd",
    ),
    Fails("a PDF in an Illustrator file", _SOUND, "illustrator", order=replace(a4(), file_name="Flyer.ai")),
)
