from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write

FILES = (
    Passes("none", sheet(write(9))),
    Passes("an ordinary one", sheet("/RelativeColorimetric ri " + write(9))),
    Fails("one that does not exist", sheet("/Photographic ri " + write(9)), "unknown", "1"),
    Fails("another on page 2", sheet("", "/Auto ri " + write(9)), "unknown", "2"),
)
