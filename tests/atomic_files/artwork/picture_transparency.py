from artwork_builders import card, photoshop, png
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("a PNG without", png(), card(), _BESIDE),
    Passes("a Photoshop document with as many channels as inks", photoshop(), card(), _BESIDE),
    Fails("a PNG with an alpha channel", png(mode="RGBA"), "alpha", order=card()),
    Fails("a PNG with a colour that is see-through", png(mode="L", transparency=3), "alpha", order=card()),
    Fails("a Photoshop document with a fifth channel", photoshop(channels=5), "channels", order=card()),
)
