from atomic_files import Fails, Passes
from preflight_builders import page, pdf

_SOUND = pdf(page(), page())
_GARBLED = page(content=b"not deflated", filters="/Filter/FlateDecode")
_LONG = pdf(page(), page(content=b"q Q " * 9000 + b"0 0 9 9 re f"))

FILES = (
    Passes("a sound file", _SOUND),
    Passes("bytes behind the end of the file", pdf(page()) + b"\n\n"),
    Fails("nothing at all", b"", "empty"),
    Fails("an error page of a server", b"<!DOCTYPE html><title>404</title>", "webpage"),
    Fails("no kind of file that we know", b"nothing", "other"),
    Fails("half of a file", _SOUND[: len(_SOUND) // 2], "cut-off"),
    Fails("a page that cannot be decoded", pdf(page(), _GARBLED), "lost-content", "2"),
    Fails(
        "zeros where a block of data never arrived",
        _LONG[:600] + bytes(34_000) + _LONG[34_600:],
        "zeros",
    ),
    Fails(
        "a wrong place of the cross-reference table",
        _SOUND.replace(b"startxref\n", b"startxref\n9"),
        "repaired",
    ),
)
