import struct

import pytest
from PIL import ImageCms

from preflight.interpreter.icc import read_icc
from preflight_builders import known_facts, page, pdf, stream

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profile(space: bytes, *, kind: bytes = b"prtr", name: bytes = b"Coated") -> bytes:
    """A version 2 profile with nothing but its name in it."""
    tag = b"desc" + bytes(4) + struct.pack(">I", len(name) + 1) + name + b"\x00"
    head = struct.pack(">I", 128 + 16 + len(tag)) + bytes(4) + b"\x02\x10\x00\x00" + kind + space + b"Lab "
    table = struct.pack(">I4sII", 1, b"desc", 144, len(tag))
    return head + bytes(12) + b"acsp" + bytes(88) + table + tag


def test_a_press_profile_is_told_by_its_header() -> None:
    found = read_icc(profile(b"CMYK"), 4)
    assert (found.kind, found.space, found.pcs, found.version) == ("prtr", "CMYK", "Lab", "2.1.0")
    assert (found.components, found.name, found.fault) == (4, "Coated", "")


def test_a_profile_of_littlecms_is_read_with_its_name() -> None:
    found = read_icc(SRGB, 3)
    assert (found.kind, found.space, found.components, found.fault) == ("mntr", "RGB", 3, "")
    assert "sRGB" in found.name


@pytest.mark.parametrize(
    ("data", "declared", "fault"),
    [
        (b"", 3, "not an ICC profile"),
        (b"x" * 200, 3, "not an ICC profile"),
        (SRGB[:300], 3, "cut off"),
        (SRGB, 4, "has 3 components, the file says 4"),
    ],
)
def test_a_profile_that_cannot_be_used_says_why(data: bytes, declared: int, fault: str) -> None:
    assert read_icc(data, declared).fault == fault


def test_profiles_of_many_inks_tell_their_number() -> None:
    assert read_icc(profile(b"7CLR"), 0).components == 7


def test_a_name_in_utf_16_is_read_in_the_sandbox_too() -> None:
    intent = "/OutputIntents[<</S/GTS_PDFX/DestOutputProfile 100 0 R>>]"
    sheet = page(bleed=0, entries=intent)
    intents = known_facts(pdf(sheet, extra=(stream(SRGB, "/N 3"),))).output_intents
    assert [intent.icc for intent in intents if intent.page == 1] == [read_icc(SRGB, 3)]
