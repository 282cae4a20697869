from dataclasses import replace

from atomic_files import Fails, Passes
from preflight_builders import a4, page, pdf

_DIE = replace(a4(), finishing=("laminate", "dieCut"))
_FOIL = replace(a4(), finishing=("foil",))


def _step(kind: str) -> bytes:
    layer = f"<</Type/OCG/Name(Shape)/GTS_Metadata<<{kind}>>>>".encode()
    drawn = page(
        content=b"0 0 0 1 k 0 0 9999 9999 re f /OC /L BDC 1 0 0 0 K 99 99 99 99 re S EMC",
        entries="/Resources<</Properties<</L 100 0 R>>>>",
    )
    return pdf(drawn, extra=(layer,), catalog="/OCProperties<</OCGs[100 0 R]/D<</ON[100 0 R]>>>>")


def _spot(name: str) -> bytes:
    function = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 0 0]/N 1>>"
    return pdf(
        page(
            content=b"0 0 0 1 k 0 0 9999 9999 re f /S CS 1 SCN 99 99 99 99 re S",
            entries=f"/Resources<</ColorSpace<</S[/Separation/{name}/DeviceCMYK {function}]>>>>",
        )
    )


_CUTTING = "/GTS_ProcStepsGroup/Structural/GTS_ProcStepsType/Cutting"

FILES = (
    Passes("nothing to finish", pdf(page())),
    Passes("a die as a processing step", _step(_CUTTING), _DIE),
    Passes("a die in a colour of its own", _spot("CutContour"), replace(_DIE, spots=("CutContour",))),
    Passes("a lamination, which has no shape", pdf(page()), replace(a4(), finishing=("laminate",))),
    Fails("no die", pdf(page()), "missing", order=_DIE),
    Fails("no foil, but a die", _spot("CutContour"), "missing", order=_FOIL),
    Fails("a die nobody ordered", _step(_CUTTING), "not-ordered", "1"),
    Fails("a varnish nobody ordered", _step("/GTS_ProcStepsGroup/Varnish"), "not-ordered", "1", order=_FOIL),
)
