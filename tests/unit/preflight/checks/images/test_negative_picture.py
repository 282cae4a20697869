import pytest

from jpeg_builders import picture, placed
from preflight_builders import look, told

CHECK = "negative-picture"


@pytest.mark.parametrize(
    ("ink", "turned"),
    [((30, 20, 10, 0), 376), ((60, 50, 40, 30), 329), ((120, 100, 90, 110), 235), ((255,) * 4, 0)],
)
def test_only_what_becomes_more_ink_than_a_press_is_given_is_told(
    ink: tuple[int, int, int, int], turned: int
) -> None:
    """The four inks of 255 turn into so many percent where the file does not say that they are inverted."""
    assert round((4 * 255 - sum(ink)) / 2.55) == turned
    report = look(placed(picture(ink=ink, quality=95), space="/DeviceCMYK"))
    assert told(report, CHECK) == ([("negative", "warning", "1")] if turned > 350 else [])
