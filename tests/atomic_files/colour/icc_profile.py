from atomic_files import Fails, Passes
from atomic_icc import profile
from atomic_print_builders import sheet
from preflight_builders import stream

_AREA = "/Icc cs 0 0 0 1 sc 150 150 90 90 re f"
_PLAIN = "0 0 0 1 k 150 150 90 90 re f"
_ICC = {"Icc": "[/ICCBased 101 0 R]"}
_CMYK = stream(profile("prtr", "CMYK"), "/N 4")
_OTHER = stream(profile("prtr", "CMYK", name="Other"), "/N 4")
_INTENT = "/OutputIntents[<</S/GTS_PDFX/OutputConditionIdentifier(Press)/DestOutputProfile {} 0 R>>]"
_WRONG = stream(profile("mntr", "RGB "), "/N 4")

FILES = (
    Passes("the output intent's own profile", sheet(_AREA, colours=_ICC, extra=(_CMYK,), catalog=_INTENT.format(101))),
    Passes("a profile that is listed and never used", sheet(_PLAIN, colours=_ICC, extra=(_OTHER,))),
    Fails("another CMYK profile", sheet(_AREA, colours=_ICC, extra=(_CMYK, _OTHER), catalog=_INTENT.format(102)),
          "converts-again", "1"),
    Fails("a CMYK profile without an output intent's", sheet(_AREA, colours=_ICC, extra=(_CMYK,)), "profiled", "1"),
    Fails("rubbish for a profile", sheet(_AREA, colours=_ICC, extra=(stream(b"rubbish", "/N 4"),)), "damaged", "1"),
    Fails("an RGB profile said to have four", sheet(_AREA, colours=_ICC, extra=(_WRONG,)),
          "damaged", "1"),
)  # fmt: skip
