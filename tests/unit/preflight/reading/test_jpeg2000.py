import pytest

from pdfx_builders import jp2
from preflight.facts import ColourSpecification, Jpeg2000Facts
from preflight.reading.jpeg2000 import jpeg2000_of

SIGNATURE = b"\x00\x00\x00\x0cjP  \r\n\x87\n"


def box(kind: str, *held: bytes) -> bytes:
    data = b"".join(held)
    return (8 + len(data)).to_bytes(4) + kind.encode() + data


def picture(*boxes: bytes, channels: int = 3, depth: int = 7) -> bytes:
    """Headers of a picture of 4 x 2 pixels; `depth` is written as one less than the bits."""
    size = (2).to_bytes(4) + (4).to_bytes(4) + channels.to_bytes(2) + bytes([depth, 7, 0, 0])
    return SIGNATURE + box("jp2h", box("ihdr", size), *boxes) + box("jp2c", b"\xff\x4f")


def colour(method: int, approximation: int, enumerated: int = 16) -> bytes:
    return box("colr", bytes([method, 0, approximation]), enumerated.to_bytes(4))


def opacity(channel: int) -> bytes:
    """Channel definitions: one channel is opacity of the whole picture, and the first is a colour."""
    return box("cdef", b"\x00\x02", b"\x00\x00\x00\x00\x00\x01", bytes([0, channel, 0, 1, 0, 0]))


@pytest.mark.parametrize(("mode", "channels"), [("L", 1), ("RGB", 3), ("LA", 1), ("RGBA", 3)])
def test_what_openjpeg_writes_has_the_channels_that_its_colours_have(mode: str, channels: int) -> None:
    found = jpeg2000_of(9, jp2(mode))
    assert found is not None
    assert (found.object, found.channels, found.bits) == (9, channels, (8,))
    assert [space.method for space in found.spaces] == [1]


@pytest.mark.parametrize(
    ("data", "channels", "bits"),
    [
        (picture(), 3, (8,)),
        (picture(channels=5, depth=40), 5, (41,)),
        (picture(depth=0x87), 3, (8,)),
        (picture(box("bpcc", bytes([7, 7, 11])), depth=255), 3, (8, 12)),
        (picture(box("pclr", b"\x00\x01\x03\x07\x07\x07", bytes(3)), channels=1), 3, (8,)),
        (picture(opacity(3), channels=4), 3, (8,)),
        (picture(opacity(0), channels=1), 0, ()),
    ],
)
def test_channels_and_bits(data: bytes, channels: int, bits: tuple[int, ...]) -> None:
    assert jpeg2000_of(1, data) == Jpeg2000Facts(1, channels, bits)


def test_every_description_of_the_colours_is_told() -> None:
    found = jpeg2000_of(1, picture(colour(1, 1, 12), colour(2, 0), box("colr", b"\x01")))
    assert found is not None
    assert found.spaces == (ColourSpecification(1, 1, 12), ColourSpecification(2, 0))


def test_a_length_of_64_bits_and_one_up_to_the_end_are_read() -> None:
    whole = picture()[len(SIGNATURE) :]
    held = whole[8 : int.from_bytes(whole[:4])]
    long = b"\x00\x00\x00\x01jp2h" + (16 + len(held)).to_bytes(8) + held
    assert jpeg2000_of(1, long) == jpeg2000_of(1, b"\x00\x00\x00\x00jp2h" + held) == Jpeg2000Facts(1, 3, (8,))


def test_data_without_boxes_is_told_by_its_size_marker() -> None:
    bare = jp2("RGB")
    bare = bare[bare.index(b"\xff\x4f\xff\x51") :]
    assert jpeg2000_of(1, bare) == Jpeg2000Facts(1, 3, (8,))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\x4f\xff\x51",
        b"\xff\x4f\xff\x51" + bytes(60),
        SIGNATURE,
        box("jp2h", b""),
        box("jp2h", box("ihdr", b"")),
        b"\x00\x00\x00\x02jp2h",
        b"\xff" * 100,
    ],
)
def test_what_is_no_picture_or_ends_early_is_none(data: bytes) -> None:
    assert jpeg2000_of(1, data) is None
