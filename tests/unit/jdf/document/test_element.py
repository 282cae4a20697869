"""An element tells what it says, as text and as values, and what stands in it in order."""

from datetime import UTC, datetime

import pytest

from jdf import read_document
from jdf.document import DocumentElement, XmlComment
from jdf_builders import FIXTURES

TICKET = read_document(b"""<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" xmlns:s="urn:shop" ID="J" Type="Product"
 Status="Waiting" JobPartID="P" Own="no"><!-- c --><AuditPool><Created TimeStamp="2026-11-22T09:00:00Z"/></AuditPool>
<ResourcePool><Media ID="M" Class="Consumable" Status="Available" Dimension="595.276 841.89" Weight="135" s:Own="x"/>
<Component ID="C" Class="Quantity" Status="Unavailable" ComponentType="FinalProduct Sheet" IsWaste="false"/>
</ResourcePool><s:Thing at="1">a<s:In/>b</s:Thing></JDF>""").root


def element(*names: str) -> DocumentElement:
    here = TICKET
    for name in names:
        found = here.first(name)
        assert found is not None
        here = found
    return here


def test_attributes_are_values_of_their_types():
    media = element("ResourcePool", "Media")
    assert media.value("Dimension") == (595.276, 841.89)
    assert media.value("Weight") == 135.0
    assert media.value("Thickness") is None
    assert element("ResourcePool", "Component").value("ComponentType") == ("FinalProduct", "Sheet")
    assert element("ResourcePool", "Component").values["IsWaste"] is False
    assert element("AuditPool", "Created").value("TimeStamp") == datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_attributes_that_no_standard_declares_are_text_and_named():
    assert TICKET.undeclared == ("Own",)
    media = element("ResourcePool", "Media")
    assert media.undeclared == ("{urn:shop}Own",)
    assert media.value("{urn:shop}Own") == "x"


def test_all_that_stands_inside_comes_in_its_order():
    comment, audit, line, pool, thing = TICKET.content
    assert (comment, line) == (XmlComment(" c "), "\n")
    assert [each.name for each in (audit, pool, thing) if isinstance(each, DocumentElement)] == [
        "AuditPool", "ResourcePool", "Thing",
    ]  # fmt: skip
    assert isinstance(thing, DocumentElement)
    assert (thing.namespace, thing.declared, thing.text, thing.value("at")) == ("urn:shop", False, "ab", "1")
    assert [each if isinstance(each, str) else "In" for each in thing.content] == ["a", "In", "b"]


def test_an_element_knows_its_place():
    media = element("ResourcePool", "Media")
    assert (media.path, media.line) == ("/JDF/ResourcePool/Media", 3)
    assert media.above == element("ResourcePool")
    assert TICKET.above is None
    assert media.above is not None
    assert media.above.value("rRefs") is None
    assert [each.name for each in TICKET.walk()] == [
        "JDF", "AuditPool", "Created", "ResourcePool", "Media", "Component", "Thing", "In",
    ]  # fmt: skip


def test_several_of_a_name_come_in_their_order():
    assert [each.value("ID") for each in element("ResourcePool").named("Media")] == ["M"]


@pytest.mark.parametrize("name", ["", "a b", "../JDF", "*", "Media[1]", "{urn:x}Media"])
def test_a_name_is_a_name_and_never_a_path(name: str):
    assert element("ResourcePool").first(name) is None


def test_printtalk_and_the_order_in_it_are_both_typed():
    order = read_document((FIXTURES.parent / "printtalk" / "ptk-purchaseorder.ptk").read_bytes()).root
    stamps = [each.value("timestamp") for each in order.walk() if each.name == "PrintTalk"]
    assert isinstance(stamps[0], datetime)
    amounts = [each.value("Amount") for each in order.walk() if each.name == "Product"]
    assert amounts
    assert isinstance(amounts[0], int)
