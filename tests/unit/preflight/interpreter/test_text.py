import pytest

from preflight.facts import Overprint, TextFacts, Trait
from preflight_builders import known_facts, page, pdf, stream

HALF = "/FirstChar 0/LastChar 255/Widths[" + "500 " * 256 + "]"
DESCRIBED = "/FontDescriptor<</Ascent 800/Descent -200/FontFile2 100 0 R>>"
FONT = f"<</Type/Font/Subtype/TrueType/BaseFont/Half{HALF}{DESCRIBED}>>"
INCH_MM = 25.4


def texts(content: bytes, *, more: str = "", extra: tuple[bytes, ...] = ()) -> tuple[TextFacts, ...]:
    """Text on a page of 200 x 100 mm in /F, whose letters are all half an em wide."""
    entries = f"/Resources<</Font<</F {FONT}>>{more}>>"
    sheet = page((200, 100), bleed=0, content=content, entries=entries)
    return known_facts(pdf(sheet, extra=(stream(b"font"), *extra))).pages[0].texts


def only(found: tuple[TextFacts, ...]) -> TextFacts:
    assert len(found) == 1
    return found[0]


def points(found: TextFacts) -> tuple[float, ...]:
    return tuple(edge / INCH_MM * 72 for edge in found.rects_mm[0])


def test_the_box_of_text_comes_from_the_widths_of_its_letters() -> None:
    found = only(texts(b"BT /F 10 Tf 100 50 Td (abcd) Tj ET"))
    assert points(found) == pytest.approx((100, 48, 120, 58), abs=0.02)
    assert (found.size_pt, found.glyphs) == (10, 4)


@pytest.mark.parametrize(
    ("shown", "width"),
    [
        (b"(abcd) Tj", 20),
        (b"<61626364> Tj", 20),
        (b"[(ab) -1000 (cd)] TJ", 30),
        (b"[(ab) 1000 (cd)] TJ", 10),
        (b"2 Tc (abcd) Tj", 28),
        (b"5 Tw (a cd) Tj", 25),
        (b"50 Tz (abcd) Tj", 10),
        (b"(ab) Tj (cd) Tj", 20),
    ],
)
def test_spaces_moves_and_stretching_count(shown: bytes, width: float) -> None:
    left, _, right, _ = points(only(texts(b"BT /F 10 Tf 100 50 Td " + shown + b" ET")))
    assert right - left == pytest.approx(width, abs=0.02)


@pytest.mark.parametrize(
    ("setting", "size"),
    [
        (b"/F 10 Tf", 10),
        (b"/F 1 Tf 12 0 0 12 9 9 Tm", 12),
        (b"/F 5 Tf 0 2 -2 0 99 9 Tm", 10),
        (b"/F 8 Tf 25 Tz", 4),
        (b"/F -10 Tf 1 0 0 1 99 99 Tm", 10),
    ],
)
def test_the_effective_size_counts_every_matrix(setting: bytes, size: float) -> None:
    assert only(texts(b"q 1 0 0 1 9 9 cm BT " + setting + b" (a) Tj ET Q")).size_pt == size


def test_lines_move_by_the_leading() -> None:
    found = only(texts(b"BT /F 10 Tf 14 TL 9 99 Td (a) Tj T* (b) ' 0 -14 TD (c) Tj 1 1 (d) \" ET"))
    assert found.glyphs == 4
    assert found.rects_mm[-1][1] / INCH_MM * 72 == pytest.approx(99 - 4 * 14 - 2, abs=0.02)


def test_text_of_two_colours_is_two_classes() -> None:
    black, white = texts(b"BT /F 9 Tf 9 9 Td 0 0 0 1 k (a) Tj (b) Tj 0 0 0 0 k (c) Tj ET")
    assert [(each.fill and each.fill.trait, each.glyphs) for each in (black, white)] == [
        (Trait.BLACK, 2),
        (Trait.WHITE, 1),
    ]


def test_overprint_is_told_with_its_mode() -> None:
    more = "/ExtGState<</A<</op true/OPM 1>>/B<</OP true>>>>"
    found = texts(b"BT /F 9 Tf 9 9 Td (a) Tj /A gs (b) Tj 7 Tf 0 g 0 g /B gs (c) Tj ET", more=more)
    assert [each.overprint for each in found][:2] == [Overprint.OFF, Overprint.NONZERO]


def test_outlined_text_has_a_stroke_and_its_width() -> None:
    found = only(texts(b"BT /F 9 Tf 9 9 Td 2 Tr 0.3 w 1 0 0 RG (a) Tj ET"))
    assert found.fill is not None
    assert found.stroke is not None
    assert found.line_pt == 0.3


def test_invisible_text_is_counted_and_not_told() -> None:
    entries = f"/Resources<</Font<</F {FONT}>>>>"
    sheet = page(content=b"BT /F 9 Tf 9 9 Td 3 Tr (abc) Tj ET", entries=entries)
    found = known_facts(pdf(sheet, extra=(stream(b"font"),))).pages[0]
    assert (found.texts, found.invisible_text, found.has_marks) == ((), 3, False)


def test_text_clips_what_follows() -> None:
    sheet = page(
        content=b"BT /F 9 Tf 9 9 Td 7 Tr (abc) Tj ET 0 0 99 99 re f",
        entries=f"/Resources<</Font<</F {FONT}>>>>",
    )
    (fill,) = known_facts(pdf(sheet, extra=(stream(b"font"),))).pages[0].fills
    assert fill.rects_mm[0][2] == pytest.approx((9 + 13.5) / 72 * INCH_MM, abs=0.01)


def test_text_off_the_page_is_not_told() -> None:
    assert texts(b"BT /F 9 Tf 9000 9 Td (abc) Tj ET") == ()


TYPE3 = (
    "<</Type/Font/Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FontBBox[0 0 100 100]/FirstChar 97/Widths[100]"
    "/Encoding<</Differences[97/sq]>>/CharProcs<</sq {place} 0 R>>/Resources<<>>>>"
)


@pytest.mark.parametrize(("begin", "fills"), [(b"100 0 d0", 1), (b"100 0 0 0 9 9 d1", 0)])
def test_a_letter_that_brings_its_own_colour_is_looked_into(begin: bytes, fills: int) -> None:
    font = TYPE3.replace("{place}", "100")
    sheet = page(content=b"BT /T 10 Tf 9 9 Td (a) Tj ET", entries=f"/Resources<</Font<</T {font}>>>>")
    drawing = stream(begin + b" 1 0 0 rg 0 0 100 100 re f")
    facts = known_facts(pdf(sheet, extra=(drawing,)))
    found = facts.pages[0]
    assert len(found.fills) == fills
    assert only(found.texts).size_pt == 10
    assert {facts.spaces[place].process for place in found.spaces} == ({"Gray", "RGB"} if fills else {"Gray"})
