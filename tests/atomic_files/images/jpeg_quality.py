from atomic_files import Fails, Passes
from jpeg_builders import jpeg, picture, placed, saved, texture

_SQUARE = (52.917, 52.917, 95.25, 95.25)

FILES = (
    Passes("quality 90", placed(picture(quality=90), points=120)),
    Passes("quality 45", placed(picture(quality=45), points=120)),
    Passes("pixels too fine to see blocks", placed(picture(quality=10))),
    Passes("a picture as small as a sign", placed(picture(quality=10), points=20)),
    Passes("a photograph saved twice, well", placed(jpeg(saved(texture(), 60), 95), points=120)),
    Fails("quality 20", placed(picture(quality=20), points=120), "low", "1", measured=20, place=_SQUARE),
    Fails("quality 15 saved again at 92", placed(jpeg(saved(texture(), 15), 92), points=120), "again", "1",
          measured=15, place=_SQUARE),
    Fails("quality 30 saved again at 97", placed(jpeg(saved(texture(seed=2), 30), 97), points=120), "again", "1",
          measured=30, place=_SQUARE),
    Fails("quality 8 in colour", placed(picture("RGB", quality=8), space="/DeviceRGB", points=120), "low", "1",
          measured=8, place=_SQUARE),
)  # fmt: skip
