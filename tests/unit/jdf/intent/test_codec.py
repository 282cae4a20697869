"""A job is read from plain data, and a fault in the data is named by its path."""

import json
from typing import Any

import pytest

from jdf import Actor, JobSpecError, job_spec_from_dict, job_spec_to_dict
from jdf_builders import booklet


def data() -> dict[str, Any]:
    return job_spec_to_dict(booklet())


def test_a_job_survives_json():
    assert job_spec_from_dict(json.loads(json.dumps(data()))) == booklet()


def test_fields_with_a_default_may_be_left_out():
    plain = data()
    del plain["delivery"], plain["comment"], plain["parts"][0]["finish"]
    assert job_spec_from_dict(plain).parts[0].finish == ()


def test_whole_numbers_may_come_as_json_writes_them():
    plain = data()
    plain["quantity"] = 1000.0
    assert job_spec_from_dict(plain).quantity == 1000


def broken(path: str, value: object) -> dict[str, Any]:
    plain = data()
    *way, last = path.split("/")
    here: Any = plain
    for step in way:
        here = here[int(step) if step.isdigit() else step]
    here[last] = value
    return plain


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("quantity", "many", "quantity: expected a whole number, found 'many'"),
        ("quantity", 1.5, "quantity: expected a whole number, found 1.5"),
        ("quantity", True, "quantity: expected a whole number, found True"),
        ("quantity", None, "quantity: expected a whole number, found None"),
        ("parts/0/media/gsm", float("nan"), "parts[0].media.gsm: expected a finite number"),
        ("parts/1/role", "bodies", "parts[1].role: found 'bodies', expected one of single, body"),
        ("parts/1/role", ["body"], "parts[1].role: found ['body']"),
        ("parts/0/size/trim_w", 3, "parts[0].size.trim_w: unknown field; did you mean 'trim_w_mm'?"),
        ("zzz", 3, "zzz: unknown field; known are product_type"),
        ("parts", "flyer", "parts: expected a list, found str"),
        ("parts", {"0": 1}, "parts: expected a list, found dict"),
        ("binding", "staples", "binding: expected an object with named fields, found str"),
        ("name", 7, "name: expected text, found 7"),
    ],
)
def test_a_fault_is_told_with_its_path(path: str, value: object, told: str):
    with pytest.raises(JobSpecError) as caught:
        job_spec_from_dict(broken(path, value))
    assert told in str(caught.value)
    assert caught.value.actor == Actor.ADMIN


def test_a_missing_field_is_told_with_its_path():
    plain = data()
    del plain["parts"][1]["size"]["trim_h_mm"]
    with pytest.raises(JobSpecError, match=r"parts\[1\]\.size\.trim_h_mm: missing"):
        job_spec_from_dict(plain)


def test_something_else_than_an_object_is_refused():
    with pytest.raises(JobSpecError, match="expected an object"):
        job_spec_from_dict([])  # type: ignore[arg-type]  # the wrong kind is the point
