import io

from PIL import Image

from pixel_builders import drawn, patch
from preflight.pixels.heatmap import heat_map


def test_too_much_ink_is_red_the_rest_pale() -> None:
    plates = drawn(f"1 1 1 1 k {patch(0, 0, 20)} f 0 0 0 .5 k {patch(30, 30, 20)} f").plates
    picture = Image.open(io.BytesIO(heat_map(plates, 300))).convert("RGB")
    assert picture.size == (plates.width_px, plates.height_px)
    red, green, blue = picture.getpixel((28, plates.height_px - 28)) or ()
    assert (red > 200, green < 40, blue < 40) == (True, True, True)
    pale = picture.getpixel((110, plates.height_px - 110)) or ()
    assert len(set(pale)) == 1
    assert min(pale) > 200
