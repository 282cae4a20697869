from artwork_builders import card, jpeg, photoshop, png, tiff
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("CMYK", tiff(), card(), _BESIDE),
    Passes("grey", png(mode="L", icc_profile=None), card(), _BESIDE),
    Passes("screen colours with a profile, in digital print", png(), card(), _BESIDE, profile="digital"),
    Fails("screen colours", png(), "rgb", order=card()),
    Fails("screen colours of a palette", png(mode="P"), "rgb", order=card()),
    Fails(
        "screen colours without a profile, in digital print",
        jpeg(icc_profile=None),
        "rgb",
        order=card(),
        profile="digital",
    ),
    Fails("Lab", photoshop(channels=3, mode=9), "lab", order=card()),
    Fails("inks of two colours", photoshop(channels=1, mode=8), "inks", order=card()),
)
