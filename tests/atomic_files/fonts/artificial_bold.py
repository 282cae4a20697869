from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write

FILES = (
    Passes("filled text", sheet(write(9))),
    Passes("an outline of another colour", sheet(write(9, more="2 Tr 0.3 w 0 1 1 0 K"))),
    Fails(
        "outlined in its own colour",
        sheet(write(9, more="2 Tr 0.3 w 0 0 0 1 K")),
        "outlined",
        "1",
        measured=0.3,
    ),
    Fails(
        "outlined on page 2", sheet("", write(12, more="2 Tr 0.5 w 0 0 0 1 K")), "outlined", "2", measured=0.5
    ),
)
