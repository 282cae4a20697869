"""What kinds of halftones a graphics state sets (ISO 32000-2, 10.6.5)."""

from collections.abc import Iterator

import pikepdf

from preflight.interpreter.values import entry, whole

NAMED = "named"
_BY_INK = 5
_MOST_INKS = 100


def halftones_in(halftone: object) -> Iterator[str]:
    """Tell a halftone's type, those it has for single inks, and that one has a name; nothing of the device's own."""
    if not isinstance(halftone, pikepdf.Dictionary | pikepdf.Stream):
        return
    yield from _told(halftone)
    if whole(entry(halftone, "/HalftoneType")) == _BY_INK:
        for key in sorted(halftone.keys())[:_MOST_INKS]:
            inner: object = halftone.get(key)
            if isinstance(inner, pikepdf.Dictionary | pikepdf.Stream):
                yield from _told(inner)


def _told(halftone: object) -> Iterator[str]:
    yield str(whole(entry(halftone, "/HalftoneType")))
    if entry(halftone, "/HalftoneName") is not None:
        yield NAMED
