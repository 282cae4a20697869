from dataclasses import replace

from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import a4

_BLACK = replace(a4(), colours_front=("Black",), colours_back=("Black",))
_FOUR = replace(a4(), colours_front=("Cyan", "Magenta", "Yellow", "Black"))

FILES = (
    Passes("black text in a job in black", sheet(write(9) + write(20, "0.5 g")), order=_BLACK),
    Passes("red text in a job in colour", sheet(write(20, "0 1 1 0 k")), order=_FOUR),
    Passes("red beside the page", sheet(write(9) + "0 1 1 0 k 0 0 8 8 re f"), order=_BLACK),
    Fails("red text in a job in black", sheet("", write(20, "0 1 1 0 k")), "more", "2", order=_BLACK),
    Fails("rich black in a job in black", sheet(write(20, "0.3 0 0 1 k")), "more", "1", order=_BLACK),
)
