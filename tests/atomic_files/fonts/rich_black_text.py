from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write

FILES = (
    Passes("text in black alone", sheet(write(9))),
    Passes("a headline in rich black", sheet(write(30, "0.6 0.4 0.4 1 k"))),
    Passes("text in a tint of black", sheet(write(9, "0 0 0 0.5 k"))),
    Fails("text in rich black", sheet(write(9, "0.6 0.4 0.4 1 k")), "rich", "1", measured=9),
    Fails("text in RGB black", sheet(write(9, "0 0 0 rg")), "screen-colours", "1", measured=9),
    Fails("grey text of four inks", sheet("", write(8, "0.4 0.3 0.3 0.1 k")), "grey", "2", measured=8),
)
