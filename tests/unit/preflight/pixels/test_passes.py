from preflight.pixels.passes import Blend, Mode, Pass, mode_in, passes_for, touched
from preflight.pixels.spaces import CMYK, GRAY, Kind, Space

CMY, K = Pass(("Cyan", "Magenta", "Yellow")), Pass(("Black",))


def test_process_colours_come_first_and_spots_go_with_black() -> None:
    used = {"Gold", "Black", "Cyan", "Ash", "Elm"}
    assert [each.plates for each in passes_for(used)] == [
        ("Cyan", "Magenta", "Yellow"), ("Black", "Ash", "Elm"), ("Gold",),
    ]  # fmt: skip


def test_no_pass_without_a_plate() -> None:
    assert [each.plates for each in passes_for({"Black"})] == [("Black",)]
    assert [each.plates for each in passes_for({"Gold"})] == [("Gold",)]
    assert passes_for(()) == ()


def test_ink_is_the_complement_of_light() -> None:
    assert CMY.colour({"Cyan": 255, "Yellow": 51, "Black": 255}) == (0, 255, 204)
    assert Pass(("Black", "Gold")).colour({"Gold": 55}) == (255, 200, 255)
    assert K.colour({"All": 155}) == (100, 255, 255)


def test_what_a_colour_touches() -> None:
    black = {"Cyan": 0, "Magenta": 0, "Yellow": 0, "Black": 255}
    process = {"Cyan", "Magenta", "Yellow", "Black"}
    assert touched(CMYK, black, only_inked=True) == {"Black"}
    assert touched(CMYK, black, only_inked=False) == process
    assert touched(Space(Kind.CMYK, 4), black, only_inked=True) == process
    assert touched(GRAY, {"Black": 255}, only_inked=True) == process
    assert touched(Space(Kind.COLORANTS, 1, ("Gold",)), {}, only_inked=True) == {"Gold"}
    assert touched(Space(Kind.COLORANTS, 1, ("All",)), {}, only_inked=True) is None


def test_a_pass_is_kept_darkened_or_knocked_out() -> None:
    assert mode_in(CMY, frozenset({"Black"})) is Mode.KEEP
    assert mode_in(CMY, frozenset({"Cyan", "Black"})) is Mode.DARKEN
    assert mode_in(K, frozenset({"Black", "Gold"})) is Mode.KNOCK_OUT
    assert mode_in(K, None) is Mode.KNOCK_OUT


def test_blending_in_a_pass() -> None:
    usual = Blend(0.5, 0.6, "/Multiply")
    assert usual.in_pass(CMY, Mode.KNOCK_OUT, Mode.KNOCK_OUT) == usual
    assert usual.in_pass(CMY, Mode.KEEP, Mode.KNOCK_OUT) == Blend(0.0, 0.6, "/Multiply")
    assert usual.in_pass(CMY, Mode.KNOCK_OUT, Mode.DARKEN).mode == "/Darken"
    assert Blend(1, 1, "/Hue").in_pass(CMY, Mode.KNOCK_OUT, Mode.KNOCK_OUT).mode == "/Hue"
    assert Blend(1, 1, "/Hue").in_pass(K, Mode.KNOCK_OUT, Mode.KNOCK_OUT) == Blend(0.0, 0.0)
    assert Blend(1, 1, "/Luminosity").in_pass(K, Mode.KNOCK_OUT, Mode.KNOCK_OUT) == Blend()
