import pytest

from marks_builders import file_of, found, page_of

CHECK = "device-settings"


@pytest.mark.parametrize(
    ("device", "cases"),
    [
        (("halftone", "transfer"), ["curves"]),
        (("black-generation",), ["curves"]),
        (("flatness",), ["fineness"]),
        (("undercolour-removal", "flatness"), ["curves", "fineness"]),
        (("smoothness",), []),
        ((), []),
    ],
)
def test_settings_of_one_press_are_told(device: tuple[str, ...], cases: list[str]) -> None:
    assert [case for case, _, _ in found(CHECK, file_of(page_of(device=device)))] == cases
