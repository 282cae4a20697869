from atomic_files import Fails, Passes
from preflight_builders import page, pdf, stream

_SOUND = pdf(page())
_ATTACHED = pdf(
    page(),
    extra=(b"<</Type/Filespec/F(a.pdf)/EF<</F 101 0 R>>>>", stream(b"\n" + _SOUND, "/Type/EmbeddedFile")),
    catalog="/Names<</EmbeddedFiles<</Names[(a.pdf) 100 0 R]>>>>",
)

FILES = (
    Passes("one file", _SOUND),
    Passes("a byte order mark before the header", b"\xef\xbb\xbf" + _SOUND),
    Passes("a PDF attached to a PDF", _ATTACHED),
    Passes("the name of the header in a text", pdf(page(content=b"0 0 9 9 re f %\n%PDF-1.4 is a header"))),
    Fails("two files end to end", _SOUND + pdf(page(), page()), "joined", measured=2),
    Fails("three files end to end", _SOUND * 3, "joined", measured=3),
    Fails(
        "a mail's header before the file",
        b"Content-Type: application/pdf\r\n\r\n" + _SOUND,
        "junk",
        measured=33,
    ),
)
