from atomic_files import Fails, Passes
from preflight_builders import page, pdf, stream

_FORM = "/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</F 100 0 R>>>>"
_DRAWS = page(content=b"0 0 9 9 re f /F Do", entries="/Resources<</XObject<</F 100 0 R>>>>")
_GARBLED = stream(b"no flate", _FORM + "/Filter/FlateDecode")

FILES = (
    Passes("sound content", pdf(page())),
    Passes("an operator that nobody knows", pdf(page(content=b"BX 1 2 strange EX 0 0 9 9 re f"))),
    Passes("a form", pdf(_DRAWS, extra=(stream(b"0 0 5 5 re f", _FORM),))),
    Fails("a form that cannot be decoded", pdf(page(), _DRAWS, extra=(_GARBLED,)), "lost", "2"),
    Fails("a form that draws itself", pdf(_DRAWS, extra=(stream(b"/F Do", _FORM),)), "senseless", "1"),
    Fails("operands that make no sense", pdf(page(content=b"(a) w 0 0 9 9 re f")), "senseless", "1"),
)  # fmt: skip
