from atomic_files import Fails, Passes
from preflight_builders import page, pdf

_FILL = b"/OC /L BDC 0 0 0 1 k 0 0 9999 9999 re f EMC"
_USES = "/Resources<</Properties<</L 100 0 R>>>>"


def _layered(default: str, layer: str = "/Name(Text)", *, used: bool = True) -> bytes:
    drawn = page(content=_FILL if used else b"0 0 0 1 k 0 0 9999 9999 re f", entries=_USES)
    return pdf(
        page(),
        drawn,
        extra=(f"<</Type/OCG{layer}>>".encode(),),
        catalog=f"/OCProperties<</OCGs[100 0 R]/D<</Order[100 0 R]{default}>>>>",
    )


def _by_use(on_screen: str, in_print: str) -> bytes:
    layer = f"/Name(Text)/Usage<</Print<</PrintState/{in_print}>>/View<</ViewState/{on_screen}>>>>"
    default = f"/{on_screen}[100 0 R]/AS[<</Event/Print/Category[/Print]/OCGs[100 0 R]>>]"
    return _layered(default, layer)


FILES = (
    Passes("no layers", pdf(page())),
    Passes("a hidden layer with nothing in it", _layered("/OFF[100 0 R]", used=False)),
    Fails("a layer that is seen and printed", _layered("/ON[100 0 R]"), "present", "2"),
    Fails("a hidden layer", _layered("/OFF[100 0 R]"), "hidden", "2"),
    Fails("layers off unless named", _layered("/BaseState/OFF"), "hidden", "2"),
    Fails("a layer for the screen", _by_use("ON", "OFF"), "screen-only", "2"),
    Fails("a layer for the printer", _by_use("OFF", "ON"), "print-only", "2"),
)
