from dataclasses import replace

from preflight import Place, Verdict
from preflight.reports.viewed import (
    MOST_PICTURES,
    FileView,
    ink_limits,
    page_view,
    pages_to_show,
    worst_verdict,
)
from preflight_builders import a4, check, known_facts, page, pdf


def test_only_pages_with_a_place_are_shown_and_not_too_many() -> None:
    report = check(pdf(page(), page(bleed=0), page(bleed=0)), a4(pages=3))
    assert pages_to_show(report) == (2, 3)
    places = tuple(Place(number, (0.0, 0.0, 1.0, 1.0)) for number in range(1, 100))
    many = replace(report, findings=(replace(report.findings[0], places=places),))
    assert pages_to_show(many) == tuple(range(1, MOST_PICTURES + 1))


def test_a_page_is_shown_with_its_size_and_its_cut() -> None:
    facts = known_facts(pdf(page(bleed=3)))
    view = page_view(facts, 1, None, a4())
    assert (round(view.width_mm), round(view.height_mm)) == (216, 303)
    assert [round(edge) for edge in view.trim_mm] == [3, 3, 213, 300]


def test_the_worst_of_several_files_counts() -> None:
    report = check(pdf(page()), a4(pages=1))
    views = [
        FileView("x", replace(report, verdict=verdict))
        for verdict in (Verdict.STOP, Verdict.NOT_CHECKED, Verdict.PASS)
    ]
    assert worst_verdict(views) is Verdict.NOT_CHECKED
    assert worst_verdict(views[2:]) is Verdict.PASS


def test_pages_with_too_much_ink_are_named_with_their_limit() -> None:
    report = check(pdf(page(bleed=0), page()), a4(pages=2))
    assert ink_limits(report) == {}
    too_much = replace(report.findings[0], check="ink-coverage", pages="1-2", wanted=300.0)
    assert ink_limits(replace(report, findings=(too_much,))) == {1: 300.0, 2: 300.0}
