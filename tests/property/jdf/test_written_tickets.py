"""Whatever job is drawn, its ticket is valid and says what the job said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdf import (
    DIALECTS,
    Dialect,
    JobSpec,
    TicketHead,
    diff_job_specs,
    diff_tickets,
    invariants,
    job_spec_from_dict,
    job_spec_to_dict,
    summary,
    validate,
)
from jdf_builders import PRESS, booklets, flyers, heads, official, written

JOBS = flyers() | booklets()
SHAPES = [DIALECTS[name] for name in ("jdf-1.5-product", "jdf-1.3-idp")]
SCHEMAS = [DIALECTS["jdf-1.2-product"], *SHAPES, DIALECTS["jdf-1.8-product"]]
"""The oldest and the newest reach, and each shape of a node; the golden tickets cover every dialect."""


@pytest.mark.parametrize("dialect", SCHEMAS, ids=lambda each: each.name)
@settings(max_examples=120, deadline=None)
@given(spec=JOBS, head=heads)
def test_any_ticket_we_write_passes_the_official_schema_and_our_own_rules(
    dialect: Dialect, spec: JobSpec, head: TicketHead
):
    findings = validate(written(spec, head, dialect).data, xsd=official(dialect.version))
    assert [finding for finding in findings if finding.severity == "error"] == []


@pytest.mark.parametrize("dialect", SHAPES, ids=lambda each: each.name)
@settings(max_examples=120, deadline=None)
@given(spec=JOBS)
def test_the_figures_in_a_ticket_are_the_figures_of_the_job(dialect: Dialect, spec: JobSpec):
    told = summary(written(spec, dialect=dialect).data)
    assert [(part.pages, part.trim_mm, part.quantity) for part in told.parts] == [
        (part.pages, (part.size.trim_w_mm, part.size.trim_h_mm), spec.quantity) for part in spec.parts
    ]
    assert [[file.url for file in part.files] for part in told.parts] == [
        [f"J2026-000123-1.1/{part.id}.pdf"] for part in spec.parts
    ]


@pytest.mark.parametrize("dialect", SHAPES, ids=lambda each: each.name)
@settings(max_examples=60, deadline=None)
@given(spec=JOBS)
def test_a_ticket_is_the_same_bytes_each_time(dialect: Dialect, spec: JobSpec):
    assert written(spec, dialect=dialect) == written(spec, dialect=dialect)


@settings(max_examples=120, deadline=None)
@given(JOBS)
def test_each_wish_is_in_a_press_ticket_or_named_as_left_out(spec: JobSpec):
    """Wishes that the press's shape may lack: films and the like, varnishes, bindings, parcels."""
    ticket = written(spec, dialect=PRESS)
    words = "\n".join(ticket.left_out)
    for part in spec.parts:
        assert all(f"{part.id}: {finish.op} ({finish.side}" in words for finish in part.finish)
        sides = [side for side in (part.print.front, part.print.back) if side is not None]
        assert all(f"{part.id}: {side.coating} over" in words for side in sides if side.coating)
    assert words.count("delivery: ") >= len(spec.delivery)
    if spec.binding:
        assert b"<StitchingParams " in ticket.data or f"binding: {spec.binding.type}" in words


@settings(max_examples=100, deadline=None)
@given(JOBS)
def test_a_job_survives_the_way_to_a_dictionary_and_back(spec: JobSpec):
    assert job_spec_from_dict(job_spec_to_dict(spec)) == spec


@settings(max_examples=100, deadline=None)
@given(JOBS)
def test_jobs_that_keep_the_rules_have_no_problems(spec: JobSpec):
    assert invariants(spec) == ()


@settings(max_examples=100, deadline=None)
@given(JOBS, JOBS)
def test_two_jobs_have_no_differences_exactly_where_they_are_equal(one: JobSpec, other: JobSpec):
    assert diff_job_specs(one, one) == ()
    assert (diff_job_specs(one, other) == ()) == (one == other)
    assert diff_tickets(written(one).data, written(one).data) == ()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_rubbish_is_one_finding_and_never_an_exception(data: bytes):
    assert [finding.severity for finding in validate(data)] == ["error"]
