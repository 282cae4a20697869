import pytest

from pixel_builders import one_page, patch, pixels
from preflight.codec import CodecError
from preflight.pixels.pixel_facts import PIXELS_SCHEMA, PixelFacts


def test_pixel_facts_go_to_json_and_back_with_their_schema() -> None:
    found = pixels(one_page(f"1 1 1 1 k {patch(0, 0)} f"))
    assert PixelFacts.from_json(found.to_json()) == found
    assert found.to_json().startswith('{"schema":"' + PIXELS_SCHEMA)


def test_another_schema_is_refused() -> None:
    text = pixels(one_page("")).to_json().replace(PIXELS_SCHEMA, "preflight-pixels/0")
    with pytest.raises(CodecError):
        PixelFacts.from_json(text)
