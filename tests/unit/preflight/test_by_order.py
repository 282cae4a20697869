"""What a finding says of the order is true: with another order another figure is wanted, or nothing is found."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

import preflight
from atomic_files import Fails, judged, named
from preflight import Expected, Finding, ordered, registered_checks
from preflight_builders import a4, check, page, pdf

FOLDER = Path(preflight.__path__[0])
DECLARED = {
    name for each in registered_checks().values() for text in each.texts.values() for name in text.from_order
}
OTHER: dict[str, tuple[object, ...]] = {
    "pages": (2, 7, 8, 64),
    "trim_w_mm": (37.0, 500.0),
    "trim_h_mm": (41.0, 700.0),
    "bleed_mm": (0.0, 5.0),
    "safe_mm": (0.0, 20.0),
    "colours_front": ((), ("Black",), ("Cyan", "Magenta", "Yellow", "Black"), ("Cyan",)),
    "colours_back": (("Black",), ("Cyan", "Magenta", "Yellow", "Black"), ("Cyan",)),
    "spots": ((), ("PANTONE 185 C",)),
    "min_ppi": (10.0, 200.0, 400.0),
    "max_tac": (200.0, 399.0),
    "binding": ("", "saddleStitch", "softCover"),
    "binding_edge": ("right", "left", ""),
    "spine_mm": (None, 3.0, 30.0),
    "creep_mm": (0.0, 9.0),
    "finishing": (
        (),
        ("dieCut", "kissCut", "foil", "emboss", "spotVarnish", "perforate", "score", "drill", "varnish"),
    ),
    "standard": ("", "PDF/X-1a", "PDF/X-4"),
    "records": (None, 1, 7),
    "columns": ((), ("Name",), ("City", "Country")),
}
"""What each field of Expected might have been instead."""

SIDES = ("colours_front", "colours_back")
"""Each page is judged by the colours of its side."""

FAILING = [(name, check, file) for name, check, file in named() if isinstance(file, Fails)]


def _of(report: preflight.Report, check_id: str, case: str) -> list[Finding]:
    return [one for one in report.findings if one.check == check_id and one.arguments["case"] == case]


def _with(file: Fails, name: str) -> Iterator[Fails]:
    for value in OTHER[name]:
        if value != getattr(file.order, name):
            yield replace(file, order=replace(file.order, **{name: value}))


def test_each_field_that_a_check_names_is_one_of_expected_and_has_words():
    assert {each.name for each in fields(Expected)} >= DECLARED
    assert set(OTHER) == DECLARED
    for language in ("en", "de"):
        told = tomllib.loads((FOLDER / f"by_order.{language}.toml").read_text(encoding="utf-8"))
        assert set(told["names"]) == DECLARED - {"trim_h_mm"}
        assert {unit.partition("=")[0] for unit in told["units"]} <= DECLARED


@pytest.mark.parametrize(("check_id", "file"), [pytest.param(c, f, id=n) for n, c, f in FAILING])
def test_what_a_finding_says_of_the_order_decides_it(check_id: str, file: Fails):
    (finding,) = _of(judged(file), check_id, file.case)
    for names in {SIDES if name in SIDES else (name,) for name in finding.from_order}:
        told = [_of(judged(other), check_id, file.case) for name in names for other in _with(file, name)]
        assert any(not found or _wish(found[0]) != _wish(finding) for found in told), names


@pytest.mark.parametrize(("check_id", "file"), [pytest.param(c, f, id=n) for n, c, f in FAILING])
def test_no_figure_that_another_order_would_change_hides_where_it_comes_from(check_id: str, file: Fails):
    (finding,) = _of(judged(file), check_id, file.case)
    changes = {
        name
        for name in OTHER
        for other in _with(file, name)
        if (found := _of(judged(other), check_id, file.case)) and found[0].wanted != finding.wanted
    }
    assert changes <= set(registered_checks()[check_id].texts[file.case].from_order)


def _wish(finding: Finding) -> tuple[object, ...]:
    return finding.wanted, finding.measured, finding.pages, finding.arguments


def test_size_is_told_once_with_its_figure_in_the_reader_s_words():
    (finding,) = check(pdf(page((210.0, 300.0))), replace(a4(), trim_h_mm=297.5)).findings
    expected = replace(a4(), trim_h_mm=297.5)
    assert [(one.fields, one.label, one.figure) for one in ordered(finding, expected)] == [
        (("trim_w_mm", "trim_h_mm"), "Size", "210 x 297.5 mm")
    ]
    assert [(one.label, one.figure) for one in ordered(finding, expected, "de-AT")] == [
        ("Format", "210 x 297,5 mm")
    ]


def test_what_no_order_says_comes_from_none():
    report = check(pdf(page((210.0, 297.0)), page((148.0, 210.0))), Expected())
    assert [one.from_order for one in report.findings if one.wanted is not None] == [()]


def test_names_of_inks_and_bindings_are_words():
    finding = replace(
        check(pdf(page((210.0, 300.0))), a4()).findings[0], from_order=("binding", "colours_front")
    )
    said = ordered(finding, Expected(binding="saddleStitch", colours_front=("Black", "Gold")), "de")
    assert [one.figure for one in said] == ["Rückenheftung", "Schwarz, Gold"]
