"""What changes between two jobs, in the reader's language."""

from dataclasses import replace

import pytest

from gateway.web.changes import told_changes
from gateway.web.words import Words, catalogue, locales
from jdf import CHANGE_LABELS, diff_job_specs
from jdf_builders import booklet, flyer, with_part


@pytest.mark.parametrize("locale", locales())
def test_every_field_of_a_job_has_a_name(locale: str):
    wanted = {f"changes.{key.replace('.', '_')}" for key in CHANGE_LABELS}
    assert wanted - catalogue(locale).keys() == set()


def test_numbers_and_names_are_the_reader_s_and_the_pieces_are_not_said_twice():
    before, after = flyer(1000), flyer(2500)
    moved = replace(after, delivery=(replace(after.delivery[0], city="Köln"),))
    changes = diff_job_specs(before, moved)
    here = before.delivery[0].city
    assert list(told_changes(changes, Words("de"))) == ["Auflage: 1.000 → 2.500", f"Ort: {here} → Köln"]
    assert next(told_changes(changes, Words("en"))) == "Quantity: 1,000 → 2,500"


def test_of_several_parts_the_line_names_the_one_meant():
    heavier = with_part(booklet(), lambda part: replace(part, media=replace(part.media, gsm=250)))
    (line,) = told_changes(diff_job_specs(booklet(), heavier), Words("de"))
    assert line == "cover · Papier: 200 → 250 g/m²"


def test_what_was_not_there_is_none_and_a_long_text_is_cut():
    before = replace(flyer(), comment="")
    (line,) = told_changes(diff_job_specs(before, replace(before, comment="x" * 200)), Words("de"))
    assert line == f"Bemerkung: keine → {'x' * 79}…"
