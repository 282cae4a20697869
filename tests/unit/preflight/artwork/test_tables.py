import io

import pytest

from artwork_builders import workbook, zipped
from preflight.artwork.tables import MOST_TABLE_BYTES, TableError, looks_like_a_table, read_csv, read_sheet
from preflight.facts import TableFacts


def read(text: str, encoding: str = "utf-8") -> TableFacts:
    return read_csv(io.BytesIO(text.encode(encoding)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_signs_and_encodings_are_found_out(encoding: str, sign: str) -> None:
    rows = [["Näme", "City", "Zip"], ["Änne", "Köln", "1"], ["Jörg", "Bonn", "2"]]
    text = "".join(sign.join(row) + "\n" for row in rows)
    found = read(text, encoding)
    assert (found.columns, found.rows, found.delimiter) == (("Näme", "City", "Zip"), 2, sign)
    assert looks_like_a_table(text.encode(encoding)[:4096])


def test_every_fault_is_counted_with_its_first_place() -> None:
    found = read('Name;City;Zip\nA;"x;y";1\n\nB;;2\nC;=1;3\nD;E\nF;KÃ¶ln;4\n')
    assert (found.rows, found.ragged, found.first_ragged) == (5, 1, 6)
    assert (found.empty, found.first_empty) == (2, (4, "City"))
    assert (found.formulas, found.first_formula) == (1, (5, "City"))
    assert (found.garbled, found.first_garbled) == (1, (7, "City"))


@pytest.mark.parametrize("cell", ["-5", "+49 221 12", "-1.000,50", "a=b", "3+4", "- ", "="])
def test_numbers_and_words_are_no_formulas(cell: str) -> None:
    assert read(f"Name;City;Zip\nA;{cell};1\nB;C;2\n").formulas == 0


@pytest.mark.parametrize(
    "text",
    [
        "one line",
        "Hello, dear\nall, of you",
        "%PDF, no\x00, pdf\na, b\nc, d",
        "",
        "words\nand words\nand more",
    ],
)
def test_other_text_is_no_table(text: str) -> None:
    assert not looks_like_a_table(text.encode())


def test_a_workbook_says_the_same_as_the_text() -> None:
    rows = (("Name", "City"), ("A", None), ("B", "=SUM(1)"), ("C", 5))
    found = read_sheet(io.BytesIO(workbook(*rows)))
    same = read("Name;City\nA;\nB;=SUM(1)\nC;5\n")
    assert (found.columns, found.rows, found.empty, found.formulas) == (same.columns, 3, 1, 1)
    assert (found.first_empty, found.first_formula) == (same.first_empty, same.first_formula)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"a,b,c\n" + b'"' + b"x" * 200_000 + b'",b,c\n', b";" * (MOST_TABLE_BYTES + 1)]
)
def test_what_is_empty_or_asks_for_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(TableError):
        read_csv(io.BytesIO(data))


@pytest.mark.parametrize("sheet", ["<!DOCTYPE a><worksheet/>", "<worksheet>", "<worksheet/>"])
def test_a_workbook_that_is_broken_or_hostile_is_refused(sheet: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_sheet(io.BytesIO(zipped({"xl/worksheets/sheet1.xml": sheet})))
