"""What a check found in a file travels in the ticket's log book, valid, and apart from a device's own words."""

from dataclasses import replace
from datetime import datetime

import pytest
from lxml.etree import _Element as XmlElement

from jdf import DIALECTS, Dialect, Mended, parse_xml, read_returned, validate, write_ticket
from jdf.file_check import CHECK_AGENT, MOST_FINDINGS
from jdf.names import clark
from jdf_builders import CET, booklet, checked, file_of, flyer, head, official

DIALECT = pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
HOSTILE = "page 3: </Comment><x a='\"]]>&amp;\x00\x1b 𝄞" + "e" * 5000


def ticket(dialect: Dialect, text: str = "missing-bleed: page 1: bleed is 0 mm", count: int = 1) -> bytes:
    files = [replace(file_of(part), check=checked(text, count)) for part in booklet().parts]
    return write_ticket(booklet(), head(), files, dialect).data


def entries(data: bytes) -> list[XmlElement]:
    return [
        each for each in parse_xml(data).iter(clark("Notification")) if each.get("AgentName") == CHECK_AGENT
    ]


def words(entry: XmlElement) -> dict[str, str]:
    return {each.get("Name", ""): each.text or "" for each in entry.iter(clark("Comment"))}


@DIALECT
def test_verdict_findings_and_who_accepted_them_stand_in_the_log_book(dialect: Dialect):
    told = entries(ticket(dialect))[:3]
    assert [each.get("Class") for each in told] == ["Event", "Warning", "Information"]
    verdict, finding, taken = map(words, told)
    assert verdict["PreflightVerdict"] == "cover: WithWarnings, 1 findings"
    assert "facts sha256 " + "fa" * 32 in verdict["PreflightOrigin"]
    assert "profile sha256 " + "bc" * 32 in verdict["PreflightOrigin"]
    assert finding == {"PreflightFinding": "cover: missing-bleed: page 1: bleed is 0 mm"}
    assert taken["PreflightReason"] == "agreed by phone"
    assert taken["PreflightPerson"] == "Carl Sorter"
    assert datetime.fromisoformat(told[2].get("TimeStamp", "")) == datetime(2026, 11, 22, 8, tzinfo=CET)


@DIALECT
@pytest.mark.parametrize(("text", "count"), [("low", 1), (HOSTILE, 3), ("many", MOST_FINDINGS + 7)])
def test_the_official_schemas_and_ours_find_nothing_in_it(dialect: Dialect, text: str, count: int):
    found = validate(ticket(dialect, text, count), xsd=official(dialect.version))
    assert [one.message for one in found if one.severity == "error"] == []


@DIALECT
def test_too_many_findings_are_counted_instead_of_told(dialect: Dialect):
    told = [
        words(each).get("PreflightFinding", "") for each in entries(ticket(dialect, "x", MOST_FINDINGS + 7))
    ]
    assert len([each for each in told if each.startswith("cover: x")]) == MOST_FINDINGS
    assert [each for each in told if "7 more findings" in each and each.startswith("cover")]


@DIALECT
def test_a_ticket_that_comes_back_tells_the_devices_words_and_not_ours(dialect: Dialect):
    note = (
        '<Notification AgentName="RIP" ID="N1" TimeStamp="2026-11-23T10:00:00Z" Class="Error">'
        '<Comment ID="C1">tray empty</Comment></Notification>'
    )
    back = ticket(dialect).decode().replace("</AuditPool>", f"{note}</AuditPool>", 1)
    assert [each.text for each in read_returned(back.encode()).notes] == ["tray empty"]


def test_a_file_that_nobody_checked_is_not_spoken_of():
    data = write_ticket(flyer(), head(), [file_of(flyer().parts[0])], DIALECTS["jdf-1.5-product"]).data
    assert entries(data) == []


@DIALECT
@pytest.mark.parametrize("text", ["missing-bleed: page 1 (fixed by mirror-bleed)", HOSTILE])
def test_what_was_mended_stands_there_with_who_wanted_it_and_the_file_before(dialect: Dialect, text: str):
    mended = Mended(
        "Carl Sorter", datetime(2026, 11, 22, 6, tzinfo=CET), "be" * 32, ("mirror-bleed",), (text,)
    )
    files = [replace(file_of(part), check=checked(count=0, mended=(mended,))) for part in booklet().parts]
    data = write_ticket(booklet(), head(), files, dialect).data
    (told, *_) = [words(each) for each in entries(data) if "PreflightFixed" in words(each)]
    assert told["PreflightFixed"].startswith(f"cover: fixed\n{text[:20]}")
    assert told["PreflightFixup"] == f"mirror-bleed\nfile before sha256 {'be' * 32}"
    assert told["PreflightPerson"] == "Carl Sorter"
    assert not [each for each in validate(data) if each.severity == "error"]
