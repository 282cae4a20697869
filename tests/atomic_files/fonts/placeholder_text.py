from atomic_files import Fails, Passes
from wording_builders import leaf, line, read

FILES = (
    Passes("ordinary words", read(leaf(line("Good morning, XXL shirts")))),
    Passes("a Roman number", read(leaf(line("Chapter XXX begins")))),
    Passes("a quoted word", read(leaf(line("er sagte \xabStadt\xbb und ging")))),
    Passes("filler that nobody sees", read(leaf(line("lorem ipsum", more="3 Tr")))),
    Passes("filler beside the page", read(leaf(line("lorem ipsum", "-300 150")))),
    Fails("filler text", read(leaf(), leaf(line("Lorem ipsum dolor"))), "filler", "2",
          place=(52.92, 52.92, 87.84, 56.09)),
    Fails("a row of X", read(leaf(line("Call XXXX now"))), "filler", "1"),
    Fails("a field of a form letter", read(leaf(line("Dear \xabVorname\xbb"))), "field", "1"),
    Fails("a field in braces", read(leaf(line("Dear {{first_name}},"))), "field", "1"),
    Fails("a field in angles", read(leaf(line("Dear <<FIELD>>,"))), "field", "1"),
    Fails("words of a template", read(leaf(line("Your text here"))), "hint", "1"),
    Fails("on a page that is turned", read(leaf(line("Lorem ipsum"), entries="/Rotate 90")), "filler", "1",
          place=(52.92, 128.16, 56.09, 163.08)),
)  # fmt: skip
