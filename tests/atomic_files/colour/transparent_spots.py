from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write

_GOLD = write(20, "/Gold cs 1 scn")

FILES = (
    Passes("a spot alone", sheet(_GOLD)),
    Passes("a spot on another page", sheet(_GOLD, write(20, more="/Half gs"))),
    Passes("a cutting line", sheet("/Cut CS 1 SCN 150 150 90 90 re S " + write(20, more="/Half gs"))),
    Fails("a spot beside something see-through", sheet(_GOLD + write(20, more="/Half gs")), "together", "1"),
    Fails("a spot that multiplies", sheet("", "/Multiply gs " + _GOLD), "together", "2"),
)
