from atomic_files import Fails, Passes
from atomic_print_builders import sheet, stroke

FILES = (
    Passes("black alone", sheet(stroke(0.3))),
    Passes("half a point in several inks", sheet(stroke(0.5, "0 1 1 0 K"))),
    Fails("tints of two inks", sheet(stroke(0.3, "0.3 0.3 0 0 K")), "tint-of-several", "1", measured=0.3,
          place=(52.92, 52.86, 123.47, 52.97)),
    Fails("two inks", sheet("", stroke(0.4, "0 1 1 0 K")), "several-inks", "2", measured=0.4),
    Fails("a tint of black", sheet(stroke(0.3, "0 0 0 0.2 K")), "tint", "1", measured=0.3),
)  # fmt: skip
