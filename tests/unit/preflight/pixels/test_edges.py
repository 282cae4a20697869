import pytest

from preflight.pixels.edges import Edge, Reach, reach

WHOLE = (0.0, 64.0)


def edge(*rows: str) -> Edge:
    """Rows of a millimetre from the page's edge inwards; 64 bits of a millimetre, '#' is ink."""
    packed = [
        int("".join("1" if c == "#" else "0" for c in row.ljust(64, row[-1])), 2).to_bytes(8, "big")
        for row in rows
    ]
    return Edge.of(packed, bits=64, row_mm=1.0, bit_mm=1.0)


def test_ink_that_goes_on_to_the_edge_of_the_page() -> None:
    assert reach(edge("#", "#", "#", "#", "#"), 3, 3, WHOLE, forgiven=0.02) == Reach(60, 0, 3)


def test_ink_that_ends_at_the_cut() -> None:
    assert reach(edge(".", ".", ".", "#", "#"), 3, 3, WHOLE, forgiven=0.02) == Reach(60, 60, 0)


def test_ink_that_ends_on_the_way() -> None:
    assert reach(edge(".", ".", "#", "#", "#"), 3, 3, WHOLE, forgiven=0.02) == Reach(60, 60, 1)


def test_ink_that_does_not_reach_the_cut_needs_no_bleed() -> None:
    assert reach(edge(".", ".", ".", ".", "."), 3, 3, WHOLE, forgiven=0.02) == Reach(0, 0, None)


def test_half_of_it_goes_on() -> None:
    found = reach(edge("#" * 32 + ".", "#" * 32 + ".", "#" * 32 + ".", "#", "#"), 3, 3, WHOLE, forgiven=0.02)
    assert found.share == pytest.approx(0.5, abs=0.03)
    assert found.bleed_mm == 0


def test_ink_beyond_a_gap_is_no_bleed() -> None:
    assert reach(edge("#", "#", ".", "#", "#"), 3, 3, WHOLE, forgiven=0.02) == Reach(60, 60, 0)


def test_a_page_that_ends_at_the_cut_has_none() -> None:
    assert reach(edge("#", "#"), 0, 3, WHOLE, forgiven=0.02) == Reach(60, 60, 0)


def test_only_what_lies_between_the_crossing_cuts_counts() -> None:
    assert reach(edge(".", "#" * 10 + ".", "#" * 10 + "."), 1, 1, (20, 50), forgiven=0.02).inked_mm == 0


@pytest.mark.parametrize("packed", ["", "!!", "AAAA"])
def test_rubbish_is_no_ink(packed: str) -> None:
    assert reach(Edge(1.0, 1.0, 64, packed), 3, 3, WHOLE, forgiven=0.02) == Reach(0, 0, None)


def test_a_bomb_does_not_unpack() -> None:
    rows = Edge.of([b"\0" * (64 << 20)], bits=64, row_mm=1.0, bit_mm=1.0).rows()
    assert len(rows) <= (4 << 20) // 8


@pytest.mark.parametrize(("row_mm", "bit_mm"), [(0.0, 1.5), (1.5, 0.0)])
def test_a_page_without_width_has_no_ink_at_a_cut(row_mm: float, bit_mm: float) -> None:
    thin = Edge.of([b"\xff"], bits=8, row_mm=row_mm, bit_mm=bit_mm)
    assert reach(thin, 3, 3, WHOLE, forgiven=0.02) == Reach(0, 0, None)
