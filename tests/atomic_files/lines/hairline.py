from atomic_files import Fails, Passes
from atomic_print_builders import sheet, stroke

FILES = (
    Passes("a quarter of a point", sheet(stroke(0.25))),
    Passes("a thin white line", sheet(stroke(0.1, "0 0 0 0 K"))),
    Passes("a thin crop mark", sheet("0 0 0 1 K 0.1 w 0 8.5 m 8 8.5 l S")),
    Fails("no width", sheet(stroke(0)), "zero", "1", measured=0, place=(52.92, 52.92, 123.47, 52.92)),
    Fails("a tenth of a point", sheet("", stroke(0.1)), "too-thin", "2", measured=0.1),
    Fails("a fifth of a point", sheet(stroke(0.2)), "thin", "1", measured=0.2),
    Fails(
        "half a point, scaled down",
        sheet("0.3 0 0 0.3 100 100 cm " + stroke(0.5)),
        "thin",
        "1",
        measured=0.15,
    ),
    Fails("a thin area", sheet("0 0 0 1 k 150 150 72 0.05 re f"), "thin-area", "1", measured=0.05),
)
