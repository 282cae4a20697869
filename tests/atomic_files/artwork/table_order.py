from dataclasses import replace

from artwork_builders import card, workbook
from atomic_files import Fails, Passes
from preflight import Expected

_BESIDE = ("not-a-pdf",)
_CSV = b"Name;City;Zip\nA;B;1\nC;D;2\nE;F;3\n"
_SHEET = workbook(("First name", "City"), ("A", "B"), ("C", "D"))


def _of(records: int | None, *columns: str) -> Expected:
    return replace(card(), records=records, columns=columns)


FILES = (
    Passes("an order that says nothing of data", _CSV, card(), _BESIDE),
    Passes("rows and columns as ordered", _CSV, _of(3, "Name", "City"), _BESIDE),
    Passes("names in other letters", _SHEET, _of(2, "FIRST  NAME", "city"), _BESIDE),
    Passes("a table without names", b"1;2;3\n4;5;6\n", _of(2, "Name"), _BESIDE),
    Fails("a column that is missing", _CSV, "columns", order=_of(3, "Name", "Street"), measured=1),
    Fails("two that are missing in a workbook", _SHEET, "columns", order=_of(2, "Street", "Zip"), measured=2),
    Fails("too few rows", _CSV, "rows", order=_of(4), measured=3),
    Fails("too many rows in a workbook", _SHEET, "rows", order=_of(1, "City"), measured=2),
)
