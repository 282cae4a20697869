"""What a draft's form remembers of itself between two posts."""

import json

import pytest
from starlette.datastructures import FormData

from gateway.domain.merging import Conflict
from gateway.web.customer.draft_form import Post, notation_of, read_post
from gateway.web.words import Words
from order_forms import Unit
from order_forms_builders import BOOKLET, FLYER, booklet, flyer

ENGLISH = Words("en")


def _read(kept: dict[str, object], *fields: tuple[str, str]) -> Post:
    return read_post(FLYER, kept, FormData(list(fields)), ENGLISH)


def test_answers_are_read_over_those_that_the_page_was_drawn_with():
    post = _read(flyer(name="Kept"), ("_seen", json.dumps(flyer(name="Seen"))), ("/quantity", "50"))
    assert (post.seen["name"], post.answers["name"], post.answers["quantity"]) == ("Seen", "Seen", 50)


def test_a_page_that_does_not_say_what_it_saw_saw_what_is_kept():
    assert _read(flyer(name="Kept"), ("_seen", "broken")).seen["name"] == "Kept"


def test_touched_fields_completeness_and_conflicts_are_remembered():
    other = json.dumps({"pointer": "/name", "theirs": "Other"})
    page = _read(
        {}, ("_touched", "/name /size"), ("_complete", "1"), ("_conflict", other), ("_conflict", "x")
    ).page
    assert page.touched == {"/name", "/size"}
    assert page.is_complete
    assert page.conflicts == (Conflict("/name", None, "Other"),)


def test_decimal_sign_and_unit_follow_the_reader():
    assert notation_of(Words("de"), "").decimal == ","
    assert notation_of(ENGLISH, "in").unit is Unit.INCH
    assert notation_of(ENGLISH, "furlong").unit is Unit.MM


@pytest.mark.parametrize(
    "act", ["remove:/parts/9", "up:/nothing", "add:", "take:x", "take:[]", 'take:{"pointer":""}', "fly:/x"]
)
def test_a_button_that_means_nothing_changes_nothing(act: str):
    assert read_post(BOOKLET, booklet(), FormData([("_do", act)]), ENGLISH).answers == booklet()


def test_taking_the_other_value_puts_it_where_it_belongs():
    act = "take:" + json.dumps({"pointer": "/parts/1/pages", "theirs": 24})
    assert read_post(BOOKLET, booklet(), FormData([("_do", act)]), ENGLISH).answers["parts"][1]["pages"] == 24
    gone = "take:" + json.dumps({"pointer": "/comment", "theirs": None})
    assert (
        "comment" not in read_post(BOOKLET, booklet(comment="x"), FormData([("_do", gone)]), ENGLISH).answers
    )
