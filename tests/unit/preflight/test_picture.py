import struct

import pytest

from preflight import NoPicture, Picture, PictureFailure, pack_picture, picture_renderer, unpack_picture
from preflight.codec import CodecError
from preflight.picture import MOST_WIDTH_PX

PNG = b"\x89PNG\r\n\x1a\n and so on"
PICTURE = Picture("image/png", 220, 311, 4, PNG)


@pytest.mark.parametrize(
    "drawn",
    [
        PICTURE,
        Picture("image/jpeg", 1200, 1697, 1, b"\xff\xd8\xff\xe0"),
        PictureFailure(NoPicture.LOCKED, "asks for a password"),
    ],
)
def test_what_was_drawn_comes_back_as_it_went(drawn: Picture | PictureFailure) -> None:
    assert unpack_picture(pack_picture(drawn)) == drawn


@pytest.mark.parametrize("cut", range(len(pack_picture(PICTURE))))
def test_an_answer_that_was_cut_anywhere_is_refused(cut: int) -> None:
    with pytest.raises(CodecError):
        unpack_picture(pack_picture(PICTURE)[:cut])


def test_an_answer_with_something_behind_it_is_refused() -> None:
    with pytest.raises(CodecError, match="length"):
        unpack_picture(pack_picture(PICTURE) + b"<script>")


@pytest.mark.parametrize(
    "forged",
    [
        Picture("text/html", 220, 311, 1, b"<script>"),
        Picture("image/svg+xml", 220, 311, 1, b"<svg onload=''/>"),
        Picture("image/png", 220, 311, 1, b"<html>not a PNG"),
        Picture("image/jpeg", 220, 311, 1, PNG),
        Picture("image/png", 0, 311, 1, PNG),
        Picture("image/png", MOST_WIDTH_PX + 1, 311, 1, PNG),
        Picture("image/png", 220, -1, 1, PNG),
    ],
)
def test_a_child_that_was_taken_over_cannot_pass_off_anything_else(forged: Picture) -> None:
    with pytest.raises(CodecError):
        unpack_picture(pack_picture(forged))


def test_lengths_that_lie_are_refused() -> None:
    with pytest.raises(CodecError):
        unpack_picture(struct.pack(">8sII", b"PFPICT1\n", 2**32 - 1, 2**32 - 1) + b"{}")


def test_the_renderers_name_holds_its_version() -> None:
    assert any(char.isdigit() for char in picture_renderer().partition("-")[2])
