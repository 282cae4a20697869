import numpy as np
from PIL import ImageCms

from preflight.pixels.separation import Separator, cmyk_profile, typical


def rows(*colours: tuple[int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.array(colours, np.uint8)


def test_white_is_paper_black_is_three_hundred_percent_and_red_two_inks() -> None:
    white, black, red = typical(rows((255, 255, 255), (0, 0, 0), (255, 0, 0)))
    assert white.tolist() == [0, 0, 0, 0]
    assert round(black.sum() / 2.55) == 300
    assert red.tolist() == [0, 255, 255, 0]


def test_darker_greys_never_have_less_ink() -> None:
    greys = typical(np.repeat(np.arange(255, -1, -1, dtype=np.uint8)[:, None], 3, axis=1))
    assert (np.diff(greys.sum(axis=1, dtype=int)) >= 0).all()


def test_an_rgb_profile_is_obeyed() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert Separator().rgb(rows((255, 0, 0)), srgb).tolist() == [[0, 255, 255, 0]]


def test_a_damaged_profile_counts_as_none() -> None:
    assert Separator().rgb(rows((255, 0, 0)), b"rubbish").tolist() == [[0, 255, 255, 0]]


def test_lab_is_seen_in_all_its_corners() -> None:
    white, black, green = Separator().lab(rows((255, 128, 128), (0, 128, 128), (128, 20, 200)))
    assert white.sum() <= 2
    assert black[3] > 200
    assert green[0] > 100 > green[1]


def test_only_profiles_of_cmyk_presses_are_taken() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert [cmyk_profile(each) for each in (None, b"rubbish", srgb)] == [None, None, None]
