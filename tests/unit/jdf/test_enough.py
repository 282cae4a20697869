"""Of each kind of fault a hundred are told in full and the rest counted; the verdict stays right."""

import pytest

from jdf import Depth, FindingSeverity, TicketFinding, validate
from jdf.enough import ENOUGH, MANY
from jdf_builders import flyer, written

POOL = "</ResourcePool>"
TICKET = written(flyer()).data.decode()


def judged(inside: str) -> list[TicketFinding]:
    """Judge a ticket with so much more in its pool."""
    return list(validate(TICKET.replace(POOL, inside + POOL).encode(), depth=Depth.REACH))


def test_the_rest_of_a_kind_is_told_by_its_number_where_it_begins():
    found = [each for each in judged("<Nonsense/>" * 345) if each.code == "element-unknown"]
    *full, rest = found
    assert [each.path for each in full] == [f"/JDF/ResourcePool/Nonsense[{n}]" for n in range(1, ENOUGH + 1)]
    assert rest.path == f"/JDF/ResourcePool/Nonsense[{ENOUGH + 1}]"
    assert rest.message == f"and {345 - ENOUGH} more like those told before"
    assert rest.severity is FindingSeverity.ERROR


def test_as_many_as_are_told_need_no_last_word():
    found = [each for each in judged("<Nonsense/>" * ENOUGH) if each.code == "element-unknown"]
    assert len(found) == ENOUGH
    assert "more like" not in found[-1].message


def test_a_rule_is_left_after_many_faults_and_says_so():
    found = [each for each in judged("<Nonsense/>" * (MANY + 5_000)) if each.code == "element-unknown"]
    assert found[-1].message == (
        f"and {MANY - ENOUGH:,} more like those told before; after {MANY:,} faults the rest was not looked at"
    )


def test_one_error_behind_thousands_of_warnings_is_still_told():
    padded = '<Media ID="{}" Class="Consumable" Status="Available" PartIDKeys="Side" MediaType="Paper "/>'
    inside = "".join(padded.format(f"X{n}") for n in range(3 * MANY))
    first, *rest = judged(inside.replace("/>", ' Sort="x"/>', 1))
    assert (first.code, first.severity) == ("attribute-unknown", FindingSeverity.ERROR)
    assert FindingSeverity.ERROR not in {each.severity for each in rest}


@pytest.mark.parametrize("inside", ["<Media/>", '<Media Foo="1"/>', "<X1/>", '<MediaRef rRef="x"/>'])
def test_a_document_of_nothing_but_faults_has_few_findings(inside: str):
    found = judged(inside * 20_000)
    assert found[0].severity is FindingSeverity.ERROR
    assert len(found) < 12 * (ENOUGH + 1)
