from artwork_builders import card, claiming_png, jpeg, looping_tiff, photoshop, png, tiff
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)
_NOISE = png((400, 268), compress_level=0)

FILES = (
    Passes("a whole PNG", png(), card(), _BESIDE),
    Passes("a whole progressive JPEG", jpeg(progressive=True), card(), _BESIDE),
    Passes("a whole TIFF", tiff(), card(), _BESIDE),
    Passes("a whole Photoshop document", photoshop(), card(), _BESIDE),
    Passes("bytes behind the end of a JPEG", jpeg() + bytes(2000), card(), _BESIDE),
    Fails("half of a PNG", png()[:2000], "damaged", order=card()),
    Fails("half of a JPEG", jpeg()[: len(jpeg()) // 2], "damaged", order=card()),
    Fails("a TIFF whose pixels are missing", tiff()[:-40_000], "damaged", order=card()),
    Fails("a TIFF whose pages lead in a circle", looping_tiff(), "damaged", order=card()),
    Fails(
        "a PNG with a flipped bit",
        _NOISE[:90_000] + bytes([_NOISE[90_000] ^ 4]) + _NOISE[90_001:],
        "damaged",
        order=card(),
    ),
    Fails("a PNG without its pixels", claiming_png(1075, 720), "damaged", order=card()),
    Fails("a PNG that claims a mile", claiming_png(2**31 - 1, 2**31 - 1), "too-large", order=card()),
    Fails("the first bytes of a JPEG", b"\xff\xd8\xff\xe0" + bytes(100), "unread", order=card()),
)
