"""The page is read as a browser reads it: what is text stays text, what is a place lies where the fault is."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType

import pytest

import preflight.reports
from preflight import (
    CollectFailure,
    Expected,
    FixedFinding,
    Picture,
    Report,
    load_profile,
    not_checked,
    with_fixed,
)
from preflight.failure import Reason
from preflight.reports.html import html_report
from preflight.reports.viewed import FileView, page_view, pages_to_show
from preflight_builders import a4, check, known_facts, page, pdf

FOLDER = Path(preflight.reports.__path__[0])
HOSTILE = "<script>alert(1)</script>\"'&.pdf"
ORDER = a4(pages=1)
PNG = Picture("image/png", 216, 303, 1, b"\x89PNG\r\n\x1a\n rest")


class Read(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Mapping[str, str]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, MappingProxyType({name: value or "" for name, value in attrs})))

    def handle_data(self, data: str) -> None:
        self.text += data

    def marked(self, name: str) -> list[Mapping[str, str]]:
        return [entries for tag, entries in self.tags if tag == "rect" and name in entries["class"].split()]


def viewed(data: bytes, expected: Expected = ORDER, *, name: str = "flyer.pdf") -> FileView:
    facts, report = known_facts(data), check(data, expected)
    pages = tuple(page_view(facts, number, PNG, expected) for number in pages_to_show(report))
    return FileView(name, report, pages)


def leaves(table: Mapping[str, object], above: str = "") -> set[str]:
    found: set[str] = set()
    for name, value in table.items():
        found |= leaves(value, f"{name}.") if isinstance(value, dict) else {above + name}
    return found


def test_both_languages_say_the_same_things() -> None:
    said = [tomllib.loads((FOLDER / f"report.{each}.toml").read_text("utf-8")) for each in ("en", "de")]
    assert leaves(said[0]) == leaves(said[1])


def test_a_fault_is_told_and_its_place_lies_in_the_picture_where_it_is() -> None:
    read = Read(html_report([viewed(pdf(page(bleed=0)))]))
    assert "Must not be printed as it is" in read.text
    assert "only 0 mm past the cut" in read.text
    boxes = [
        tuple(float(mark[side]) for side in ("x", "y", "width", "height")) for mark in read.marked("mark")
    ]
    assert sorted(boxes) == [
        (-3.0, 0.0, 3.0, 297.0),
        (0.0, -3.0, 210.0, 3.0),
        (0.0, 297.0, 210.0, 3.0),
        (210.0, 0.0, 3.0, 297.0),
    ]
    (svg,) = [entries for tag, entries in read.tags if tag == "svg"]
    assert svg["viewbox"] == "-3.0 -3.0 216.0 303.0"


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    read = Read(html_report([viewed(pdf(page(bleed=0)))]))
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "link", "iframe", "object"})
    sources = [entries.get("href", "") + entries.get("src", "") for _, entries in read.tags]
    assert {source[:5] for source in sources if source} == {"data:", "#foun"}
    assert any(entries.get("content", "").startswith("default-src 'none'") for _, entries in read.tags)


def test_names_of_strangers_stay_text() -> None:
    view = viewed(pdf(page(bleed=0)), name=HOSTILE)
    finding = replace(view.report.findings[0], check=HOSTILE, customer=HOSTILE, message=HOSTILE)
    read = Read(html_report([replace(view, report=replace(view.report, findings=(finding,)))]))
    assert read.text.count(HOSTILE) >= 3
    assert "script" not in {tag for tag, _ in read.tags}


def test_it_speaks_german_with_german_numbers() -> None:
    text = html_report([viewed(pdf(page(bleed=1.5)))], locale="de-AT")
    assert '<html lang="de">' in text
    assert "So nicht druckbar" in text
    assert "1,5 mm" in Read(text).text


def test_several_files_stand_on_one_page_and_the_worst_names_it() -> None:
    text = html_report([viewed(pdf(page()), name="good.pdf"), viewed(pdf(page(bleed=0)), name="bad.pdf")])
    assert "<title>Check of the print file: Must not be printed as it is</title>" in text
    assert [name for name in ("good.pdf", "bad.pdf") if name in Read(text).text] == ["good.pdf", "bad.pdf"]
    assert "Nothing was found" in text


def test_a_file_that_could_not_be_read_is_never_shown_as_good() -> None:
    failed: Report = not_checked(
        CollectFailure(Reason.TIMEOUT, "30 s"), "ab", ORDER, load_profile("sheetfed")
    )
    told = Read(html_report([FileView("x.pdf", failed)])).text
    assert "Could not be checked" in told
    assert "30 s" in told
    assert "Nothing was found" not in told


@pytest.mark.parametrize("picture", [None, PNG])
def test_places_without_a_picture_are_owned_up_to(picture: Picture | None) -> None:
    view = viewed(pdf(page(bleed=0)))
    told = html_report([replace(view, pages=tuple(replace(each, picture=picture) for each in view.pages))])
    assert ("Not every place is shown" in told) is (picture is None)


def test_what_was_mended_is_told_as_fixed_with_the_fixup_and_who_wanted_it() -> None:
    before, after = viewed(pdf(page(bleed=0))), viewed(pdf(page()))
    (finding,) = [each for each in before.report.findings if each.check == "missing-bleed"]
    mended = FixedFinding(
        finding, "mirror-bleed", "customer", "2026-11-27T12:00:00+00:00", before.report.sha256
    )
    report = with_fixed(after.report, [mended])
    read = Read(html_report([replace(after, report=report)]))
    assert "Fixed" in read.text
    assert (
        f"(mirror-bleed) · customer · 2026-11-27T12:00:00+00:00 · SHA-256 {before.report.sha256[:12]}"
        in read.text
    )
    assert "Behoben" in Read(html_report([replace(after, report=report)], locale="de")).text


def test_where_too_much_ink_lies_is_shown_beside_the_page() -> None:
    view = viewed(pdf(page(bleed=0)))
    inked = replace(view, pages=tuple(replace(each, ink=PNG) for each in view.pages))
    plain, shown = (Read(html_report([each])) for each in (view, inked))
    assert [tag for tag, _ in plain.tags if tag == "img"] == []
    assert [entries["class"] for tag, entries in shown.tags if tag == "img"] == ["ink"]
    assert "yellow to red is too much" in shown.text


def test_a_figure_of_the_order_is_told_with_what_the_order_says():
    read = Read(html_report([viewed(pdf(page((210.0, 300.0))))], locale="de"))
    assert "Der Auftrag sagt: Format 210 x 297 mm" in read.text
