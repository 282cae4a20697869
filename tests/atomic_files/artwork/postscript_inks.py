from dataclasses import replace

from artwork_builders import card, dos_eps, eps
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)
_GOLD = "%%DocumentCustomColors: (PANTONE 871 C)"

FILES = (
    Passes("process colours", eps("%%DocumentProcessColors: Cyan Black"), card(), _BESIDE),
    Passes("an ordered ink", eps(_GOLD), replace(card(), spots=("PANTONE 871 C",)), _BESIDE),
    Fails("an ink that is not ordered", eps(_GOLD), "spots", order=card(), measured="PANTONE 871 C"),
    Fails("two of them", eps(_GOLD, "%%+ (Varnish Matt)"), "spots", order=card(),
          measured="PANTONE 871 C, Varnish Matt"),
    Fails("a preview", dos_eps(eps()), "preview", order=card()),
)  # fmt: skip
