from archive_builders import rar_5
from artwork_builders import card, png, zipped
from atomic_files import Fails, Passes
from preflight_builders import page, pdf

_CARD = pdf(page((85, 55)))

FILES = (
    Passes("the PDF itself", _CARD, card()),
    Passes("a picture", png(), card(), ("not-a-pdf",)),
    Fails(
        "one PDF, and one that is placed", zipped({"job/card.pdf": _CARD, "job/Links/logo.pdf": _CARD}), "one"
    ),
    Fails(
        "a draft and the one for print",
        zipped({"a draft.pdf": _CARD, "job/card print.pdf": _CARD}),
        "several",
    ),
    Fails(
        "the ordered one and a sheet", zipped({"a.pdf": pdf(page()), "card.pdf": _CARD}), "fits", order=card()
    ),
    Fails("a PDF that is none", zipped({"card.pdf": b"no PDF"}), "closed"),
    Fails("a RAR", rar_5({"card.pdf": _CARD}), "elsewhere"),
    Fails("pictures alone", zipped({"a.png": b"", "b.png": b""}), "none", measured=2),
    Fails("nothing", b"PK\x03\x04" + bytes(26) + zipped({}), "empty", measured=0),
)
