from artwork_builders import card, jpeg, tiff, turned
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("no note", jpeg(), card(), _BESIDE),
    Passes("a note that it is upright", turned(1), card(), _BESIDE),
    Fails("a note to turn it by a quarter", turned(6), "turned", order=card(), measured=90),
    Fails(
        "a note in a TIFF to turn it by half", tiff(tiffinfo={274: 3}), "turned", order=card(), measured=180
    ),
    Fails("a note to mirror it", turned(2), "mirrored", order=card(), measured=2),
)
