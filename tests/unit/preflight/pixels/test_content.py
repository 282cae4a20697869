from preflight.pixels import content
from preflight.pixels.content import Inline, Named, Nest, Paint
from preflight.pixels.spaces import CMYK, GRAY, PATTERN, RGB, Kind, Space

SPOT = Space(Kind.COLORANTS, 1, ("Gold",))


def events(stream: bytes) -> list[content.Event]:
    return content.read(stream, {"/S": SPOT, "/Pattern": PATTERN}.__getitem__).events


def test_colours_are_told_and_the_bytes_between_are_kept() -> None:
    assert events(b"0 0 9 9 re f 1 0 0 .5 k 1 1 m") == [
        b"0 0 9 9 re f ", Paint(CMYK, (1, 0, 0, 0.5), stroke=False), b" 1 1 m",
    ]  # fmt: skip


def test_strokes_are_told_from_fills() -> None:
    assert events(b".1 G .2 .3 .4 RG") == [
        Paint(GRAY, (0.1,), stroke=True), b" ", Paint(RGB, (0.2, 0.3, 0.4), stroke=True),
    ]  # fmt: skip


def test_a_space_begins_with_its_own_colour_and_keeps_for_the_next() -> None:
    assert [e for e in events(b"/S cs .3 scn") if isinstance(e, Paint)] == [
        Paint(SPOT, (1.0,), stroke=False), Paint(SPOT, (0.3,), stroke=False),
    ]  # fmt: skip


def test_q_and_Q_bring_a_space_back() -> None:  # noqa: N802 - the operators' names
    last = events(b"/S cs q 0 g Q .4 scn")[-1]
    assert last == Paint(SPOT, (0.4,), stroke=False)


def test_a_pattern_is_named() -> None:
    assert events(b"/Pattern cs /P#31 scn")[-1] == Paint(PATTERN, (), stroke=False, pattern="/P1")


def test_operators_in_strings_and_comments_are_none() -> None:
    stream = b"(1 0 0 0 k \\) (q) ) Tj % 0 g\n<30206720> Tj"
    assert events(stream) == [stream]


def test_resources_are_named() -> None:
    assert [e for e in events(b"/A Do /B gs /C sh q Q") if not isinstance(e, bytes)] == [
        Named("Do", "/A"), Named("gs", "/B"), Named("sh", "/C"), Nest(saves=True), Nest(saves=False),
    ]  # fmt: skip


def test_an_inline_image_is_taken_out_with_its_data() -> None:
    found = events(b"q BI /W 1 /H 1 ID \x00k q\nEI Q")
    assert found[2] == Inline(b" /W 1 /H 1 ", b"\x00k q")


def test_what_is_drawn_is_as_large_as_the_matrices_say() -> None:
    script = content.read(b"2 0 0 3 0 0 cm q 5 0 0 5 1 1 cm /A Do Q /B Do", lambda _: GRAY)
    assert script.draws == [("/A", (10, 0, 0, 15)), ("/B", (2, 0, 0, 3))]


def test_numbers_that_are_none_count_as_nothing() -> None:
    assert events(b"-- 1e99 . g")[-1] == Paint(GRAY, (0.0,), stroke=False)


def test_a_glyph_without_colour_says_so() -> None:
    assert content.read(b"10 0 0 0 9 9 d1 0 0 9 9 re f", lambda _: GRAY).colourless
