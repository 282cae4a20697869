from atomic_files import Fails, Passes
from atomic_print_builders import RED_GROUND, sheet, stroke

FILES = (
    Passes("white that knocks out", sheet(RED_GROUND + "0 0 0 0 k 150 150 72 72 re f")),
    Passes("black that overprints", sheet(RED_GROUND + "/Op1 gs 0 0 0 1 k 150 150 72 72 re f")),
    Fails("a white area", sheet(RED_GROUND + "/Op1 gs 0 0 0 0 k 150 150 72 72 re f"), "white", "1",
          place=(52.92, 52.92, 78.32, 78.32)),
    Fails("a white line", sheet("", RED_GROUND + stroke(2, "0 0 0 0 K", more="/Op1 gs")), "white", "2"),
)  # fmt: skip
