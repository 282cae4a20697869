"""Which reader looks at which kind of file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from preflight.artwork.jpeg import read_jpeg
from preflight.artwork.photoshop import read_photoshop
from preflight.artwork.png import read_png
from preflight.artwork.screen import read_bmp, read_gif, read_jpeg2000, read_webp
from preflight.artwork.tiff import read_tiff
from preflight.facts import ArtworkFacts, PictureFacts
from preflight.interpreter.values import printable

_PICTURES: Mapping[str, Callable[[BinaryIO], PictureFacts]] = MappingProxyType(
    {
        "png": read_png, "jpeg": read_jpeg, "tiff": read_tiff, "psd": read_photoshop, "webp": read_webp,
        "gif": read_gif, "bmp": read_bmp, "jpeg2000": read_jpeg2000,
    }
)  # fmt: skip


def artwork_of(file: BinaryIO, kind: str) -> ArtworkFacts:
    """Read what can be known of a file of a kind; a damaged one says why there is nothing."""
    picture = _PICTURES.get(kind)
    try:
        if picture is not None:
            return ArtworkFacts(picture=picture(file))
    except (ValueError, EOFError) as fault:
        return ArtworkFacts(unread=printable(str(fault)))
    return ArtworkFacts()
