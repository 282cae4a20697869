import io

import pytest

from preflight.facts import Facts, Overprint
from preflight.failure import TooComplexError
from preflight.reader import read_facts
from preflight_builders import known_facts, page, pdf

AREA = b" 9 9 50 50 re f "
BESIDE = b" 60 60 30 30 re f "
LINE = b" 9 9 m 50 50 l S "


def facts(content: bytes, more: str = "") -> Facts:
    return known_facts(pdf(page((100, 100), bleed=0, content=content, entries=f"/Resources<<{more}>>")))


@pytest.mark.parametrize(
    ("entries", "kinds"),
    [
        ("/ca .5", [("alpha", "0.5")]),
        ("/CA .5", []),
        ("/BM/Multiply", [("blend", "Multiply")]),
        ("/BM[/Foo/Normal]", [("blend", "Foo")]),
        ("/BM/Normal/ca 1", []),
        ("/SMask<</S/Luminosity>>", [("soft-mask", "Luminosity")]),
        ("/SMask/None", []),
    ],
)
def test_what_makes_an_area_transparent_is_told(entries: str, kinds: list[tuple[str, str]]) -> None:
    found = facts(b"/G gs" + AREA, f"/ExtGState<</G<<{entries}>>>>").pages[0]
    assert [(each.kind, each.detail) for each in found.transparency] == kinds


def test_opaque_again_ends_it() -> None:
    more = "/ExtGState<</G<</ca .5/BM/Screen>>/N<</ca 1/BM/Normal>>>>"
    assert facts(b"/G gs /N gs" + AREA, more).pages[0].transparency == ()
    assert facts(b"q /G gs Q" + AREA, more).pages[0].transparency == ()


@pytest.mark.parametrize(
    ("entries", "fill", "line"),
    [
        ("/OP true", Overprint.ON, Overprint.ON),
        ("/OP true/op false", Overprint.OFF, Overprint.ON),
        ("/op true/OPM 1", Overprint.NONZERO, Overprint.OFF),
        ("/OPM 1", Overprint.OFF, Overprint.OFF),
    ],
)
def test_overprint_of_areas_and_lines(entries: str, fill: Overprint, line: Overprint) -> None:
    found = facts(b"/G gs" + AREA + LINE, f"/ExtGState<</G<<{entries}>>>>").pages[0]
    assert (found.fills[0].overprint, found.lines[0].overprint) == (fill, line)


def test_what_only_one_device_understands_is_told() -> None:
    more = "/ExtGState<</G<</HT<<>>/TR/Identity/BG2/Default/UCR 5 0 R/FL 3/SM .1/RI/Perceptual>>>>"
    found = facts(b"/G gs /Saturation ri" + AREA, more).pages[0]
    assert found.device == ("flatness", "halftone", "smoothness")
    assert found.rendering_intents == ("Perceptual", "Saturation")


def test_states_nest_and_come_back() -> None:
    found = facts(b"q 1 0 0 rg q 0 0 1 rg Q" + AREA + b"Q Q Q" + BESIDE).pages[0]
    assert [fill.colour.values for fill in found.fills] == [(1, 0, 0), (0,)]


def test_states_deeper_than_are_kept_come_back_in_their_turn() -> None:
    deep = b"1 0 0 rg " + b"q " * 600 + b"0 0 1 rg" + AREA + b"Q " * 600 + BESIDE
    assert [fill.colour.values for fill in facts(deep).pages[0].fills] == [(0, 0, 1), (1, 0, 0)]


def test_states_saved_for_ever_are_refused() -> None:
    with pytest.raises(TooComplexError, match="within each other"):
        read_facts(io.BytesIO(pdf(page(content=b"q " * 101_000))), sha256="")


@pytest.mark.parametrize("operands", [b"1 0 0 1 5", b"/a /b /c /d /e /f", b"", b"<<>> 1 2 3"])
def test_a_matrix_that_makes_no_sense_changes_nothing_and_is_told(operands: bytes) -> None:
    found = facts(operands + b" cm" + AREA).pages[0]
    assert found.fills[0].rects_mm[0][2] == pytest.approx(59 / 72 * 25.4, abs=0.01)
    assert found.faults == ("cm: operands that make no sense",)


def test_a_missing_resource_is_named() -> None:
    assert facts(b"/Nowhere gs /Cs1 cs" + AREA).pages[0].missing == ("ColorSpace Cs1", "ExtGState Nowhere")
