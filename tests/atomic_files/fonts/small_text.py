from atomic_files import Fails, Passes
from atomic_print_builders import RED_GROUND, sheet, write

FILES = (
    Passes("black text of 5 pt", sheet(write(5))),
    Passes("text of 8 pt in several inks", sheet(write(8, "0 1 1 0 k"))),
    Passes("white text of 4 pt on white paper", sheet(write(4, "0 0 0 0 k"))),
    Passes("a note of 3 pt beside the page", sheet("BT /F 3 Tf 1 1 Td (aa) Tj ET")),
    Fails(
        "black text of 4 pt",
        sheet("", write(4)),
        "one-ink",
        "2",
        measured=4,
        place=(52.92, 52.92, 57.15, 54.33),
    ),
    Fails(
        "text of 5 pt scaled down to 2.5 pt",
        sheet("0.5 0 0 0.5 0 0 cm " + write(5)),
        "one-ink",
        "1",
        measured=2.5,
    ),
    Fails("text of 6 pt in two inks", sheet(write(6, "0 1 1 0 k")), "several-inks", "1", measured=6),
    Fails(
        "white text of 4 pt on red", sheet(RED_GROUND + write(4, "0 0 0 0 k")), "reversed", "1", measured=4
    ),
)
