from collections.abc import Callable

import pytest

from font_programs import cff, open_type, true_type
from preflight.interpreter.outlines import shows_missing_glyphs


@pytest.mark.parametrize("program", [true_type, open_type, cff])
def test_a_box_for_missing_letters_is_told_from_nothing(program: Callable[..., bytes]) -> None:
    assert shows_missing_glyphs(program(outline=True))
    assert not shows_missing_glyphs(program(outline=False))


@pytest.mark.parametrize("program", [true_type(outline=True), open_type(outline=True), cff(outline=True)])
def test_a_program_that_is_cut_off_anywhere_shows_nothing_and_breaks_nothing(program: bytes) -> None:
    told = [shows_missing_glyphs(program[:length]) for length in range(len(program))]
    assert True not in told[: len(program) // 2]


@pytest.mark.parametrize(
    "program", [b"", b"OTTO", b"%!PS-AdobeFont", b"\x01" * 200, bytes(200), b"\x00\x01\x00\x00" * 50]
)
def test_rubbish_shows_nothing(program: bytes) -> None:
    assert not shows_missing_glyphs(program)
