"""The copy is read back by our own facts: a note must lie where the finding was, however the page is turned."""

import io
from pathlib import Path

import pytest

from preflight import CollectFailure, Note, Severity, annotated, notes_of
from preflight.annotate import annotate
from preflight.notes import MAGIC
from preflight_builders import a4, check, flate_bomb, known_facts, locked, page, pdf

PLACE = (20.0, 30.0, 60.0, 45.0)
NOTE = Note(1, PLACE, Severity.ERROR, "Bild (72 ppi) über dem Rand \N{EURO SIGN}")


def noted(data: bytes, *notes: Note) -> bytes:
    answer = annotate(io.BytesIO(data), notes or (NOTE,))
    assert answer.startswith(MAGIC)
    return answer.removeprefix(MAGIC)


@pytest.mark.parametrize(
    "entries", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/UserUnit 2", "/UserUnit 2/Rotate 90"]
)
def test_a_note_lies_where_the_finding_was(entries: str) -> None:
    (found,) = known_facts(noted(pdf(page(entries=entries)))).pages[0].annotations
    assert found.rect_mm == pytest.approx(PLACE, abs=0.05)
    assert (found.text, found.printable) == (NOTE.text, False)


def test_a_page_whose_origin_is_elsewhere_is_no_matter() -> None:
    data = pdf(page()).replace(b"/MediaBox[0.0000 0.0000 ", b"/MediaBox[-50.000 -90.000 ")
    (found,) = known_facts(noted(data)).pages[0].annotations
    assert found.rect_mm == pytest.approx(PLACE, abs=0.05)


def test_the_copy_begins_with_the_file_as_it_came() -> None:
    data = pdf(page(), page())
    assert noted(data).startswith(data)


def test_what_is_too_small_to_be_seen_is_drawn_larger() -> None:
    dot = Note(1, (50.0, 50.0, 50.0, 50.0), Severity.INFO, "dot")
    (found,) = known_facts(noted(pdf(page()), dot)).pages[0].annotations
    assert found.rect_mm == pytest.approx((49.25, 49.25, 50.75, 50.75), abs=0.05)


def test_a_page_that_is_not_there_gets_no_note() -> None:
    copy = noted(pdf(page()), Note(9, PLACE, Severity.ERROR, "x"), Note(0, PLACE, Severity.ERROR, "x"), NOTE)
    assert len(known_facts(copy).pages[0].annotations) == 1


def test_the_copy_is_made_in_the_sandbox(tmp_path: Path) -> None:
    data = pdf(page(bleed=0))
    path = tmp_path / "flyer.pdf"
    path.write_bytes(data)
    copy = annotated(path, notes_of(check(data, a4())))
    assert isinstance(copy, bytes)
    assert len(known_facts(copy).pages[0].annotations) == 4


@pytest.mark.parametrize("data", [b"", b"no pdf", flate_bomb(50)[:400], locked(pdf(page()), user="u")])
def test_a_file_that_cannot_be_annotated_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    assert isinstance(annotated(path, (NOTE,)), CollectFailure)
