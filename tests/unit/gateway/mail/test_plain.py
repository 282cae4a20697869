"""Foreign text that is to stand in a mail."""

import pytest

from gateway.mail.plain import lines, one_line


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1c"])
def test_a_line_break_of_any_kind_becomes_a_space(break_: str) -> None:
    assert one_line(f"Spring{break_}Bcc: victim@example.org") == "Spring Bcc: victim@example.org"
    assert lines(f"a{break_}b") == ("a", "b")


def test_characters_that_turn_the_direction_or_cannot_be_seen_are_left_out() -> None:
    assert one_line("invoice\u202efdp.exe \u2066x\u2069 \x00\x1b[31m") == "invoicefdp.exe x [31m"


def test_letters_of_every_script_stay() -> None:
    for text in ("Größe 10 µm", "כרטיס ביקור", "بطاقة", "名刺", "Zoë 👩‍🎨"):
        assert one_line(text) == text


def test_a_long_text_is_cut_with_a_mark() -> None:
    assert one_line("x" * 300, limit=10) == "x" * 9 + "…"


def test_paragraphs_stay_apart_and_nothing_stays_nothing() -> None:
    assert lines("One.\n\nTwo.\n") == ("One.", "", "Two.")
    assert lines(" \n ") == ()
