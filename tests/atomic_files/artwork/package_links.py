from artwork_builders import card, idml, zipped
from atomic_files import Fails, Passes

_BESIDE = ("archive-content",)
_FONT = {"job/Document fonts/a.otf": b""}

FILES = (
    Passes("a folder without a layout", zipped({"card.pdf": b"%PDF-"}), card(), _BESIDE),
    Passes(
        "a whole package",
        zipped({"job/card.idml": idml("A%20photo.tif"), "job/Links/a photo.tif": b"", **_FONT}),
        card(),
        _BESIDE,
    ),
    Fails(
        "a picture that is missing",
        zipped({"card.idml": idml("a.tif", "b.tif", "c.tif"), "Links/b.tif": b"", **_FONT}),
        "missing-links",
        measured=2,
    ),
    Fails(
        "no fonts", zipped({"card.idml": idml("a.tif", fonts=3), "Links/a.tif": b""}), "no-fonts", measured=3
    ),
    Fails(
        "a layout that tells nothing", zipped({"card.indd": b"\x06\x06", "Links/a.tif": b""}), "layout-only"
    ),
    Fails(
        "a layout without any picture", zipped({"job/card.indd": b"\x06\x06", "job/a.txt": b""}), "no-links"
    ),
)
