import pytest

from preflight.facts import FillFacts, LineFacts, Overprint, PageFacts
from preflight_builders import image, known_facts, page, pdf, stream


def painted(content: bytes, more: str = "") -> PageFacts:
    return known_facts(
        pdf(page((100, 100), bleed=0, content=content, entries=f"/Resources<<{more}>>"))
    ).pages[0]


def points(found: FillFacts | LineFacts) -> tuple[float, ...]:
    return tuple(edge / 25.4 * 72 for edge in found.rects_mm[0])


@pytest.mark.parametrize(
    "path",
    [b"10 20 30 40 re", b"10 20 m 40 20 l 40 60 l 10 60 l h", b"40 60 -30 -40 re", b"10 20 m\n40\n60\nl"],
)
@pytest.mark.parametrize("paint", [b"f", b"F", b"f*"])
def test_an_area_is_where_its_path_is(path: bytes, paint: bytes) -> None:
    (fill,) = painted(path + b" " + paint).fills
    assert points(fill) == pytest.approx((10, 20, 40, 60), abs=0.02)
    assert (fill.what, fill.least_pt) == ("path", 30)


@pytest.mark.parametrize(
    "path",
    [
        b"10.5 20 m\n40 20.25 l\n40.75 60 l\nh\n",
        b"10.5 20 m 40 20.25 l 40.75 60 l h ",
        b"10.5 20 m 40 20 l h 10.5 60 m 40.75 60 l h ",
        b"10.5 20 m\r\n40 20.25 l\r\n40.75 60 l\r\n",
        b"10.5 20\nm\n40 20.25\nl\n40.75 60\nl\n",
        b"10.5\n20 m\n40\n20.25 l\n40.75\n60 l\n",
        b"10.5  20  m  40  20.25  l  40.75  60  l  ",
        b"10.5\t20 m\t40 20.25 l\t40.75 60 l\t",
        b"+10.5 20. m 40. +20.25 l 040.750 060 l ",
        b"10.5 20 m 40 20.25 40 60 40.75 60 c 40.75 60 40 30 v 12 30 13 40 y ",
    ],
)
def test_a_run_of_segments_is_read_however_it_is_written(path: bytes) -> None:
    (fill,) = painted(path + b"f").fills
    assert points(fill) == pytest.approx((10.5, 20, 40.75, 60), abs=0.02)


def test_numbers_without_a_digit_before_their_point_are_read() -> None:
    (fill,) = painted(b"100 0 0 100 0 0 cm .1 .2 m .4 .2 l .4 .6 l -.1 .6 l f").fills
    assert points(fill) == pytest.approx((0, 20, 40, 60), abs=0.02)


@pytest.mark.parametrize(
    ("line", "width"),
    [
        (b"0.2 w 9 9 m 99 9 l S", 0.2),
        (b"0 w 9 9 m 99 9 l S", 0),
        (b".1 0 0 .1 0 0 cm 1 w 90 90 m 990 90 l S", 0.1),
        (b"4 0 0 1 0 0 cm 0.5 w 9 9 m 20 9 l s", 0.5),
    ],
)
def test_the_effective_width_of_a_line_counts_the_matrix(line: bytes, width: float) -> None:
    (found,) = painted(line).lines
    assert (found.width_pt, found.count) == (width, 1)


def test_fill_and_stroke_paint_both() -> None:
    found = painted(b"0 0 0 1 k 1 0 0 0 K 9 9 50 50 re B")
    assert (len(found.fills), len(found.lines)) == (1, 1)
    assert found.fills[0].colour != found.lines[0].colour


def test_a_clip_leaves_what_is_inside_until_the_state_is_restored() -> None:
    found = painted(b"q 0 0 20 20 re W n 0 g 0 0 90 90 re f Q 1 g 30 30 60 60 re f")
    assert [points(fill)[2] for fill in found.fills] == pytest.approx([20, 90], abs=0.02)


def test_what_a_clip_leaves_nothing_of_is_not_told() -> None:
    assert painted(b"0 0 5 5 re W n 50 50 20 20 re f").has_marks is False


def test_white_on_paper_is_a_mark_without_ink() -> None:
    found = painted(b"0 0 0 0 k 9 9 50 50 re f")
    assert (found.has_marks, found.has_ink, found.extent_mm) == (True, False, None)


def test_nodes_are_counted_in_all_and_of_the_largest_path() -> None:
    found = painted(b"0 0 m 1 1 l 2 2 3 3 4 4 c S 0 0 9 9 re f")
    assert (found.nodes, found.most_nodes) == (9, 5)


