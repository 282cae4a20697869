from artwork_builders import card, jpeg, photoshop, png
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("a JPEG of good quality", jpeg(), card(), _BESIDE),
    Passes("a PNG of eight bits", png(), card(), _BESIDE),
    Fails("a JPEG of quality 30", jpeg(quality=30), "quality", order=card(), measured=30),
    Fails("a CMYK JPEG", jpeg(mode="CMYK", icc_profile=None), "inverted", order=card()),
    Fails("16 bits a channel", photoshop(bits=16), "deep", order=card(), measured=16),
)
