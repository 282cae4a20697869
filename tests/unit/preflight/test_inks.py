import pytest

from marks_builders import NONE, file_of, ink, page_of, spot, text
from preflight.inks import ink_key, is_swatch, is_tool, process_ink, spots_of


@pytest.mark.parametrize(
    "name",
    [
        "PANTONE 185 C",
        "PANTONE 185 CV",
        "PANTONE 185 CVC",
        "Pantone 185C",
        "PANTONE 185 U",
        "PMS 185",
        "pantone-185-M",
    ],
)
def test_one_ink_has_one_key_however_it_is_spelt(name: str) -> None:
    assert ink_key(name) == "pantone185"


def test_other_inks_have_other_keys() -> None:
    apart = [
        "PANTONE 185 C",
        "PANTONE 186 C",
        "PANTONE Warm Red C",
        "PANTONE Red 032 C",
        "HKS 43 K",
        "HKS 43 N",
        "Gold",
    ]
    assert len({ink_key(name) for name in apart}) == len(apart)
    assert ink_key("Cut Contour") == ink_key("CutContour") == ink_key("cut-contour")
    assert ink_key("Grün") != ink_key("Blau")
    assert ink_key("PANTONE") == "pantone"


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Cyan", "Cyan"), ("cyan", "Cyan"), ("Process Magenta", "Magenta"), ("Schwarz", "Black"), ("K", "Black"),
     ("Black 2", ""), ("PANTONE Process Black C", ""), ("Gold", ""), ("", "")],
)  # fmt: skip
def test_process_inks_are_known_by_other_names(name: str, meant: str) -> None:
    assert process_ink(name) == meant


@pytest.mark.parametrize(
    "name", ["CutContour", "Thru-cut", "Varnish", "Spot UV", "Stanzform", "white_1", "Dieline"]
)
def test_tools_are_known_by_their_usual_names(name: str) -> None:
    assert is_tool(name)


@pytest.mark.parametrize("name", ["Gold", "PANTONE White Smoke", "Warm Red", ""])
def test_inks_are_no_tools(name: str) -> None:
    assert not is_tool(name)


def test_names_of_mixtures_are_swatches() -> None:
    assert is_swatch("C=0 M=100 Y=0 K=0")
    assert is_swatch("R=255 G=0 B=12")
    assert not is_swatch("Corporate Red")


def test_spots_are_told_with_their_pages_and_without_process_inks() -> None:
    gold = ink(1, space=spot("Gold", "Black"))
    none, cyan = ink(1, space=NONE), ink(1, space=spot("cyan"))
    facts = file_of(
        page_of(text(fill=gold), text(fill=none), text(fill=cyan)), page_of(text(fill=gold), number=2)
    )
    assert spots_of(facts) == {"Gold": (1, 2)}
