import io

import pytest
from PIL import Image

from artwork_builders import dos_eps, eps
from preflight.artwork.postscript import MOST_NAMES, MOST_READ_BYTES, read_postscript
from preflight.facts import PostscriptFacts

MM_PER_POINT = 25.4 / 72


def read(data: bytes) -> PostscriptFacts:
    return read_postscript(io.BytesIO(data))


@pytest.mark.parametrize("data", [eps(), dos_eps(eps())])
def test_the_box_is_the_one_that_another_program_reads(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as other:
        wide, high = other.size
    assert read(data).box_mm == pytest.approx((wide * MM_PER_POINT, high * MM_PER_POINT), abs=MM_PER_POINT)
    assert read(data).box_mm == pytest.approx((91.0, 61.0), abs=0.01)


def test_what_is_said_at_the_end_counts_and_what_a_document_inside_says_does_not() -> None:
    inside = "%%BeginDocument: x\n%%BoundingBox: 0 0 9 9\n%%Pages: 7\n%%EndDocument\n"
    data = eps("%%BoundingBox: (atend)", size=(0, 0), body=inside + "%%Trailer\n%%BoundingBox: 0 0 72 144")
    assert read(data) == PostscriptFacts(box_mm=(25.4, 50.8))


def test_fonts_and_inks_are_collected_over_lines_of_any_end() -> None:
    data = eps(
        "%%Creator: Adobe Illustrator 8",
        "%%DocumentNeededResources: font A B",
        "%%+ procset C",
        "%%+ font D",
        "%%DocumentProcessColors: Cyan Black",
        "%%DocumentCustomColors: (PANTONE 1 C) Gold",
        body="%%BeginResource: font B",
    )
    for ended in (data, data.replace(b"\n", b"\r\n"), data.replace(b"\n", b"\r")):
        found = read(ended)
        assert (found.fonts_needed, found.fonts_missing) == (("A", "B", "D"), ("A", "D"))
        assert (found.process, found.spots) == (("Cyan", "Black"), ("PANTONE 1 C", "Gold"))
        assert found.creator == "Adobe Illustrator 8"


@pytest.mark.parametrize("box", ["1 1 0 0", "a b c d", "0 0 99999999999 1", "", "0 0"])
def test_a_box_without_sense_is_none(box: str) -> None:
    assert read(eps(f"%%BoundingBox: {box}", size=(0, 0))).box_mm == (0.0, 0.0)


def test_a_comment_on_the_border_of_two_pieces_is_seen_and_names_are_bounded() -> None:
    fonts = "".join(f"%%IncludeFont: F{i}\n" for i in range(500))
    data = eps(body="% " + "x" * ((1 << 20) - 200) + "\n" + fonts)
    assert len(read(data).fonts_needed) == MOST_NAMES
    assert "F0" in read(data).fonts_needed


@pytest.mark.parametrize(
    "data", [b"\xc5\xd0\xd3\xc6", dos_eps(eps())[:60], b"\xc5\xd0\xd3\xc6" + b"\xff" * 40]
)
def test_a_header_that_points_nowhere_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="header of the EPS"):
        read(data)


def test_of_a_very_large_file_the_end_is_read_too() -> None:
    data = eps(
        "%%BoundingBox: (atend)", size=(0, 0), body="x" * (MOST_READ_BYTES + 9) + "\n%%BoundingBox: 0 0 72 72"
    )
    assert read(data).box_mm == (25.4, 25.4)
