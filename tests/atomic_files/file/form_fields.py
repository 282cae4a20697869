from atomic_files import Fails, Passes
from preflight_builders import page, pdf, stream

_FIELD = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/F 4/Rect[85.04 85.04 255.12 113.39]>>"
_SIGNATURE = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/F 4/Rect[9 9 99 20]>>"
_FORM = "/AcroForm<</Fields[100 0 R]%s>>"


def _form(field: bytes, more: str = "") -> bytes:
    extra = (field, stream(b"<xdp/>"))
    return pdf(page(), page(entries="/Annots[100 0 R]"), extra=extra, catalog=_FORM % more)


FILES = (
    Passes("no form", pdf(page())),
    Passes("a form without fields", pdf(page(), catalog="/AcroForm<</Fields[]>>")),
    Passes("a place to sign", _form(_SIGNATURE)),
    Fails("a filled field", _form(_FIELD), "fields", "2", place=(30, 30, 90, 40)),
    Fails("a field that the viewer draws", _form(_FIELD, "/NeedAppearances true"), "undrawn", "2"),
    Fails("a form of XML", _form(_FIELD, "/XFA 101 0 R"), "xfa"),
)
