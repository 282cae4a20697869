from atomic_files import Fails, Passes
from preflight_builders import page, pdf

_FORM = "/AcroForm<</Fields[100 0 R]/SigFlags 3>>"
_EMPTY = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[0 0 0 0]>>"
_SIGNED = _EMPTY[:-2] + b"/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>>>"

FILES = (
    Passes("no signature", pdf(page())),
    Passes("a place to sign", pdf(page(), extra=(_EMPTY,), catalog=_FORM)),
    Fails("a signature", pdf(page(), extra=(_SIGNED,), catalog=_FORM), "signed", measured=1),
    Fails(
        "a signature on a page",
        pdf(page(entries="/Annots[100 0 R]"), extra=(_SIGNED,), catalog=_FORM),
        "signed",
    ),
)
