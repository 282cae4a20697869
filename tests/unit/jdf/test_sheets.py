"""A job for offset is cut into sections, each on a sheet of its own."""

from dataclasses import replace

import pytest

from jdf import Fold, JobSpec, Version
from jdf.sheets import sections_of
from jdf_builders import booklet, flyer, part
from thirteen_products import THIRTEEN


def cut(spec: JobSpec, sheet_mm: tuple[float, ...] = ()) -> list[tuple[str, int, str]]:
    return [(each.part.id, each.pages, each.fold) for each in sections_of(spec, sheet_mm)]


def test_a_stitched_body_is_cut_into_the_largest_sections_first():
    assert cut(booklet(body_pages=28)) == [
        ("cover", 4, "F4-1"),
        ("body", 16, "F16-6"),
        ("body", 8, "F8-7"),
        ("body", 4, "F4-1"),
    ]


@pytest.mark.parametrize(
    ("sheet_mm", "folds"),
    [((320, 450), ["F8-7"] * 4), ((640, 450), ["F16-6"] * 2), ((305, 215), ["F4-1"] * 8)],
)
def test_no_section_is_larger_than_the_sheet(sheet_mm: tuple[float, ...], folds: list[str]):
    assert [fold for part_id, _, fold in cut(booklet(body_pages=32), sheet_mm) if part_id == "body"] == folds


def test_a_sheet_that_is_too_small_for_any_still_gets_the_smallest():
    assert {fold for _, _, fold in cut(booklet(body_pages=8), (100, 100))} == {"F4-1"}


def test_leaves_that_are_not_folded_are_a_sheet_each():
    assert cut(flyer()) == [("single", 2, "")]
    assert [pages for part_id, pages, _ in cut(THIRTEEN["calendar"]) if part_id == "months"] == [2] * 12


def test_a_folded_piece_keeps_the_fold_it_was_ordered_with():
    assert cut(THIRTEEN["brochure"]) == [("single", 6, "F6-1")]


def test_a_fold_that_only_its_steps_describe_has_no_name_for_a_section():
    folded = replace(part("single", pages=2), fold=Fold("F2-X"))
    assert cut(replace(flyer(), parts=(folded,))) == [("single", 2, "")]


def test_each_version_has_sheets_of_its_own_and_every_sheet_another_name():
    spec = replace(flyer(), versions=(Version("de", 1), Version("en", 1)))
    found = sections_of(spec)
    assert [(each.signature, each.sheet) for each in found] == [("SIG1", "SHT1"), ("SIG2", "SHT2")]
