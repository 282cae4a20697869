from artwork_builders import SRGB, card, jpeg, png, tiff
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("sRGB", png(), card(), _BESIDE),
    Passes("grey needs none", png(mode="L", icc_profile=None), card(), _BESIDE),
    Fails("a PNG without one", png(icc_profile=None), "missing", order=card()),
    Fails("a CMYK TIFF without one", tiff(), "missing", order=card()),
    Fails("CMYK with sRGB", jpeg(mode="CMYK"), "wrong", order=card()),
    Fails("half of one", tiff(mode="RGB", icc_profile=SRGB[:200]), "broken", order=card()),
)
