from artwork_builders import card, jpeg, photoshop
from atomic_files import Fails, Passes
from preflight_builders import page, pdf

FILES = (
    Passes("a PDF", pdf(page((85, 55))), card()),
    Passes("a PDF with bytes behind its end", pdf(page((85, 55))) + b"\n\n", card()),
    Fails("a picture", jpeg(), "picture", order=card()),
    Fails("a photo of a telephone", b"\x00\x00\x00\x18ftypheic" + bytes(100), "phone-picture"),
    Fails("a Photoshop document", photoshop(), "photoshop", order=card()),
    Fails("an InDesign document", b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5" + bytes(100), "indesign"),
    Fails("a QuarkXPress document", b"\x00\x00MMXPR3" + bytes(100), "quark"),
    Fails("an Affinity document", b"\x00\xffKA" + bytes(100), "affinity"),
    Fails("a CorelDRAW document", b"RIFF\x00\x00\x00\x00CDRAvrsn", "coreldraw"),
    Fails("an SVG", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "layout"),
    Fails("a letter", b"{\\rtf1 letter}", "office"),
    Fails("PostScript", b"%!PS-Adobe-3.0\nshowpage\n", "postscript"),
    Fails("a packed file", b"\x1f\x8b\x08" + bytes(100), "archive"),
)
