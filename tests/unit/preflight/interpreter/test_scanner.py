import time

import pytest

from preflight.interpreter.scanner import RUN, name_from, operations, string_end


def found(content: bytes) -> list[tuple[bytes, list[object]]]:
    return [(operator, operands) for operator, operands in operations(content) if operator]


@pytest.mark.parametrize(
    ("content", "operator", "operands"),
    [
        (b"1 0 0 1 -.5 +3. cm", b"cm", [1, 0, 0, 1, -0.5, 3]),
        (b"/F1 12 Tf", b"Tf", ["/F1", 12]),
        (b"/A#20B Do", b"Do", ["/A B"]),
        (b"(a\\)b\\101\\\nc) Tj", b"Tj", [b"a)bAc"]),
        (b"(a(b)c)Tj", b"Tj", [b"a(b)c"]),
        (b"<41 4>Tj", b"Tj", [b"A@"]),
        (b"[(x)-3<4142>] TJ", b"TJ", [(b"x", -3, b"AB")]),
        (b"0.5 0.2 /P1 scn", b"scn", [0.5, 0.2, "/P1"]),
        (b"/OC /MC0 BDC", b"BDC", ["/OC", "/MC0"]),
        (
            b"/OC <</Name (x f)/B [1 2]/C <</D 1>>>> BDC",
            b"BDC",
            ["/OC", {"/Name": b"x f", "/B": (1, 2), "/C": ("/D", 1)}],
        ),
        (b"% 0 0 9 9 re f\nq", b"q", []),
        (b"1-2 --5 1.2.3 rg", b"rg", [1, -5, 1.2]),
        (b"true null 5 d", b"d", [True, None, 5]),
    ],
)
def test_an_operator_comes_with_its_operands(content: bytes, operator: bytes, operands: list[object]) -> None:
    assert found(content) == [(operator, operands)]


def test_path_segments_come_in_one_piece() -> None:
    assert found(b"0 0 m 1 1 l 2 2 3 3 4 4 c h S") == [(RUN, [b"0 0 m 1 1 l 2 2 3 3 4 4 c h "]), (b"S", [])]


def test_the_data_of_an_inline_image_is_passed_over() -> None:
    content = b"BI /W 2 /F [/AHx /Fl] ID (/A Do EIEI \x00 EI Q"
    assert found(content) == [(b"BI", [{"/W": 2, "/F": ("/AHx", "/Fl")}]), (b"Q", [])]


def test_an_inline_image_that_never_ends_takes_the_rest() -> None:
    assert found(b"BI /W 1 ID never ends /A Do") == [(b"BI", [{"/W": 1}])]


@pytest.mark.parametrize(
    "content", [b"(((", b")>>]]}{", b"<0", b"<<", b"[(a", b"/", b"%", b"BI", b"\x00" * 50]
)
def test_rubbish_ends(content: bytes) -> None:
    assert [each for each in found(content) if each[0] not in {b"BI", b"DA"}] == []


@pytest.mark.parametrize(
    "unit", [b" ", b"1 ", b"(", b"[", b"<0", b"(x)", b"[(x)", b"1 1 m ", b")", b"/", b"BI ", b"<<"]
)
def test_no_content_takes_longer_than_its_length_lets_it(unit: bytes) -> None:
    def cost(count: int) -> float:
        begun = time.process_time()
        for _ in operations(unit * count):
            pass
        return time.process_time() - begun

    assert cost(40_000) < 40 * cost(4_000) + 0.05


def test_brackets_of_a_string_nest() -> None:
    assert string_end(rb"a(b\)c)d)e", 0) == len(rb"a(b\)c)d)")


def test_names_may_hold_codes() -> None:
    assert (name_from(b"/A#20B"), name_from(b"/A")) == ("/A B", "/A")