def test_a_shading_fills_the_clip() -> None:
    found = painted(b"10 10 50 50 re W n /S sh", "/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB>>>>")
    (fill,) = found.fills
    assert (fill.what, fill.overprint) == ("shading", Overprint.OFF)
    assert points(fill) == pytest.approx((10, 10, 60, 60), abs=0.02)


_RESOURCES = (
    "/Resources<</ExtGState<</Half<</ca .5>>/Op<</op true>>/Soft<</SMask<</S/Luminosity>>>>>>"
    "/ColorSpace<</None[/Separation/None/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 0 0 1]>>]>>"
    "/XObject<</I 100 0 R/G 101 0 R/F 102 0 R/H 103 0 R>>>>"
)
_LINE = b"0 0 0 1 K 0.1 w 20 20 m 40 20 l S "
_COVER = b"10 10 60 60 re f"


def lines_left(content: bytes) -> int:
    """How many lines are told of a page of 100 points on which one is drawn from 20, 20 to 40, 20."""
    form = "/Type/XObject/Subtype/Form/BBox[0 0 100 100]"
    extra = (
        image(9, 9),
        image(9, 9, "/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 100 0 R"),
        stream(_LINE + b"1 g " + _COVER, form),
        stream(_LINE, form),
    )
    return len(
        known_facts(pdf(page((100, 100), bleed=0, content=content, entries=_RESOURCES), extra=extra))
        .pages[0]
        .lines
    )


@pytest.mark.parametrize(
    "cover",
    [
        b"1 g " + _COVER,
        b"0 0 0 0 k 10 10 60 60 re f*",
        b"q 0 1 -1 0 80 0 cm 1 g 10 10 60 60 re f Q",
        b"q 15 15 50 50 re W n 1 g 0 0 100 100 re f Q",
        b"q 60 0 0 60 10 10 cm /I Do Q",
    ],
    ids=["white", "even-odd", "quarter turn", "within a rectangle", "picture"],
)
def test_what_lies_under_something_opaque_is_not_told(cover: bytes) -> None:
    assert lines_left(_LINE + cover) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"1 g " + _COVER + b" " + _LINE,
        _LINE + b"1 g 10 10 20 60 re f",
        _LINE + b"/Half gs 1 g " + _COVER,
        _LINE + b"/Soft gs 1 g " + _COVER,
        _LINE + b"/Op gs 1 g " + _COVER,
        _LINE + b"/None cs 1 scn " + _COVER,
        _LINE + b"1 g 0 0 m 90 0 l 90 90 l h f",
        _LINE + b"1 g 10 10 60 60 re 15 15 50 50 re f*",
        _LINE + b"q 20 10 m 60 10 l 60 60 l h W n 1 g " + _COVER + b" Q",
        _LINE + b"q .8 .6 -.6 .8 0 0 cm 1 g " + _COVER + b" Q",
        _LINE + b"1 g 15 15 30 10 re f",
        _LINE + b"q 60 0 0 60 10 10 cm /G Do Q",
        _LINE + b"q 48 36 -36 48 30 0 cm /I Do Q",
    ],
    ids=[
        "painted before", "in part", "glass", "soft mask", "overprint", "no ink", "triangle", "a frame",
        "clipped by a triangle", "turned", "small", "picture with a mask", "turned picture",
    ],
)  # fmt: skip
def test_what_shines_through_or_looks_out_is_told(content: bytes) -> None:
    assert lines_left(content) == 1


def test_a_form_hides_what_it_painted_itself_and_what_it_painted_can_be_hidden() -> None:
    assert lines_left(b"/F Do") == 0
    assert lines_left(b"/H Do") == 1
    assert lines_left(b"/H Do 1 g " + _COVER) == 0


def test_of_very_many_covers_the_first_hide() -> None:
    far = b" ".join(b"1 g %d 50 30 30 re f" % place for place in range(100))
    assert lines_left(_LINE + far + b" " + _COVER) == 1
    assert lines_left(_LINE + far[: far.rindex(b"1 g")] + b" " + _COVER) == 0


def test_a_picture_that_is_covered_takes_its_colours_with_it() -> None:
    shown = known_facts(
        pdf(
            page(content=b"q 50 0 0 50 10 10 cm /I Do Q 0 0 0 0 k 0 0 100 100 re f", entries=_RESOURCES),
            extra=(image(9, 9, "/BitsPerComponent 8/ColorSpace/DeviceRGB"),),
        )
    )
    assert shown.pages[0].images == ()
    assert [shown.spaces[place].family for place in shown.pages[0].spaces] == ["DeviceCMYK"]
