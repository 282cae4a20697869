import pytest
from PIL import Image

from jpeg_builders import jpeg, picture, saved, texture
from preflight.pixels.recompressed import MOST_PX, earlier_quality


@pytest.mark.parametrize("first", [12, 15, 20, 30, 38])
@pytest.mark.parametrize("last", [80, 92, 97])
def test_the_first_quality_is_the_one_that_another_program_saved_with(first: int, last: int) -> None:
    assert earlier_quality(jpeg(saved(texture(), first), last)) == pytest.approx(first, abs=1)


def test_a_picture_in_colour_is_known_by_its_luminance() -> None:
    colour = Image.merge("RGB", [texture(seed=seed) for seed in (1, 2, 3)])
    assert earlier_quality(jpeg(saved(colour, 20), 95)) == 20


@pytest.mark.parametrize("qualities", [(), (55,), (70,), (90,), (80, 60), (95, 92)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_that_was_always_good_is_left_alone(qualities: tuple[int, ...], seed: int) -> None:
    assert earlier_quality(jpeg(saved(texture(seed=seed), *qualities), 95)) == 0


@pytest.mark.parametrize(
    "data",
    [
        jpeg(saved(texture(), 20).crop((3, 3, 403, 403)), 95),
        jpeg(saved(texture(), 20).resize((300, 300)), 95),
        jpeg(Image.new("L", (400, 400), 90), 95),
        picture(quality=95),
        picture("CMYK", quality=95),
        jpeg(saved(texture(1032), 20), 95),
        b"no picture",
        jpeg(texture(), 95)[:300],
    ],
    ids=["cropped", "resized", "flat", "gradient", "four inks", "large", "no picture", "cut off"],
)
def test_where_nothing_is_sure_nothing_is_told(data: bytes) -> None:
    assert earlier_quality(data) == 0


def test_the_largest_that_is_looked_at_is_a_megapixel() -> None:
    side = int(MOST_PX**0.5)
    assert earlier_quality(jpeg(saved(texture(side), 20), 95)) == 20
