import io

from preflight.reading.damage import Traces, look_at, look_closer
from preflight_builders import known_facts, page, pdf, stream

SOUND = pdf(page())


def test_a_sound_file_is_sound() -> None:
    found = look_at(io.BytesIO(SOUND))
    assert (found.truncated, found.junk_before, found.headers, found.revisions) == (False, 0, 1, 1)


def test_a_sound_file_has_no_traces_of_broken_transfers() -> None:
    assert look_closer(io.BytesIO(SOUND)) == Traces(zeros=False, text_mode=False)


def test_a_file_whose_end_is_missing_is_truncated() -> None:
    assert look_at(io.BytesIO(SOUND[: SOUND.rindex(b"startxref")])).truncated


def test_junk_and_a_second_file_are_counted() -> None:
    found = look_at(io.BytesIO(b"HTTP/1.1 200\n" + SOUND + b"\n" + SOUND))
    assert (found.junk_before, found.headers, found.revisions) == (13, 3, 2)


def test_rewritten_line_ends_and_zeros_are_told_of_a_file_that_does_not_read_as_it_should() -> None:
    lines = stream(b"\n".join([b"\xff\xfe"] * 60) + bytes(20_000))
    mangled = pdf(page(), extra=(lines,)).replace(b"\n", b"\r\n")
    damage = known_facts(mangled).damage
    assert (damage.text_mode, damage.zeros, damage.rebuilt) == (True, True, True)
    assert known_facts(pdf(page(), extra=(lines,))).damage.zeros is False
