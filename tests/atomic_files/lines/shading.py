from pathlib import Path

from atomic_files import Fails, Passes
from atomic_print_builders import sheet, tint
from preflight_builders import stream

_EVERYTHING = Path(__file__).parents[1] / "everything.toml"
_SHADING = f"/Shading<</S<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[150 150 300 150]/Function {tint(0, 1, 1, 0)}>>>>"
_TILE = stream(
    b"0 1 1 0 k 0 0 5 5 re f",
    "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>",
)

FILES = (
    Passes("plain areas", sheet("0 1 1 0 k 150 150 72 72 re f"), profile=_EVERYTHING),
    Passes("a gradient that is listed and never drawn", sheet("", resources=_SHADING), profile=_EVERYTHING),
    Fails("a gradient", sheet("q 150 150 72 72 re W n /S sh Q", resources=_SHADING), "gradient", "1",
          place=(52.92, 52.92, 78.32, 78.32), profile=_EVERYTHING),
    Fails("a pattern", sheet("", "/Pattern cs /T scn 150 150 72 72 re f", resources="/Pattern<</T 101 0 R>>",
          extra=(_TILE,)), "pattern", "2", profile=_EVERYTHING),
)  # fmt: skip
