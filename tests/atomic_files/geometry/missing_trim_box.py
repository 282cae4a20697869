from atomic_files import Fails, Passes
from preflight import Expected
from preflight_builders import page, pdf

FILES = (
    Passes("a cut in the file", pdf(page()), Expected()),
    Passes("a cut in the order", pdf(page(bleed=0, boxes=("Media",))), beside=("missing-bleed",)),
    Fails(
        "no cut anywhere",
        pdf(page(bleed=0, boxes=("Media",))),
        "assumed",
        "1",
        order=Expected(),
        measured="210 x 297",
    ),
    Fails(
        "a bleed and no cut",
        pdf(page(boxes=("Media", "Bleed"))),
        "assumed",
        "1",
        order=Expected(),
        measured="216 x 303",
    ),
)
