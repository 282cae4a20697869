import pytest

from marks_builders import file_of, found, page_of

CHECK = "rendering-intent"


@pytest.mark.parametrize(
    ("intents", "cases"),
    [
        (("Perceptual", "Photographic"), ["unknown"]),
        (("",), ["unknown"]),
        (("RelativeColorimetric", "Perceptual", "Saturation", "AbsoluteColorimetric"), []),
        ((), []),
    ],
)
def test_words_that_do_not_exist_are_told(intents: tuple[str, ...], cases: list[str]) -> None:
    assert [case for case, _, _ in found(CHECK, file_of(page_of(rendering_intents=intents)))] == cases
