from atomic_files import Fails, Passes
from atomic_print_builders import RED_GROUND, sheet, write

FILES = (
    Passes("black text on bare paper", sheet(write(9))),
    Passes("black text on white", sheet("0 0 0 0 k 100 100 300 300 re f " + write(9))),
    Passes("black text on red that overprints", sheet(RED_GROUND + write(9, more="/Op1 gs"))),
    Passes("a headline on red", sheet(RED_GROUND + write(30))),
    Passes("text in a frame", sheet("0 1 1 0 K 2 w 140 140 200 50 re S " + write(9))),
    Fails("black text on red", sheet(RED_GROUND + write(9)), "knocks-out", "1", measured=9,
          place=(52.92, 52.92, 62.44, 56.09)),
    Fails("black text in grey on red", sheet(RED_GROUND + write(9, "0 g", more="/Op1 gs")), "gray", "1", measured=9),
)  # fmt: skip
