from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write

_MARKS = "/All CS 1 SCN 0.25 w 0 8.5 m 8 8.5 l S 8.5 0 m 8.5 8 l S "

FILES = (
    Passes("crop marks", sheet(_MARKS + write(9))),
    Passes("deep black of 240 %", sheet("0.5 0.5 0.4 1 k 150 150 90 90 re f")),
    Fails("an area in registration colour", sheet(_MARKS + "/All cs 1 scn 150 150 72 72 re f"), "registration", "1",
          place=(52.92, 52.92, 78.32, 78.32)),
    Fails("text in registration colour", sheet("", write(9, "/All cs 1 scn")), "registration", "2"),
    Fails("four full inks", sheet("1 1 1 1 k 150 150 90 90 re f"), "four-inks", "1", measured=400),
)  # fmt: skip
