import io
import re
from dataclasses import replace

import pikepdf

from atomic_files import Fails, Passes
from pdfx_builders import jp2, keeping
from preflight_builders import FILL, a4, page, pdf

_X4 = replace(a4(), standard="PDF/X-4")
_EITHER = replace(a4(), standard="PDF/X-1a, PDF/X-4")
_X6 = replace(a4(), standard="PDF/X-6")


def _x4(more: bytes = b"", entries: str = "") -> bytes:
    return keeping("PDF/X-4", page(content=FILL + b" " + more, entries=entries))


def _with_halftone(entries: str) -> bytes:
    screen = f"/Frequency 150/Angle 45/SpotFunction/Round/HalftoneType {entries}"
    return _x4(b"/G gs 300 400 9 9 re f", f"/Resources<</ExtGState<</G<</HT<<{screen}>>>>>>>>")


def _with_picture(data: bytes) -> bytes:
    """Draw a JPEG 2000 of grey in the middle of the page."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_x4(b"q 1.5 0 0 1.5 300 400 cm /I Do Q", "/Resources<<>>"))) as file:
        told = pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=8, Height=8)
        made = pikepdf.Stream(file, data, told)
        made.ColorSpace, made.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        made.Filter = pikepdf.Name.JPXDecode
        file.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=made))
        file.save(out)
    return out.getvalue()


def _of_41_bits() -> bytes:
    """The header of the picture says 41 bits, which ISO 15444-1 writes as 40."""
    return re.sub(rb"(ihdr.{10}).", b"\\1\x28", jp2(), count=1, flags=re.DOTALL)


def _of_two_channels() -> bytes:
    return re.sub(rb"(ihdr.{8})..", b"\\1\x00\x02", jp2(), count=1, flags=re.DOTALL)


FILES = (
    Passes("nothing asked for", pdf(page())),
    Passes("what was asked for", keeping("PDF/X-4"), order=_X4),
    Passes("one of two, of any year", keeping("PDF/X-1a:2003"), order=_EITHER),
    Passes("a halftone of type 1", _with_halftone("1"), order=_X4),
    Passes("a grey picture of JPEG 2000", _with_picture(jp2()), order=_X4),
    Fails("no claim", pdf(page()), "unclaimed", order=_X4),
    Fails("another claim", keeping("PDF/X-3:2002"), "other", order=_EITHER, measured="PDF/X-3:2002"),
    Fails("a claim that does not hold", keeping("PDF/X-4", info=""), "broken", order=_X4),
    Fails("a halftone with a name", _with_halftone("1/HalftoneName(Fine)"), "broken", "1", order=_X4),
    Fails("an operator between BX and EX", _x4(b"BX 5 glow EX"), "broken", "1", order=_X4),
    Fails("a page of a slide show", _x4(entries="/PresSteps<<>>"), "broken", order=_X4),
    Fails("a picture of two channels", _with_picture(_of_two_channels()), "broken", "1", order=_X4),
    Fails("a picture of 41 bits", _with_picture(_of_41_bits()), "broken", "1", order=_X4),
    Fails("a level that is not judged", pdf(page(), info="/GTS_PDFXVersion(PDF/X-6)"), "unjudged", order=_X6),
)
