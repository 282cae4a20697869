from atomic_files import Fails, Passes
from atomic_print_builders import RED_GROUND, sheet, write

FILES = (
    Passes("white text that knocks out", sheet(RED_GROUND + write(12, "0 0 0 0 k"))),
    Passes("black text that overprints", sheet(RED_GROUND + write(12, more="/Op1 gs"))),
    Fails("white text in CMYK", sheet(RED_GROUND + write(12, "0 0 0 0 k", more="/Op1 gs")), "white", "1",
          place=(52.92, 52.92, 65.62, 57.15)),
    Fails("white text in grey", sheet("", RED_GROUND + write(12, "1 g", more="/Op0 gs")), "white", "2"),
)  # fmt: skip
