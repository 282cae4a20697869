import zlib

from atomic_files import Fails, Passes
from preflight_builders import Page, page, pdf

_LINES = b"0 0 0 1 k 0 0 9 9 re f\n" * 60


def _as_text(data: bytes) -> bytes:
    """What a transfer in text mode makes of a file."""
    return data.replace(b"\n", b"\r\n")


def _packed(what: bytes) -> Page:
    return page(content=zlib.compress(what), filters="/Filter/FlateDecode")


_PAGES = tuple(
    _packed(b"%d 0 m %d 9 l S 0 0 0 %.3f k 0 0 999 999 re f" % (n, n * n, n / 997)) for n in range(60)
)

FILES = (
    Passes("a sound file", pdf(page(), _packed(_LINES))),
    Passes("a sound file of 60 pages", pdf(*_PAGES)),
    Fails("a file sent as text", _as_text(pdf(*_PAGES)), "broken"),
    Fails(
        "the same without a cross-reference table",
        _as_text(pdf(*_PAGES).replace(b"\nxref", b"\nyref")),
        "broken",
    ),
)
