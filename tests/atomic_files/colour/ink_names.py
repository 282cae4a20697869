from atomic_files import Fails, Passes
from atomic_print_builders import separation, sheet, write

_BLACK = {"Black": separation("Black", 0, 0, 0, 1), "Schwarz": separation("Schwarz", 0, 0, 0, 1)}

FILES = (
    Passes("a spot with a name", sheet(write(20, "/Gold cs 1 scn"))),
    Passes("black as a separation", sheet(write(20, "/Black cs 1 scn"), colours=_BLACK)),
    Fails("text in None", sheet(write(20, "/None cs 1 scn")), "none", "1"),
    Fails("a second black", sheet("", write(20, "/Schwarz cs 1 scn"), colours=_BLACK), "misnamed", "2"),
)
