"""Our tables hold what the official schemas hold; the schemas are the oracle, not the source."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from corpora import corpora_dir
from jdf.element import elements
from jdf.standard.grammar import jdf_grammar
from jdf.vocabulary import ACTIVATION, COATINGS, NODE_STATUS, PARTITION_KEYS, PROCESS_NAMES
from jdf.xmlsafe import parse_xml

pytestmark = pytest.mark.corpus

XS = "{http://www.w3.org/2001/XMLSchema}"
SCHEMAS = ["jdf-1.3", "jdf-1.4", "jdf-1.5", "jdf-1.6", "jdf-1.7", "jdf-1.8"]
ODD_TYPES = {
    "ArtDelivery": "ArtDeliveryIntent_ArtDelivery_lr",
    "DropIntent": "DeliveryIntent_DropIntent_lr",
    "DropItemIntent": "DeliveryIntent_DropIntent_DropItemIntent_lr",
    "Created": "CreatedAudit",
    "ProcessRun": "ProcessRunAudit",
    "Comment": "Comment_Type",
    "GeneralID": "GeneralID_re",
    "ResourceLink": "ResourceLink",
    "JDF": "JDFProcessNode",
}


class Schema:
    """The named types and groups of a folder of schema files."""

    def __init__(self, folder: Path) -> None:
        self.named: dict[tuple[str, str], etree._Element] = {}
        for path in folder.glob("*.xsd"):
            for node in parse_xml(path.read_bytes()).iterchildren("*"):
                self.named[str(node.tag).removeprefix(XS), node.get("name", "")] = node

    def attributes(self, node: etree._Element) -> Iterator[str]:
        """Yield the attributes of a type, with those of its groups and bases."""
        for each in node.iter(f"{XS}attribute", f"{XS}attributeGroup", f"{XS}extension"):
            if each.tag == f"{XS}attribute":
                yield each.get("name", "")
            else:
                kind = "attributeGroup" if each.tag == f"{XS}attributeGroup" else "complexType"
                found = self.named.get((kind, each.get("ref", each.get("base", "")).rpartition(":")[2]))
                if found is not None and found is not node:
                    yield from self.attributes(found)

    def values(self, name: str) -> set[str]:
        return {each.get("value", "") for each in self.named["simpleType", name].iter(f"{XS}enumeration")}


@pytest.fixture(scope="module", params=SCHEMAS)
def schema(request: pytest.FixtureRequest) -> Schema:
    return Schema(corpora_dir("jdf", "schema", request.param))


def test_no_attribute_of_the_standard_is_taken_for_a_foreign_one(schema: Schema):
    missing: dict[str, set[str]] = {}
    compared = 0
    for name in elements():
        kind = schema.named.get(("complexType", ODD_TYPES.get(name, f"{name}_r")))
        if kind is not None:
            compared += 1
            missing[name] = set(schema.attributes(kind)) - set(jdf_grammar()[name].attributes)
    assert {name: names for name, names in missing.items() if names} == {}
    assert compared >= 20


def test_every_process_name_is_known(schema: Schema):
    names = {
        name
        for (kind, name), node in schema.named.items()
        if kind == "complexType"
        and any(each.get("base", "").endswith("JDFAbstractNode") for each in node.iter(f"{XS}extension"))
    }
    assert names - PROCESS_NAMES - {"Product", "ProcessGroup", "Combined", "JDFProcessNode"} == set()
    assert len(names) > 80


def test_closed_lists_agree(schema: Schema):
    assert schema.values("ePartitionKeys_") <= PARTITION_KEYS
    assert schema.values("eNodeStatus_") == set(NODE_STATUS)
    assert schema.values("eActivation_") <= set(ACTIVATION)
    assert schema.values("eCoatings_") <= set(COATINGS)
