"""Whatever job is drawn, its ticket is valid and says what the job said."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jdf import (
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
from jdf_builders import booklets, flyers, heads, official, written

JOBS = flyers() | booklets()


@settings(max_examples=120, deadline=None)
@given(JOBS, heads)
def test_any_ticket_we_write_passes_the_official_schema_and_our_own_rules(spec: JobSpec, head: TicketHead):
    findings = validate(written(spec, head).data, xsd=official("1.5"))
    assert [finding for finding in findings if finding.severity == "error"] == []


@settings(max_examples=120, deadline=None)
@given(JOBS)
def test_the_figures_in_a_ticket_are_the_figures_of_the_job(spec: JobSpec):
    told = summary(written(spec).data)
    assert [(part.pages, part.trim_mm, part.quantity) for part in told.parts] == [
        (part.pages, (part.size.trim_w_mm, part.size.trim_h_mm), spec.quantity) for part in spec.parts
    ]
    assert [[file.url for file in part.files] for part in told.parts] == [
        [f"J2026-000123-1.1/{part.id}.pdf"] for part in spec.parts
    ]


@settings(max_examples=60, deadline=None)
@given(JOBS)
def test_a_ticket_is_the_same_bytes_each_time(spec: JobSpec):
    assert written(spec) == written(spec)


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
