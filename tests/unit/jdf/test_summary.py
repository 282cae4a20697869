"""A ticket in a nutshell."""

import pytest

from jdf import TicketUnreadableError, summary
from jdf_builders import PRESS, booklet, fixture, flyer, written


def test_a_flyer_is_one_part_with_its_file():
    told = summary(written(flyer()).data)
    assert (told.job_id, told.name, told.version, told.kind) == (
        "J2026-000123-1.1",
        "Flyer A5",
        "1.5",
        "Product",
    )
    [part] = told.parts
    assert (part.role, part.pages, part.trim_mm, part.quantity) == ("single", 2, (148, 210), 5000)
    assert [(file.url, file.pages) for file in part.files] == [("J2026-000123-1.1/single.pdf", 2)]


def test_a_booklet_is_cover_and_body_each_with_its_own_file():
    told = summary(written(booklet()).data)
    assert [(part.role, part.pages, [file.url for file in part.files]) for part in told.parts] == [
        ("cover", 4, ["J2026-000123-1.1/cover.pdf"]),
        ("body", 32, ["J2026-000123-1.1/body.pdf"]),
    ]


def test_a_booklet_for_a_press_is_told_by_its_parts_though_it_is_one_node():
    told = summary(written(booklet(), dialect=PRESS).data)
    assert (told.version, told.kind) == ("1.3", "Combined")
    assert [(part.role, part.pages, part.trim_mm, part.quantity) for part in told.parts] == [
        ("cover", 4, (148, 210), 1000),
        ("body", 32, (148, 210), 1000),
    ]
    assert [[(file.url, file.pages) for file in part.files] for part in told.parts] == [
        [("J2026-000123-1.1/cover.pdf", 4)],
        [("J2026-000123-1.1/body.pdf", 32)],
    ]


def test_a_digital_press_ticket_without_intents_tells_what_it_has():
    [part] = summary(fixture("jdf-hotfolder-relative-url.jdf")).parts
    assert (part.pages, part.trim_mm, part.quantity) == (8, None, 20)
    assert [file.url for file in part.files] == ["JOB-0101/art%20work%20%C3%A4.pdf"]


def test_figures_nobody_can_read_are_left_open():
    ticket = (
        written(flyer())
        .data.replace(b'"419.528 595.276 0"', b'"wide"')
        .replace(b'Amount="5000"', b'Amount="x"')
    )
    [part] = summary(ticket).parts
    assert (part.trim_mm, part.quantity) == (None, None)


def test_something_else_than_a_ticket_is_refused():
    with pytest.raises(TicketUnreadableError, match="expected JDF"):
        summary(b"<JMF/>")
