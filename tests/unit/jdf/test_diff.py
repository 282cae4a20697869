"""A changed job is told in business words: what changed, and nothing else."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from jdf import CHANGE_LABELS, Binding, Finish, JobSpec, Media, Part, Print, Side, diff_job_specs
from jdf_builders import CMYK, address, booklet, flyer, part, with_part


def told(before: JobSpec, after: JobSpec) -> list[str]:
    return [change.words for change in diff_job_specs(before, after)]


def with_media(spec: JobSpec, **changes: Any) -> JobSpec:
    return with_part(spec, lambda each: replace(each, media=replace(each.media, **changes)))


def test_a_change_of_stock_is_the_one_change_told():
    [change] = diff_job_specs(flyer(), with_media(flyer(), gsm=170))
    assert (change.path, change.key, change.of) == ("parts[single].media.gsm", "parts.media.gsm", "single")
    assert (change.before, change.after, change.words) == (135, 170, "Paper 135 -> 170 g/m2")


def test_in_a_job_of_several_parts_the_words_name_the_part():
    assert told(booklet(), with_media(booklet(), gsm=250)) == ["cover: Paper 200 -> 250 g/m2"]


@pytest.mark.parametrize("spec", [flyer(), booklet()])
def test_a_job_does_not_differ_from_itself(spec: JobSpec):
    assert diff_job_specs(spec, spec) == ()


def test_a_changed_quantity_is_told_on_the_job_and_on_its_delivery():
    assert told(flyer(1000), flyer(2000)) == ["Quantity 1000 -> 2000", "Pieces 1000 -> 2000"]


def test_what_came_or_went_is_one_change_as_a_whole():
    one_sided = with_part(flyer(), lambda each: replace(each, print=Print(CMYK)))
    assert told(one_sided, flyer()) == ["Print on the back none -> Cyan, Magenta, Yellow, Black"]
    assert told(replace(flyer(), delivery=()), flyer()) == [
        "Delivery none -> Ada Byron, Dock 4, Kassel, 34117, DE, 5000, Example GmbH, 2026-11-30T17:00:00..."
    ]
    assert told(flyer(), replace(flyer(), binding=Binding("loose"))) == [
        "Binding none -> loose, left, collect"
    ]


def test_a_removed_finish_is_told_with_its_side_and_feel():
    plain = with_part(booklet(), lambda each: replace(each, finish=()))
    assert told(booklet(), plain) == ["cover: Finishing laminate (front, matte) -> none"]
    assert told(plain, with_part(plain, lambda each: replace(each, finish=(Finish("drill"),)))) == [
        "cover: Finishing none -> drill (front)"
    ]


def test_parts_that_came_went_or_changed_places_are_told():
    spec = booklet()
    assert told(spec, replace(spec, parts=spec.parts[::-1])) == ["Parts cover, body -> body, cover"]
    assert told(spec, replace(spec, parts=(*spec.parts, part("insert", 4)))) == [
        "Parts cover, body -> cover, body, insert"
    ]


def test_of_several_deliveries_only_those_that_changed_are_told():
    first, second, third = address(1), replace(address(2), city="Berlin"), replace(address(3), city="Bonn")
    spec = replace(flyer(), delivery=(first, second, third))
    without = replace(spec, delivery=(first, third))
    [gone] = diff_job_specs(spec, without)
    assert (gone.path, gone.key, gone.after) == ("delivery[1]", "delivery", None)
    moved = replace(spec, delivery=(first, replace(second, city="Bremen"), third))
    assert told(spec, moved) == ["delivery 2: City Berlin -> Bremen"]


def test_long_words_are_cut_and_the_values_are_not():
    [change] = diff_job_specs(flyer(), replace(flyer(), comment="x" * 500))
    assert change.words == f"Comment none -> {'x' * 77}..."
    assert change.after == "x" * 500


def test_numbers_that_differ_look_different():
    assert told(with_media(flyer(), gsm=135.0), with_media(flyer(), gsm=135.001)) == [
        "Paper 135 -> 135.001 g/m2"
    ]


def test_inks_are_told_by_name():
    spot = with_part(flyer(), lambda each: replace(each, print=Print(Side(("Black",)), CMYK)))
    assert told(flyer(), spot) == ["Inks on the front Cyan, Magenta, Yellow, Black -> Black"]


def leaves(cls: type, key: str = "") -> Iterator[str]:
    """Yield the keys of everything in a job that may differ."""
    hints = get_type_hints(cls)
    for each in fields(cls):
        at = f"{key}.{each.name}" if key else each.name
        inner = [kind for kind in (hints[each.name], *get_args(hints[each.name])) if is_dataclass(kind)]
        optional = type(None) in get_args(hints[each.name])
        listed = get_origin(hints[each.name]) is tuple and at not in ("parts", "delivery")
        if listed or not inner:
            yield at
        else:
            yield from [at] if optional or at in ("parts", "delivery") else []
            yield from leaves(inner[0], at)  # type: ignore[arg-type]  # a dataclass


def test_every_field_of_a_job_has_a_label_and_every_label_a_field():
    assert set(CHANGE_LABELS) == set(leaves(JobSpec)) - {"parts.id"}
    assert {"media", "size"} & {each.name for each in fields(Part)}
    assert all(f"parts.media.{each.name}" in CHANGE_LABELS for each in fields(Media))
