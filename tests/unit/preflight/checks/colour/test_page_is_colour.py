from dataclasses import replace

import pytest

from pixel_builders import TINT, patch
from preflight_builders import a4, look, page, pdf, told

CHECK = "page-is-colour"
SPOT = f"/Resources<</ColorSpace<</S[/Separation/Gold/DeviceCMYK {TINT}]>>>>"
BLACK = replace(a4(), colours_front=("Black",), colours_back=("Black",))


def painted(colour: str, entries: str = "") -> bytes:
    return pdf(page(content=f"{colour} {patch(50, 50)} f".encode(), entries=entries))


@pytest.mark.parametrize(
    ("colour", "found"),
    [
        ("0 0 0 .4 k", []),
        (".3 .2 0 0 k", [("colour", "warning", "1")]),
        (".52 .43 .43 .1 k", [("grey", "info", "1")]),
        (".2 .2 .2 rg", [("grey", "info", "1")]),
    ],
)
def test_colour_is_told_from_a_grey_of_colours(colour: str, found: list[tuple[str, str, str]]) -> None:
    assert told(look(painted(colour), BLACK), CHECK) == found


def test_an_ordered_spot_colour_is_no_fault() -> None:
    order = replace(a4(), colours_front=("Black", "Gold"), colours_back=("Black", "Gold"))
    assert told(look(painted("/S cs 1 scn", SPOT), order), CHECK) == []


def test_a_back_nobody_spoke_of_is_as_the_front() -> None:
    data = pdf(*[page(content=f"1 0 0 0 k {patch(50, 50)} f".encode())] * 2)
    assert told(look(data, replace(BLACK, colours_back=())), CHECK) == [("colour", "warning", "1-2")]
