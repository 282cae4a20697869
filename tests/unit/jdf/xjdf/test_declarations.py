"""Every element of XJDF that we write explains itself, and its declaration agrees with the official schema."""

import inspect

import pytest
from lxml import etree

from corpora import corpora_dir
from jdf.element import Attribute, Element, facts, xjdf_elements

XSD = "{http://www.w3.org/2001/XMLSchema}"


ELEMENTS = [cls for _, cls in sorted(xjdf_elements().items())]
NAMES = [cls.declaration.name for cls in ELEMENTS]


def attribute_names(cls: type[Element]) -> list[str]:
    return [fact.name for fact in facts(cls).values() if isinstance(fact, Attribute)]


def test_what_an_order_needs_is_declared():
    needed = {
        "XJDF",
        "Product",
        "Intent",
        "ResourceSet",
        "Resource",
        "Part",
        "MediaIntent",
        "RunList",
        "AuditPool",
    }
    assert needed <= set(NAMES)
    assert len(NAMES) > 45


@pytest.mark.parametrize("cls", ELEMENTS, ids=NAMES)
def test_an_element_explains_itself_and_names_its_clause(cls: type[Element]):
    assert (inspect.getdoc(cls) or "").endswith(".")
    assert cls.declaration.clause
    assert facts(cls)


@pytest.mark.parametrize("cls", ELEMENTS, ids=NAMES)
def test_no_attribute_is_told_twice(cls: type[Element]):
    named = attribute_names(cls)
    assert len(named) == len(set(named))
    assert not cls.declaration.also & set(named)


def official(root: etree._Element, name: str) -> set[str]:
    """Return the attributes the newest schema allows on an element, those of its base types with them."""
    types = {each.get("name"): each for each in root.iter(XSD + "complexType") if each.get("name")}
    tops = {each.get("name"): each for each in root.iterchildren(XSD + "element")}
    top = tops.get(name)
    here = types.get(top.get("type", "")) if top is not None and top.get("type") else top
    found: set[str] = set()
    while here is not None:
        found |= {str(each.get("name")) for each in here.iter(XSD + "attribute") if each.get("name")}
        base = next((each.get("base") for each in here.iter(XSD + "extension")), None)
        here = types.get(base) if base else None
    return found


@pytest.mark.parametrize("cls", ELEMENTS, ids=NAMES)
def test_the_attributes_are_those_of_the_official_schema(cls: type[Element]):
    root = etree.parse(corpora_dir("jdf", "schema") / "xjdf-master" / "xjdf.xsd").getroot()
    assert set(attribute_names(cls)) | cls.declaration.also == official(root, cls.declaration.name)
