"""Every field of Expected that a finding names leads to the answers that it comes from, and to no others."""

from dataclasses import fields, replace

import pytest

from gateway.services.expectation import expected_of, expected_so_far
from gateway.services.said_by_order import SPEC_PATHS, origins, provenance_so_far
from good_orders import booklet, flyer
from order_forms import bind, load_library
from preflight import Expected, registered_checks

FORMS = load_library()
BY_NOBODY = {"standard"}
"""What no order says yet: preflight's own command line does."""


def test_every_field_that_a_check_names_has_its_place_in_the_job():
    declared = {
        name
        for each in registered_checks().values()
        for text in each.texts.values()
        for name in text.from_order
    }
    assert set(SPEC_PATHS) == declared - BY_NOBODY
    assert declared <= {each.name for each in fields(Expected)}


@pytest.mark.parametrize(
    ("name", "asked"),
    {
        "pages": {"/sides"}, "trim_w_mm": {"/size"}, "trim_h_mm": {"/size"}, "colours_front": {"/colours"},
        "colours_back": {"/colours_back"}, "spots": {"/colours", "/colours_back"}, "max_tac": {"/paper"},
        "min_ppi": {"/paper"}, "bleed_mm": {""}, "binding": {""},
    }.items(),
)  # fmt: skip
def test_a_flyer_s_figures_come_from_its_answers(name: str, asked: set[str]):
    found = origins([name], "single", provenance_so_far(FORMS["flyer"], flyer()))
    assert {origin.field for origin in found} == asked
    assert all(bool(origin.rule) for origin in found if not origin.field)


def test_the_pages_of_one_part_are_not_those_of_another():
    provenance = provenance_so_far(FORMS["booklet"], booklet())
    assert {one.field for one in origins(["pages"], "body", provenance)} == {"/parts/1/pages"}
    assert {one.field for one in origins(["pages"], "cover", provenance)} == {"/parts/0/pages"}


def test_a_spine_comes_from_the_other_parts_and_push_out_from_the_own():
    provenance = provenance_so_far(FORMS["booklet"], booklet())
    spine = {one.field for one in origins(["spine_mm"], "cover", provenance)}
    creep = {one.field for one in origins(["creep_mm"], "body", provenance)}
    assert spine >= {"/parts/1/pages", "/parts/1/paper"}
    assert creep == spine


def test_a_change_of_an_answer_changes_just_the_figures_that_lead_to_it():
    form, before = FORMS["flyer"], flyer()
    for answer, value in {"size": "A4", "sides": "one", "colours": "black"}.items():
        after = {**before, answer: value}
        old, new = expected_so_far(form, before, "single"), expected_so_far(form, after, "single")
        for name in SPEC_PATHS:
            if getattr(old, name) != getattr(new, name):
                led = {one.field for one in origins([name], "single", provenance_so_far(form, before))}
                assert f"/{answer}" in led or name == "colours_back", (answer, name)


def test_a_placed_order_leads_to_the_same_answers_as_its_draft():
    form, answers = FORMS["flyer"], flyer()
    bound = bind(form, answers)
    kept = {path: {"field": each.field, "rule": each.rule} for path, each in bound.provenance.items()}
    assert replace(expected_of(bound.spec, "single")) == replace(expected_so_far(form, answers, "single"))
    assert origins(list(SPEC_PATHS), "single", kept) == origins(
        list(SPEC_PATHS), "single", provenance_so_far(form, answers)
    )
