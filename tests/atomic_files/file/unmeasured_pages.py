from atomic_files import Fails, Passes
from atomic_print_builders import separation, sheet
from preflight_builders import page, pdf, stream

_INKS = {f"I{i}": separation(f"Ink{i}", 0, 0.1, 0, 0) for i in range(20)}


def _many(count: int) -> str:
    return "".join(f"/I{i} cs 1 scn {150 + 9 * i} 150 8 8 re f " for i in range(count))


def _coded(entries: str) -> bytes:
    data = stream(b"\x00" * 400, f"/Type/XObject/Subtype/Image/Width 20/Height 20{entries}")
    return sheet("q 72 0 0 72 150 150 cm /I Do Q", resources="/XObject<</I 101 0 R>>", extra=(data,))


FILES = (
    Passes("a page", pdf(page())),
    Passes("a few inks", sheet(_many(4), colours=_INKS), beside=("spot-colours",)),
    Fails("more inks than are told apart", sheet("", _many(17), colours=_INKS), "failed", "2"),
    Fails("more inks still", sheet(_many(20), colours=_INKS), "failed", "1"),
    Fails("a picture of odd bits", _coded("/BitsPerComponent 3/ColorSpace/DeviceGray"), "partly", "1"),
)
