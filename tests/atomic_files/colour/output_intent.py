from atomic_files import Fails, Passes
from atomic_icc import profile
from atomic_print_builders import sheet, write
from preflight_builders import stream


def _intents(*profiles: bytes | None) -> bytes:
    intents = "".join(
        f"<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(Press {i})"
        f"{f'/DestOutputProfile {101 + i} 0 R' if each else ''}>>"
        for i, each in enumerate(profiles)
    )
    extra = tuple(stream(each or b"", "/N 4") for each in profiles)
    return sheet(write(9), extra=extra, catalog=f"/OutputIntents[{intents}]")


FILES = (
    Passes("a named condition", _intents(None)),
    Passes("a printer's profile", _intents(profile("prtr", "CMYK"))),
    Fails("none", sheet(write(9), catalog="/OutputIntents[]"), "missing"),
    Fails("two", _intents(None, profile("prtr", "CMYK")), "several"),
    Fails("a monitor's profile", _intents(profile("mntr", "CMYK")), "not-printer"),
    Fails("a printer of RGB", _intents(profile("prtr", "RGB ")), "damaged"),
    Fails("rubbish", _intents(b"no profile"), "damaged"),
)
