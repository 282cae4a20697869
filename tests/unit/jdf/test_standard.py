"""The tables of the standards: none of them disappears unnoticed, and what tickets use does not merely pass through."""

from functools import cache
from pathlib import Path

import pytest

from declared import declared, kept
from defects import sound_documents
from jdf import parse_xml
from jdf.names import JDF_NAMESPACE
from jdf.standard.grammar import NO_TABLE, Grammar, grammar_of, jdf_grammar
from jdf.standard.kinds import KINDS, closed_list


@cache
def now() -> dict[str, str]:
    return dict(declared())


@pytest.mark.parametrize("name", sorted(kept()))
def test_a_declaration_says_what_it_said(name: str):
    assert now().get(name) == kept()[name], f"{name} changed: read the change, then run tests/declared.py"


def test_every_declaration_is_kept():
    assert set(now()) == set(kept())


@pytest.mark.parametrize("file", sound_documents(), ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_a_sound_document_uses_has_a_table_of_its_own(file: Path):
    root = parse_xml(file.read_bytes())
    grammar = grammar_of(root)
    todo = [(root, grammar[str(root.tag).rpartition("}")[2]])]
    while todo:
        node, block = todo.pop()
        for child in node.iterchildren("*"):
            fact = block.children.get(str(child.tag))
            assert fact is None or fact.table != NO_TABLE, f"{child.tag} passes through"
            table = None if fact is None else grammar.get(fact.table)
            if table is not None:
                todo.append((child, table))


NOTATION = """\
# a remark
$Colour Red Blue:1.4
&generic
  string Note
&resource
  NMTOKEN Class
{Resource}
  Media
[Sheet]
  =Colour Ink!
  double Width:1.1-1.3
  < Media&? Leaf+>Page {Resource}*
[Media] Consumable :1.1
[Page] #string
"""


def test_the_notation_is_read():
    sheet = Grammar(NOTATION, JDF_NAMESPACE)["Sheet"]
    assert sheet.required == ("Ink",)
    assert sheet.attributes["Ink"].newer == {"Blue": "1.4"}
    assert (sheet.attributes["Width"].span.since, sheet.attributes["Width"].span.until) == ("1.1", "1.3")
    tables = {tag.rpartition("}")[2]: fact.table for tag, fact in sheet.children.items()}
    assert tables == {"Media": "Media", "MediaRef": "ResourceRef", "Leaf": "Page"}
    assert [(fact.name, fact.least, fact.most) for fact in sheet.counted if fact.name == "Leaf"] == [
        ("Leaf", 1, None)
    ]


@pytest.mark.parametrize("line", ["[Sheet]\n  double !Width", "[Sheet]\n  < Leaf%"])
def test_a_line_nobody_can_read_is_refused(line: str):
    grammar = Grammar(f"&generic\n{line}\n", JDF_NAMESPACE)
    with pytest.raises(ValueError, match="the table says"):
        grammar["Sheet"]


def test_an_element_nobody_declares_has_no_table():
    assert jdf_grammar().get("Nonsense") is None


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("Integer", "32", "3.2"),
        ("double", "8.504", "8,504"),
        ("boolean", "true", "True"),
        ("ID", "J_1", "1J"),
        ("NMTOKENS", "A B", "A,/B"),
        ("XYPair", "1 2", "1 2 3"),
        ("rectangle", "0 0 1 1", "0 0 1"),
        ("IntegerRangeList", "0 ~ 7 9", "0 to 7"),
        ("DoubleRangeList", "1 ~ 2", "1~2"),
        ("dateTime", "2026-11-30T17:00:00Z", "2026-13-30T17:00:00Z"),
        ("duration", "PT10M", "10 min"),
        ("hexBinary", "ABCD", "ABC"),
        ("NamedColor", "LightBlue", "Mauve"),
        ("language", "en-GB", "english language"),
        ("FoldCatalog", "F6-1", "6-1"),
        ("CountryCode", "DE", "de"),
        ("shortString", "x" * 63, "x" * 64),
        ("JDFJMFVersion", "1.5", "1.11"),
    ],
)
def test_a_kind_takes_what_is_of_it_and_nothing_else(kind: str, good: str, bad: str):
    assert KINDS[kind].fits(good)
    assert not KINDS[kind].fits(bad)


def test_a_closed_list_takes_several_of_its_values():
    kind = closed_list("days", ("Mon", "Tue"))
    assert kind.fits("Mon Tue")
    assert not kind.fits("Mon Wed")
