from atomic_files import Fails, Passes
from jpeg_builders import picture, placed

_TURNED = "/Decode[1 0 1 0 1 0 1 0]"
_LIGHT = picture(ink=(25, 20, 20, 5), quality=95)
_DARK = picture(ink=(180, 160, 160, 190), quality=95)

FILES = (
    Passes("stored inverted, and the file says so", placed(_LIGHT, space="/DeviceCMYK", entries=_TURNED)),
    Passes("dark, and the file says so", placed(_DARK, space="/DeviceCMYK", entries=_TURNED)),
    Passes("dark values as they are", placed(picture(ink=(75, 95, 95, 65), quality=95), space="/DeviceCMYK")),
    Fails("stored inverted, and nobody says so", placed(_LIGHT, space="/DeviceCMYK"), "negative", "1",
          place=(52.917, 52.917, 78.317, 78.317)),
    Fails("white stored inverted", placed(picture(ink=(0, 0, 0, 0), quality=95), space="/DeviceCMYK"), "negative", "1"),
)  # fmt: skip
