from artwork_builders import card, jpeg, png
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)
_POSTER = png((3543, 4961), "L")

FILES = (
    Passes("300 pixels an inch", png(), card(), _BESIDE),
    Passes("299.7 pixels an inch", png((1074, 720)), card(), _BESIDE),
    Passes("enough, whatever the file says of itself", png(dpi=(72, 72)), card(), _BESIDE),
    Passes(
        "a poster of A1 at 152 pixels an inch in large format",
        _POSTER,
        card(),
        _BESIDE,
        profile="large-format",
    ),
    Fails("200 pixels an inch", png((717, 480)), "low", order=card(), measured=200),
    Fails(
        "100 pixels an inch that claim to be 300",
        png((358, 240), dpi=(300, 300)),
        "coarse",
        order=card(),
        measured=100,
    ),
    Fails("250 pixels an inch", jpeg((896, 600)), "fair", order=card(), measured=250),
)
