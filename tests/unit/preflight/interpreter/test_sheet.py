from preflight.facts import MOST_RECTS, Overprint
from preflight.interpreter.sheet import FillLook, LineLook, Sheet, Tally, TextLook
from preflight.interpreter.state import Ink, Under

INK = Ink(0, (0.0,))
EVERYWHERE = (0.0, 0.0, 100.0, 100.0)


def form() -> Sheet:
    """Text of 10, a line of 2 and an area, side by side."""
    sheet = Sheet()
    sheet.text(TextLook(0, 10.0, INK, None, Overprint.OFF, Overprint.OFF, 0.0)).add((0, 0, 10, 10), 3)
    sheet.line(LineLook(2.0, INK, Overprint.OFF), (20, 0, 30, 2))
    sheet.fill(FillLook("path", INK, Overprint.OFF), (40, 0, 50, 10), 10)
    sheet.drawn = 3
    return sheet


def test_what_lies_close_together_is_one_place() -> None:
    tally = Tally()
    for line in range(5):
        tally.add((0, 14 * line, 80, 14 * line + 10), 20)
    tally.add((0, 500, 80, 510), 1)
    assert (tally.count, tally.boxes) == (101, [(0, 0, 80, 66), (0, 500, 80, 510)])


def test_all_places_are_covered_however_many_there_are() -> None:
    tally = Tally()
    for place in range(50):
        tally.add((100 * place, 0, 100 * place + 1, 1))
    assert len(tally.boxes) == MOST_RECTS
    assert tally.boxes[-1][2] == 4901


def test_a_form_is_placed_and_its_sizes_with_it() -> None:
    page = Sheet()
    assert page.absorb(form(), (2, 0, 0, 2, 5, 5), EVERYWHERE)
    ((text, letters),) = page.texts.items()
    ((line, _),) = page.lines.items()
    ((_, area),) = page.fills.items()
    assert (text.size, letters.count, letters.boxes) == (20, 3, [(5, 5, 25, 25)])
    assert (line.width, area.least, area.boxes) == (4, 20, [(85, 5, 100, 25)])


def test_only_what_is_inside_the_clip_is_taken_in() -> None:
    page = Sheet()
    assert page.absorb(form(), (1, 0, 0, 1, 0, 0), (35, 0, 60, 60))
    assert (len(page.texts), len(page.lines), len(page.fills)) == (0, 0, 1)
    assert not Sheet().absorb(form(), (1, 0, 0, 1, 200, 200), EVERYWHERE)


def test_a_cell_of_a_pattern_is_seen_wherever_the_pattern_is() -> None:
    page = Sheet()
    assert page.absorb(form(), (1, 0, 0, 1, 900, 900), (1, 1, 2, 2), tiled=True)
    assert [tally.boxes for tally in page.fills.values()] == [[(1, 1, 2, 2)]]


def test_where_colours_are_countless_they_are_no_longer_told_apart() -> None:
    page = Sheet()
    for shade in range(2500):
        page.fill(FillLook("path", Ink(0, (shade / 2500,)), Overprint.OFF), (0, 0, 1, 1), 1)
    assert len(page.fills) == 2001
    assert page.fills[FillLook("path", Ink(0, ()), Overprint.OFF)].count == 500


def test_what_is_transparent_is_counted_by_its_kind() -> None:
    page = Sheet()
    page.under((Under("alpha", "0.5"), Under("blend", "Multiply")), (0, 0, 1, 1))
    page.under((Under("alpha", "0.5"),), (0, 0, 1, 1))
    assert {under.kind: tally.count for under, tally in page.transparent.items()} == {"alpha": 2, "blend": 1}
