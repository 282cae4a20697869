import pytest

from marks_builders import CMYK, ICC_RGB, RGB, Mark, area, file_of, found, ink, page_of, text, transparent
from preflight.facts import GroupFacts, SpaceFacts

CHECK = "blend-space"


def told(space: SpaceFacts | None, *marks: Mark, **settings: bool) -> list[str]:
    group = GroupFacts(ink(space=space).space, isolated=True, knockout=False) if space else None
    return [case for case, _, _ in found(CHECK, file_of(page_of(*marks, group=group)), **settings)]


@pytest.mark.parametrize("space", [RGB, ICC_RGB])
def test_inks_that_are_mixed_in_screen_colours_are_told(space: SpaceFacts) -> None:
    assert told(space, text(), transparent()) == ["screen-colours"]


def test_what_is_all_in_screen_colours_or_not_transparent_is_silent() -> None:
    assert told(RGB, area(ink(1, 0, 0, space=RGB)), transparent()) == []
    assert told(RGB, text()) == []
    assert told(RGB, text(), transparent("group", "DeviceRGB")) == []
    assert told(CMYK, text(), transparent()) == []


def test_a_page_that_does_not_say_is_told_where_asked_for() -> None:
    assert told(None, text(), transparent()) == []
    assert told(None, text(), transparent(), not_said=True) == ["not-said"]
