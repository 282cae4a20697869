"""Every type of the tables becomes a value; a text that is not of its type is told."""

from datetime import UTC, datetime
from math import inf

import pytest

from jdf import Duration
from jdf.document.typed import Value, reader_of
from jdf.standard.grammar import jdf_grammar, xjdf_grammar
from jdf.standard.kinds import KINDS, closed, closed_list

READ: dict[str, dict[str, Value]] = {
    "boolean": {"true": True, "false": False},
    "BooleanList": {"true false": (True, False)},
    "Integer": {"32": 32, "-1": -1, "INF": inf},
    "IntegerList": {"0 1 -1": (0, 1, -1)},
    "IntegerRangeList": {"0 ~ 7 9": ((0, 7), (9, 9)), "0~-1": ((0, -1),), "": ()},
    "double": {"8.504": 8.504, "-INF": -inf},
    "DoubleList": {"1 2.5": (1.0, 2.5)},
    "DoubleRangeList": {"1.5 ~ 3 4": ((1.5, 3.0), (4.0, 4.0))},
    "NameRangeList": {"a ~ b c": (("a", "b"), ("c", "c"))},
    "XYPair": {"595.276 841.89": (595.276, 841.89)},
    "shape": {"1 2 0": (1.0, 2.0, 0.0)},
    "rectangle": {"0 0 10 20": (0.0, 0.0, 10.0, 20.0)},
    "matrix": {"1 0 0 1 5 5": (1.0, 0.0, 0.0, 1.0, 5.0, 5.0)},
    "CMYKColor": {"0 0.5 1 0": (0.0, 0.5, 1.0, 0.0)},
    "NMTOKENS": {"Cyan Magenta": ("Cyan", "Magenta")},
    "dateTime": {"2026-11-30T17:00:00Z": datetime(2026, 11, 30, 17, tzinfo=UTC), "INF": "INF"},
    "duration": {"PT1H30M": Duration(0, 5400), "P1Y2M3DT0.5S": Duration(14, 259_200.5), "-PT1S": Duration(0, -1)},
    "DurationRangeList": {"PT1S ~ PT2S": ((Duration(0, 1), Duration(0, 2)),)},
    "hexBinary": {"00ff": b"\x00\xff"},
    "NMTOKEN": {"Cyan": "Cyan"},
    "string": {"a b": "a b"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "value"), [(kind, *pair) for kind, read in READ.items() for pair in read.items()]
)
def test_a_text_of_a_type_becomes_its_value(kind: str, text: str, value: Value):
    assert reader_of(KINDS[kind], "Any")(text) == value


def test_a_closed_value_is_a_name_and_a_list_of_them_several():
    assert reader_of(closed("Side", ("Front", "Back")), "Side")("Front") == "Front"
    assert reader_of(closed_list("Side", ("Front", "Back")), "Sides")("Front Back") == ("Front", "Back")


def test_a_transfer_curve_is_pairs_of_in_and_out():
    read = reader_of(KINDS["DoubleList"], "Curve")
    assert read("0 0 0.5 0.6 1 1") == ((0.0, 0.0), (0.5, 0.6), (1.0, 1.0))
    with pytest.raises(ValueError, match="shorter"):
        read("0 0 1")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("XYPair", "1", "expected 2 numbers"),
        ("double", "8,5", "expected a number with a decimal point"),
        ("boolean", "TRUE", "expected true or false"),
        ("dateTime", "2026-11-30T17:00:00", "expected an offset from UTC"),
        ("hexBinary", "abc", "expected pairs"),
        ("Integer", "1.0", "expected a whole number"),
    ],
)
def test_a_text_that_is_not_of_its_type_is_told_with_what_was_expected(kind: str, text: str, expected: str):
    with pytest.raises(ValueError, match=expected):
        reader_of(KINDS[kind], "Any")(text)


LOOSE = {"DateTimeRangeList"}
"""Types whose test lets through more than can be read."""


def test_every_type_that_the_tables_name_can_be_read():
    kinds = {
        fact.kind.name: fact.kind
        for grammar in (jdf_grammar(), xjdf_grammar())
        for name in grammar.names
        for fact in grammar[name].attributes.values()
    }
    assert len(kinds) > 200
    for kind in kinds.values():
        texts = (*kind.values[:1], "1", "1 1", "0 0 0", "0 0 0 0", "1 0 0 1 0 0", "true", "PT1S", "de", "INF")
        fitting = [text for text in texts if kind.fits(text)]
        read = reader_of(kind, "Any")
        assert [text for text in fitting if kind.name not in LOOSE and read(text) is None] == []
