"""What a version of the standard lacks goes, with its links, and is named."""

from dataclasses import replace

from jdf import DIALECTS, Ticket, Variable, parse_xml, write_ticket
from jdf.names import clark
from jdf.reached import business_words
from jdf.values import firm
from jdf_builders import file_of, flyer, head


def ticket(version: str) -> Ticket:
    mailing = replace(flyer(500), variable=Variable("addressField", 500))
    return write_ticket(mailing, head(), [file_of(mailing.parts[0])], DIALECTS[f"jdf-{version}-product"])


def test_an_intent_that_came_later_is_left_out_with_its_link_and_named():
    older, newer = ticket("1.5"), ticket("1.6")
    assert b"VariableIntent" in newer.data
    assert b"VariableIntent" not in older.data
    assert older.left_out == ("variable data (2 500 AddressField Imprint)",)
    assert newer.left_out == ()


def test_customer_and_planning_stand_in_the_node_before_they_were_resources():
    old = parse_xml(ticket("1.2").data)
    customer = old.find(clark("CustomerInfo"))
    assert customer is not None
    assert customer.get("CustomerID") == "C-1001"
    assert not {"ID", "Class", "Status"} & set(customer.attrib)
    assert old.find(clark("NodeInfo")) is not None
    assert b"CustomerInfoLink" not in ticket("1.2").data
    assert b"CustomerInfoLink" in ticket("1.3").data


def test_what_is_lost_several_times_is_told_once_with_each_value():
    bleeds = [("LayoutIntent/Bleed", firm(3.0)), ("LayoutIntent/Bleed", firm(5.0))]
    lost = [*bleeds, ("Odd/@Thing", "x"), ("Odd/@Thing", "x")]
    assert list(business_words(lost)) == ["the width of the bleed in mm (3, 5)", "Odd/@Thing (x)"]


def test_what_follows_from_what_is_said_elsewhere_is_not_told():
    assert list(business_words([("ColorIntent/@NumColors", 4)])) == []
