"""A report as one page of HTML that needs nothing else: no script, style inside, pictures as data.

It can be mailed or kept beside the file. Every text in it is escaped by the template engine, as names of fonts and
files come from whoever made the file; a policy in its head forbids it to load anything.
"""

import tomllib
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from preflight.by_order import Ordered, ordered
from preflight.facts import Rect
from preflight.geometry import MOST_BLEED_MM
from preflight.languages import Words, language_of, words
from preflight.offers import fixup_title
from preflight.picture import Picture
from preflight.recipes import words_for
from preflight.report import Finding, FixedFinding, Severity
from preflight.reports.viewed import FileView, PageView, worst_verdict
from preflight.texts import number, pages_in

_HERE = Path(__file__).parent
_LEAST_MM = 1.5
"""What is smaller is drawn this large, so that it can be seen at all."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A finding with its number in the list, which is also written beside its place."""

    number: int
    finding: Finding
    words: Words
    figures: Mapping[str, str]
    ordered: tuple[Ordered, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle in a picture: y runs downwards, as SVG has it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a finding was made, and which."""

    number: int
    severity: Severity
    label: str
    box: _Box


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page in a picture; `frame` also holds what is missing beyond its edge."""

    page: PageView
    source: str
    frame: _Box
    trim: _Box
    marks: tuple[_Mark, ...]
    ink: str = ""


@dataclass(frozen=True, slots=True)
class _Mended:
    """A finding that was mended, and what the fixup does."""

    mended: FixedFinding
    finding: Finding
    words: Words
    title: str


@dataclass(frozen=True, slots=True)
class _Chapter:
    view: FileView
    entries: tuple[_Entry, ...]
    fixed: tuple[_Mended, ...]
    sheets: tuple[_Sheet, ...]
    unseen: bool


def html_report(files: Sequence[FileView], *, locale: str = "en") -> str:
    """Write the reports of one or several files as one page of HTML in a language that preflight speaks."""
    chapters = [_chapter(view, locale) for view in files]
    language = language_of(locale)
    page = _environment().get_template("report.html").render(
        chapters=chapters, said=_said(language), language=language, worst=worst_verdict(files)
    )  # fmt: skip
    return f"{page}\n"


def _chapter(view: FileView, locale: str) -> _Chapter:
    entries = tuple(
        _Entry(
            place,
            finding,
            words_for(finding, view.facts, locale),
            _figures(finding, locale),
            ordered(finding, view.report.expected, locale),
        )
        for place, finding in enumerate(view.report.findings, start=1)
    )
    shown = {page.number for page in view.pages if page.picture is not None}
    pointed = {place.page for finding in view.report.findings for place in finding.places}
    fixed = tuple(_mended(each, locale) for each in view.report.fixed)
    return _Chapter(view, entries, fixed, tuple(_sheets(view, entries)), unseen=bool(pointed - shown))


def _mended(mended: FixedFinding, locale: str) -> _Mended:
    return _Mended(mended, mended.finding, words(mended.finding, locale), fixup_title(mended.fixup, locale))


def _sheets(view: FileView, entries: Sequence[_Entry]) -> Iterator[_Sheet]:
    for page in view.pages:
        if page.picture is None:
            continue
        here = [entry for entry in entries if page.number in pages_in(entry.finding.pages)]
        marks = tuple(mark for entry in here for mark in _marks(page, entry))
        frame = _around(page, [mark.box for mark in marks])
        ink = _source(page.ink) if page.ink else ""
        yield _Sheet(page, _source(page.picture), frame, _box(page, page.trim_mm), marks, ink)


def _marks(page: PageView, entry: _Entry) -> Iterator[_Mark]:
    for place in entry.finding.places:
        if place.page == page.number:
            box = _box(page, _seen(place.rect_mm))
            yield _Mark(entry.number, entry.finding.severity, entry.words.title, box)


def _box(page: PageView, rect: Rect) -> _Box:
    left, bottom, right, top = rect
    edges = (left, page.height_mm - top, right - left, top - bottom)
    return _Box(*(round(edge, 2) for edge in edges))


def _around(page: PageView, boxes: Sequence[_Box]) -> _Box:
    """Return the page and what reaches past it, but by no more than MOST_BLEED_MM."""
    most = MOST_BLEED_MM
    left = max(-most, min([0.0, *(box.x for box in boxes)]))
    top = max(-most, min([0.0, *(box.y for box in boxes)]))
    right = min(page.width_mm + most, max([page.width_mm, *(box.x + box.width for box in boxes)]))
    bottom = min(page.height_mm + most, max([page.height_mm, *(box.y + box.height for box in boxes)]))
    return _Box(*(round(edge, 2) for edge in (left, top, right - left, bottom - top)))


def _seen(rect: Rect) -> Rect:
    """Give what is too small to be seen a little body."""
    left, bottom, right, top = rect
    across, along = max(0.0, _LEAST_MM - (right - left)) / 2, max(0.0, _LEAST_MM - (top - bottom)) / 2
    return left - across, bottom - along, right + across, top + along


def _figures(finding: Finding, locale: str) -> Mapping[str, str]:
    """Return what was measured and wanted, as the language writes numbers."""
    point = "," if language_of(locale) == "de" else "."
    figures = {"measured": finding.measured, "wanted": finding.wanted}
    return {
        name: f"{number(value).replace('.', point) if isinstance(value, float) else value} {finding.unit}".strip()
        for name, value in figures.items()
        if value not in (None, "")
    }


def _source(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


@cache
def _said(language: str) -> Mapping[str, Any]:
    """Return the page's own words in a language."""
    text = (_HERE / f"report.{language}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip
