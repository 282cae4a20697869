from atomic_files import Fails, Passes
from wording_builders import leaf, line, read

_NOTE = "This is an Adobe\xae Illustrator\xae File that was saved without PDF Content."

FILES = (
    Passes("artwork", read(leaf(line("Illustrator courses")))),
    Passes("words about the note", read(leaf(line("saved without PDF Content")))),
    Fails("the note", read(leaf(line(_NOTE, "20 700", size=7))), "note-only", "1"),
    Fails(
        "the note of older versions",
        read(leaf(line(_NOTE.replace("\xae", ""), "20 700", size=7))),
        "note-only",
        "1",
    ),
)
