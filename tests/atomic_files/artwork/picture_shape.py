from artwork_builders import card, png, turned
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("the shape with bleed", png(), card(), _BESIDE),
    Passes("a pixel less", png((1075, 719)), card(), _BESIDE),
    Passes("without bleed where none is ordered", png((1004, 650)), card(bleed=0), _BESIDE),
    Fails("a square", png((1075, 1075)), "shape", order=card(), measured=30.0),
    Fails("the cut size alone", png((1700, 1100)), "no-bleed", order=card()),
    Fails("upright for a card that lies", png((720, 1075)), "turned", order=card()),
    Fails("turned upright by a note", turned(6), "turned", order=card()),
)
