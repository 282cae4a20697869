"""What two people changed comes together by field."""

from typing import Any

import pytest

from gateway.domain.merging import Conflict, merge

BASE = {"name": "Sale", "quantity": 100, "to": {"city": "Ulm"}, "parts": [{"pages": 4}, {"pages": 8}]}


def test_each_one_s_own_fields_count():
    merged, conflicts = merge(BASE, {**BASE, "name": "Big sale"}, {**BASE, "quantity": 200})
    assert merged == {**BASE, "name": "Big sale", "quantity": 200}
    assert conflicts == ()


def test_the_same_field_changed_by_both_keeps_mine_and_tells_the_other():
    merged, conflicts = merge(BASE, {**BASE, "quantity": 300}, {**BASE, "quantity": 200})
    assert merged["quantity"] == 300
    assert conflicts == (Conflict("/quantity", 300, 200),)


def test_fields_inside_parts_and_groups_are_told_by_their_own_place():
    mine = {**BASE, "to": {"city": "Bonn"}, "parts": [{"pages": 4}, {"pages": 12}]}
    theirs = {**BASE, "to": {"city": "Kiel", "street": "X"}, "parts": [{"pages": 6}, {"pages": 8}]}
    merged, conflicts = merge(BASE, mine, theirs)
    assert merged["parts"] == [{"pages": 6}, {"pages": 12}]
    assert merged["to"] == {"city": "Bonn", "street": "X"}
    assert [each.pointer for each in conflicts] == ["/to/city"]


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [({}, {"a": 1}, {}), ({"a": 1}, {}, {}), ({"a": 1, "b": 2}, {"a": 1}, {"a": 1, "b": 2}), ({}, {}, {})],
)
def test_an_answer_taken_away_stays_away(
    mine: dict[str, Any], theirs: dict[str, Any], merged: dict[str, Any]
):
    assert merge({"a": 1}, mine, theirs) == (merged, ())


def test_lists_of_another_length_are_one_answer():
    mine, theirs = {"parts": [1]}, {"parts": [1, 2, 3]}
    assert merge({"parts": [1, 2]}, mine, theirs) == (mine, (Conflict("/parts", [1], [1, 2, 3]),))


def test_one_took_it_away_the_other_changed_it():
    assert merge({"a": 1}, {}, {"a": 2}) == ({}, (Conflict("/a", None, 2),))


def test_signs_of_pointers_in_names_are_escaped():
    _, conflicts = merge({}, {"a/b~": 1}, {"a/b~": 2})
    assert conflicts[0].pointer == "/a~1b~0"
