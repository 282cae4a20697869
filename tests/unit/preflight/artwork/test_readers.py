import zlib
from pathlib import Path

import pytest

from artwork_builders import CARD_PX, claiming_png, jpeg, looping_tiff, photoshop, picture_of, png, tiff
from preflight import CollectFailure, Limits, collect
from preflight.facts import ArtworkFacts
from preflight_builders import known_facts, page, pdf


@pytest.mark.parametrize("data", [png(), jpeg(), tiff(), photoshop()])
def test_a_picture_is_read_in_the_sandbox(data: bytes) -> None:
    picture = picture_of(data)
    assert (picture.shown_px, picture.damage) == (CARD_PX, "")


def test_a_pdf_is_no_artwork_of_another_kind() -> None:
    assert known_facts(pdf(page())).artwork == ArtworkFacts()


def test_what_cannot_be_read_says_why() -> None:
    assert known_facts(b"\xff\xd8\xff\xe0nothing").artwork == ArtworkFacts(unread="the JPEG tells no size")


@pytest.mark.parametrize(
    "data",
    [
        claiming_png(2**31 - 1, 2**31 - 1),
        claiming_png(9000, 9000, zlib.compress(bytes(300 << 20), 9)),
        looping_tiff(),
        b"8BPS" + b"\xff" * 200,
    ],
)
def test_a_hostile_picture_is_told_within_a_second_of_processor_time(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(data)
    facts = collect(path, sha256="", limits=Limits(cpu_s=1))
    assert not isinstance(facts, CollectFailure), facts
    assert facts.artwork != ArtworkFacts()
