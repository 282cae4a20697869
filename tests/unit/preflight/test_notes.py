from dataclasses import replace

from preflight import Place, Severity, notes_of
from preflight.notes import COLOURS, MOST_LETTERS, MOST_NOTES, Note, NotesWish
from preflight.sandbox.protocol import FACTS_LIMITS, MOST_REQUEST_BYTES, Errand, Request
from preflight_builders import a4, check, page, pdf

REPORT = check(pdf(page(bleed=0)), a4())


def test_every_place_is_a_note_in_the_words_of_its_finding() -> None:
    notes = notes_of(REPORT)
    assert [(note.page, note.severity) for note in notes] == [(1, Severity.ERROR)] * 4
    assert {note.text for note in notes} == {REPORT.findings[0].message}


def test_the_gravest_come_first_and_not_too_many_are_kept() -> None:
    places = tuple(Place(1, (float(number), 0.0, 9.0, 9.0)) for number in range(MOST_NOTES))
    light = replace(REPORT.findings[0], severity=Severity.WARNING, places=places)
    notes = notes_of(replace(REPORT, findings=(light, REPORT.findings[0])))
    assert len(notes) == MOST_NOTES
    assert [note.severity for note in notes[:5]] == [Severity.ERROR] * 4 + [Severity.WARNING]


def test_every_weight_has_a_colour() -> None:
    assert set(COLOURS) == set(Severity)


def test_as_many_notes_as_there_may_be_fit_into_an_errand() -> None:
    longest = Note(999_999, (-99999.123456789,) * 4, Severity.SIGNOFF, "\N{PILE OF POO}" * MOST_LETTERS)
    request = Request(Errand.NOTES, "", FACTS_LIMITS, notes=NotesWish((longest,) * MOST_NOTES))
    assert len(request.to_bytes()) < MOST_REQUEST_BYTES
