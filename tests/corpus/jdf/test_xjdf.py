"""XJDF orders of the thirteen products, against the official schema of each version."""

from dataclasses import replace
from functools import cache

import pytest
from lxml import etree

from corpora import corpora_dir
from jdf import XJDF_DIALECTS, parse_xml, write_ticket
from jdf_builders import checked, head
from thirteen_products import THIRTEEN, files_of

FOLDERS = {"2.0": "xjdf-2.0", "2.1": "xjdf-2.1", "2.2": "xjdf-2.2", "2.3": "xjdf-master"}


@cache
def schema(version: str) -> etree.XMLSchema:
    """Return the official schema of a version; 2.3 is the newest there is."""
    return etree.XMLSchema(etree.parse(corpora_dir("jdf", "schema") / FOLDERS[version] / "xjdf.xsd"))


@pytest.mark.parametrize("dialect", XJDF_DIALECTS)
@pytest.mark.parametrize("product", THIRTEEN)
def test_an_order_is_valid_by_the_schema_of_its_version(product: str, dialect: str) -> None:
    spec = THIRTEEN[product]
    files = [replace(file, check=checked()) for file in files_of(spec)]
    root = parse_xml(write_ticket(spec, head(), files, XJDF_DIALECTS[dialect]).data)
    official = schema(XJDF_DIALECTS[dialect].version)
    assert official.validate(root), [entry.message for entry in official.error_log]
