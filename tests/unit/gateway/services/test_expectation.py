from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gateway.domain.print_conditions import PrintCondition, Stocks
from gateway.services.expectation import expected_of, expected_so_far
from jdf import Binding, Finish, JobSpec, Media, Part, PartRole, Print, Side, Size, Variable
from jdf.intent.variable import Column
from order_forms import LIBRARY, bind, load_examples, load_library
from order_forms_builders import small_form
from pixel_builders import patch
from preflight import Expected, Report, Severity, evaluate, load_profile
from preflight_builders import image, known_facts, known_pixels, page, pdf

FORMS = load_library()
EXAMPLES = [
    pytest.param(name, dict(answers), id=f"{name}-{example}")
    for name in FORMS
    for example, answers in load_examples(LIBRARY / name).items()
]


@pytest.mark.parametrize(("name", "answers"), EXAMPLES)
def test_a_whole_form_expects_what_the_placed_order_will(name: str, answers: dict[str, Any]) -> None:
    form = FORMS[name]
    spec = bind(form, answers).spec
    for part in spec.parts:
        assert expected_so_far(form, answers, part.id) == expected_of(spec, part.id)


@pytest.mark.parametrize(("name", "answers"), EXAMPLES)
def test_whatever_is_not_answered_yet_is_not_said(name: str, answers: dict[str, Any]) -> None:
    form = FORMS[name]
    whole = {slot.part: expected_so_far(form, answers, slot.part) for slot in form.slots}
    for left_out in answers:
        fewer = {key: value for key, value in answers.items() if key != left_out}
        for part, all_of_it in whole.items():
            known = expected_so_far(form, fewer, part)
            assert known.pages in (None, all_of_it.pages)
            assert known.trim_w_mm in (None, all_of_it.trim_w_mm)


@pytest.mark.parametrize(
    "rubbish", [{}, [], None, "", "wide", -5, 0, 10**9, True, {"a": 1}, [None], float("1e308")]
)
def test_rubbish_in_any_field_is_no_answer_yet(rubbish: object) -> None:
    for form in FORMS.values():
        for example in load_examples(LIBRARY / form.id).values():
            for field in example:
                for slot in form.slots:
                    assert isinstance(expected_so_far(form, {**example, field: rubbish}, slot.part), Expected)


def book(*, binding: str = "softCover", thickness_um: float | None = 110) -> JobSpec:
    """A book of 200 and 16 pages on two stocks, and a cover around them."""
    size, ink = Size(148, 210), Print(Side(("Black",)))
    return JobSpec(
        "book",
        "Novel",
        100,
        (
            Part("cover", PartRole.COVER, 4, size, Media(thickness_um=300), ink),
            Part("body", PartRole.BODY, 200, size, Media(thickness_um=thickness_um), ink, (Finish("drill"),)),
            Part("plates", PartRole.INSERT, 16, size, Media(thickness_um=150), ink),
        ),
        Binding(binding),
    )


def test_the_spine_of_a_glued_cover_is_as_thick_as_the_leaves_it_goes_around() -> None:
    assert expected_of(book(), "cover").spine_mm == pytest.approx(100 * 0.11 + 8 * 0.15)
    assert expected_of(book(), "body").spine_mm is None


@pytest.mark.parametrize(
    "spec", [book(thickness_um=None), book(binding="saddleStitch"), book(binding="hardCover")]
)
def test_a_spine_that_cannot_be_worked_out_is_not_said(spec: JobSpec) -> None:
    assert expected_of(spec, "cover").spine_mm is None


def test_the_fold_pushes_the_innermost_sheet_out_by_half_of_the_stitched_block() -> None:
    stitched = book(binding="saddleStitch")
    assert expected_of(stitched, "body").creep_mm == pytest.approx((100 * 0.11 + 8 * 0.15) / 2)
    assert expected_of(stitched, "cover").creep_mm == 0
    assert expected_of(book(), "body").creep_mm == 0
    assert expected_of(book(binding="saddleStitch", thickness_um=None), "body").creep_mm == 0


def test_role_bound_edge_and_finishing_are_those_of_the_part() -> None:
    found = expected_of(book(), "body")
    assert (found.role, found.binding_edge, found.finishing) == ("body", "left", ("drill",))


def test_an_empty_form_expects_next_to_nothing() -> None:
    found = expected_so_far(FORMS["flyer"], {}, "single")
    assert (found.pages, found.trim_w_mm, found.colours_front) == (None, None, ())


def ordered_on(stock: str, gsm: float, coating: str) -> JobSpec:
    """A leaflet of one A4 page on this paper."""
    media = Media("paper", stock, gsm, coating_front=coating, coating_back=coating)
    inks = Print(Side(("Cyan", "Magenta", "Yellow", "Black")))
    return JobSpec(
        "flyer", "Leaflet", 100, (Part("single", PartRole.SINGLE, 1, Size(210, 297), media, inks),)
    )


def test_one_file_and_three_orders_make_three_verdicts_each_with_its_reason() -> None:
    content = f"1 1 .5 .2 k {patch(50, 50)} f q 72 0 0 72 300 300 cm /I Do Q".encode()
    leaf = page(content=content, entries="/Resources<</XObject<</I 100 0 R>>>>", bleed=0)
    data = pdf(leaf, extra=(image(240, 240),))
    facts, pixels, profile = known_facts(data), known_pixels(data), load_profile("sheetfed")
    stocks = Stocks({"art-200": PrintCondition("", "art print", 350.0, 300.0)}, 330.0)

    def judged(spec: JobSpec) -> Report:
        return evaluate(facts, expected_of(spec, "single", stocks), profile, pixels).pressing

    silk = judged(ordered_on("silk-135", 135, "silk"))
    art = judged(ordered_on("art-200", 200, "gloss"))
    news = judged(ordered_on("news-52", 52, "none"))
    assert [report.verdict.value for report in (silk, art, news)] == ["pass", "warn", "stop"]
    [coarse] = [each for each in art.findings if each.severity is Severity.WARNING]
    assert (coarse.check, coarse.wanted) == ("low-resolution", 300)
    [heavy] = [each for each in news.findings if each.severity is Severity.ERROR]
    assert "240 % allowed because of newsprint 52 g" in heavy.message
    assert (heavy.measured, heavy.wanted) == (270, 240)


def test_of_data_the_rows_and_columns_are_expected_that_the_order_names() -> None:
    columns = (Column("greeting", "First name"), Column("address", "Street"))
    spec = replace(book(), quantity=500, variable=Variable("addressField", 500, "list", columns))
    found = expected_of(spec, "cover")
    assert (found.records, found.columns) == (500, ("First name", "Street"))
    assert (expected_of(book(), "cover").records, expected_of(book(), "cover").columns) == (None, ())


def test_a_form_that_asks_for_data_expects_it_as_soon_as_it_is_answered(tmp_path: Path) -> None:
    rows = {"type": "integer", "x-spec": ["variable.records"]}
    rule = {"rule": "fields", "set": {"variable.columns": [{"field": "address", "column": "Street"}]}}
    form = small_form(tmp_path, {"rows": rows}, **{"x-spec-rules": [rule]})
    assert (expected_so_far(form, {}, "single").records, expected_so_far(form, {}, "single").columns) == (
        None,
        ("Street",),
    )
    assert expected_so_far(form, {"rows": 40}, "single").records == 40
