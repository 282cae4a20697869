from atomic_files import Fails, Passes
from atomic_print_builders import RED_GROUND, sheet, stroke

FILES = (
    Passes("on bare paper", sheet(stroke(0.5))),
    Passes("on red, overprinting", sheet(RED_GROUND + stroke(0.5, more="/Op1 gs"))),
    Passes("a wide line on red", sheet(RED_GROUND + stroke(5))),
    Fails("on red", sheet(RED_GROUND + stroke(0.5)), "knocks-out", "1", measured=0.5),
    Fails(
        "in grey on red", sheet("", RED_GROUND + stroke(1, "0 G", more="/Op1 gs")), "gray", "2", measured=1
    ),
)
