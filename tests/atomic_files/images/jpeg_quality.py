from atomic_files import Fails, Passes
from jpeg_builders import picture, placed

_SQUARE = (52.917, 52.917, 95.25, 95.25)

FILES = (
    Passes("quality 90", placed(picture(quality=90), points=120)),
    Passes("quality 45", placed(picture(quality=45), points=120)),
    Passes("pixels too fine to see blocks", placed(picture(quality=10))),
    Passes("a picture as small as a sign", placed(picture(quality=10), points=20)),
    Fails("quality 20", placed(picture(quality=20), points=120), "low", "1", measured=20, place=_SQUARE),
    Fails("quality 8 in colour", placed(picture("RGB", quality=8), space="/DeviceRGB", points=120), "low", "1",
          measured=8, place=_SQUARE),
)  # fmt: skip
