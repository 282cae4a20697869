import io

import pytest

from artwork_builders import CARD_PX, photoshop
from preflight.artwork.photoshop import read_photoshop


def test_size_inks_and_resolution_are_read() -> None:
    picture = read_photoshop(io.BytesIO(photoshop()))
    assert (picture.shown_px, picture.mode, picture.bits, picture.ppi) == (CARD_PX, "CMYK", 8, (300.0, 300.0))
    assert (picture.alpha, picture.damage) == (False, "")


@pytest.mark.parametrize(
    ("mode", "channels", "told", "alpha"),
    [(3, 3, "RGB", False), (3, 4, "RGB", True), (1, 1, "Gray", False), (9, 3, "Lab", False),
     (7, 5, "Multichannel", False), (77, 1, "Unknown", False)],
)  # fmt: skip
def test_channels_beyond_those_of_the_mode_are_told(
    mode: int, channels: int, told: str, *, alpha: bool
) -> None:
    picture = read_photoshop(io.BytesIO(photoshop(mode=mode, channels=channels)))
    assert (picture.mode, picture.alpha) == (told, alpha)


def test_a_cut_document_ends_early() -> None:
    assert read_photoshop(io.BytesIO(photoshop()[:60])).damage == "it ends early"


@pytest.mark.parametrize("data", [b"8BPS", b"8BPS" + bytes(30), b"8BPS\x00\x01" + bytes(30)])
def test_no_header_is_no_document(data: bytes) -> None:
    with pytest.raises(ValueError, match="Photoshop"):
        read_photoshop(io.BytesIO(data))
