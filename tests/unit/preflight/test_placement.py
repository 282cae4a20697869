import pytest

from preflight.placement import IDENTITY, Drawn, Matrix, State, Written, placed, times


def marks(content: bytes) -> list[Drawn | Written]:
    return list(placed(content, State()))


def matrices(content: bytes) -> list[Matrix]:
    return [mark.state.matrix for mark in marks(content) if isinstance(mark, Drawn)]


def fonts(content: bytes) -> list[str]:
    return [mark.font for mark in marks(content) if isinstance(mark, Written)]


def test_matrices_add_up_and_are_put_back() -> None:
    content = b"q 2 0 0 2 10 20 cm q 3 0 0 3 1 1 cm /A Do Q /B Do Q /C Do"
    assert matrices(content) == [(6, 0, 0, 6, 12, 22), (2, 0, 0, 2, 10, 20), IDENTITY]


def test_the_first_matrix_of_two_is_applied_first() -> None:
    assert times((1, 0, 0, 1, 5, 0), (2, 0, 0, 2, 0, 0)) == (2, 0, 0, 2, 10, 0)


@pytest.mark.parametrize(
    "content",
    [
        b"(/A Do) Tj",
        b"(a \\) /A Do) Tj",
        b"(a (nested) /A Do) Tj",
        b"% /A Do\n",
        b"/A /Do",
        b"/A Dont",
        b"BI /W 1 /H 1 /BPC 8 ID /A Do EIEI /A Do EI",
        b"BI /W 1 ID never ends /A Do",
        b"Do",
    ],
)
def test_what_only_looks_like_drawing_draws_nothing(content: bytes) -> None:
    assert [mark for mark in marks(content) if isinstance(mark, Drawn)] == []


def test_names_may_hold_codes_and_stand_close() -> None:
    assert [m.name for m in marks(b"/A#20B Do/C Do") if isinstance(m, Drawn)] == ["/A B", "/C"]


@pytest.mark.parametrize("operands", [b"1 0 0 1 5", b"a b c d e f", b"1e999 0 0 1 0 0", b"", b"<<>> 1 2 3"])
def test_a_matrix_that_makes_no_sense_changes_nothing(operands: bytes) -> None:
    assert matrices(operands + b" cm /A Do") == [IDENTITY]


def test_more_ends_than_beginnings_do_no_harm() -> None:
    assert matrices(b"Q Q Q /A Do " + b"q " * 100_000 + b"/B Do") == [IDENTITY, IDENTITY]


def test_a_font_counts_where_text_is_shown_with_it() -> None:
    assert fonts(b"BT /F1 12 Tf (a) Tj /F2 9 Tf ET BT [(b)-3(c)] TJ ET") == ["/F1", "/F2"]
    assert fonts(b"BT /F1 12 Tf ET") == []
    assert fonts(b"BT /F1 12 Tf (a) ' 1 2 (b) \" ET") == ["/F1", "/F1"]


def test_text_that_cannot_be_seen_uses_no_font() -> None:
    assert fonts(b"BT 3 Tr /F1 12 Tf (hidden) Tj 0 Tr (seen) Tj ET") == ["/F1"]


def test_a_form_begins_with_the_state_it_is_drawn_in() -> None:
    assert list(placed(b"(a) Tj", State(font="/F9"))) == [Written("/F9")]
