"""Tell pictures that are stored in a way some presses cannot read or show differently.

Why: older presses do not know JPEG 2000 or 16 bits, and smoothing of pixels is done by one and not by another.
Fix: export again with JPEG or ZIP compression, 8 bits a channel, and without smoothing.
"""

from collections.abc import Callable, Iterator, Mapping

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, ImageFacts
from preflight.printed import images, told
from preflight.report import Severity

TEXTS = {
    "jpeg-2000": Text(
        "{on_pages}: pictures compressed as JPEG 2000, JPEG or ZIP is expected; old presses cannot read it",
        "{on_pages}: a picture is saved in a newer format. Please look closely at it in the preview.",
    ),
    "jbig2": Text(
        "{on_pages}: pictures compressed as JBIG2, CCITT or ZIP is expected; lossy JBIG2 may swap digits in scans",
        "{on_pages}: a scan is strongly compressed. Please check its digits in the preview.",
    ),
    "lzw": Text(
        "{on_pages}: pictures compressed as LZW, ZIP is expected; PDF/X and PDF/A forbid LZW",
        "{on_pages}: a picture is saved in an old format. It can be printed.",
    ),
    "sixteen-bit": Text(
        "{on_pages}: pictures with 16 bits a channel, 8 are expected; twice the size for nothing in print",
        "{on_pages}: a picture has finer colours than print can show. That only makes your file larger.",
    ),
    "smoothed": Text(
        "{on_pages}: pictures ask to be smoothed (Interpolate), none is expected; presses do it differently or not",
        "{on_pages}: a picture is smoothed on your screen. Its pixels may show in print.",
    ),
}
_CASES: Mapping[str, Callable[[ImageFacts], bool]] = {
    "jpeg-2000": lambda image: "JPXDecode" in image.filters,
    "jbig2": lambda image: "JBIG2Decode" in image.filters,
    "lzw": lambda image: "LZWDecode" in image.filters,
    "sixteen-bit": lambda image: image.bits == 16,
    "smoothed": lambda image: image.interpolate,
}


@check(severity=Severity.INFO, texts=TEXTS)
def image_coding(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Look at filters, depth and interpolation (ISO 32000-2, 7.4 and 8.9.5); a profile may weigh them more."""
    odd = images(facts, expected, lambda image: any(applies(image) for applies in _CASES.values()))
    for case, applies in _CASES.items():
        yield from told(case, [each for each in odd if applies(each.mark)])
