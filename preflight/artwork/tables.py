"""Tables of data for printing: CSV by its text, Excel by its first sheet; within bounds, and nothing is computed."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from preflight.artwork.packed import member, opened, pieces
from preflight.facts import TableFacts
from preflight.interpreter.values import printable
from preflight.reading.markup import attribute, elements, local

MOST_TABLE_BYTES = 16 << 20
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_NAMES = 50
_MOST_TEXTS = 500_000
_DELIMITERS = ";,\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FORMULA = re.compile(r"[=@]\S|[+-](?![\d.,\s()/-]*$)\S|[\t\r]\S")
_GARBLED = re.compile("\ufffd|\u00c3[\u0080-\u00bf\u2018-\u2122\u0192]|\u00e2\u20ac")
_VALUE = re.compile(r"[\d.,\s%€$+-]+")
_CELL = re.compile(r"([A-Z]{1,3})\d{1,7}")
Row = Sequence[str]


class TableError(ValueError):
    """The table cannot be read; the message says why."""

    code = "table"
    actor = "customer"
    retryable = False


def looks_like_a_table(head: bytes) -> bool:
    """Say whether the beginning of a file is lines of text that the same sign parts into as many cells."""
    text = head.decode(_encoding(head), "replace")
    if any(ord(sign) < 32 and sign not in "\t\r\n" for sign in text):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    lines = lines[:-1] if len(lines) > 2 and not text.endswith("\n") else lines
    return len(lines) > 1 and not lines[0].startswith("|") and bool(_delimiter(lines[:20]))


def read_csv(file: BinaryIO) -> TableFacts:
    """Read a CSV; TableError for one that is too large or has no rows."""
    file.seek(0)
    data = file.read(MOST_TABLE_BYTES + 1)
    if len(data) > MOST_TABLE_BYTES:
        raise TableError(f"the table is larger than {MOST_TABLE_BYTES >> 20} MB")
    encoding = _encoding(data)
    text = data.decode(encoding, "replace")
    delimiter = _delimiter([line for line in text[:20_000].splitlines() if line.strip()][:20]) or ","
    try:
        return _judged(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), encoding, delimiter)
    except csv.Error as fault:
        raise TableError(f"a row cannot be read: {fault}") from fault


def read_sheet(file: BinaryIO) -> TableFacts:
    """Read the first sheet of an Excel workbook; its formulas are told as such, not computed."""
    with opened(file) as archive:
        sheets = sorted(
            (name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d{1,4}\.xml", name)),
            key=lambda name: int(re.sub(r"\D", "", name)),
        )
        if not sheets:
            raise TableError("the workbook has no sheet")
        return _judged(_sheet_rows(archive, sheets[0], _shared(archive)), "utf-8", "")


def _encoding(data: bytes) -> str:
    """Name the encoding: by its mark, else UTF-8 if it is that to the last sign, else what Windows writes."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    try:
        io.TextIOWrapper(io.BytesIO(data), "utf-8").read()
    except UnicodeDecodeError as fault:
        return "utf-8" if fault.start >= len(data) - 4 and fault.start > 0 else "cp1252"
    return "utf-8"


def _delimiter(lines: Sequence[str]) -> str:
    """Choose the sign that stands in most lines equally often; none where no sign does."""
    best = ("", 0.0)
    if not lines:
        return ""
    for sign in _DELIMITERS:
        counts = Counter(re.sub(r'"[^"]*"', "", line).count(sign) for line in lines)
        [(often, agreeing)] = counts.most_common(1)
        share = agreeing / len(lines)
        if often and (often > 1 or len(lines) > 2) and share > max(0.7, best[1]):
            best = (sign, share)
    return best[0]


@dataclass(slots=True)
class _Counted:
    """The first place of something, and how often it was seen."""

    count: int = 0
    first: tuple[int, str] = (0, "")

    def add(self, row: int, column: str) -> None:
        """Count it."""
        self.count += 1
        if self.count == 1:
            self.first = row, column


@dataclass(slots=True)
class _Counts:
    rows: int = 0
    ragged: _Counted = field(default_factory=_Counted)
    empty: _Counted = field(default_factory=_Counted)
    formulas: _Counted = field(default_factory=_Counted)
    garbled: _Counted = field(default_factory=_Counted)


def _judged(rows: Iterable[Row], encoding: str, delimiter: str) -> TableFacts:
    numbered = ((number, row) for number, row in enumerate(rows, start=1) if any(map(str.strip, row)))
    first = next(numbered, None)
    if first is None:
        raise TableError("the table has no rows")
    header = [printable(" ".join(cell.split()), 60) for cell in first[1][:MOST_COLUMNS]]
    headless = any(_VALUE.fullmatch(cell) or "@" in cell for cell in header)
    counts = _Counts()
    for number, row in numbered:
        if counts.rows >= MOST_ROWS:
            raise TableError(f"the table has more than {MOST_ROWS} rows")
        _count(counts, number, row, header)
    names = Counter(name.casefold() for name in header if name)
    doubled = dict.fromkeys(name for name in header if names[name.casefold()] > 1)
    return TableFacts(
        tuple(header), counts.rows + headless, encoding, delimiter, headless,
        doubled=() if headless else tuple(doubled)[:MOST_NAMES],
        unnamed=0 if headless else header.count(""),
        ragged=counts.ragged.count, first_ragged=counts.ragged.first[0],
        empty=counts.empty.count, first_empty=counts.empty.first,
        formulas=counts.formulas.count, first_formula=counts.formulas.first,
        garbled=counts.garbled.count, first_garbled=counts.garbled.first,
    )  # fmt: skip


def _count(counts: _Counts, number: int, row: Row, header: Sequence[str]) -> None:
    counts.rows += 1
    if len(row) != len(header):
        counts.ragged.add(number, "")
    for place, name in enumerate(header):
        cell = row[place] if place < len(row) else ""
        if not cell.strip():
            counts.empty.add(number, name)
        elif _FORMULA.match(cell):
            counts.formulas.add(number, name)
        elif _GARBLED.search(cell):
            counts.garbled.add(number, name)


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """Read the texts that cells name by number (ECMA-376-1, 18.4)."""
    part = member(archive, "xl/sharedStrings.xml")
    texts: list[str] = []
    if part is not None:
        for each in elements(pieces(archive, part, MOST_TABLE_BYTES), frozenset({"si"})):
            if len(texts) >= _MOST_TEXTS:
                raise TableError(f"the table has more than {_MOST_TEXTS} texts")
            texts.append(_text(each))
    return texts


def _text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter() if local(each.tag) == "t")


def _sheet_rows(archive: zipfile.ZipFile, name: str, shared: Sequence[str]) -> Iterator[Row]:
    """Yield rows as wide as the first; cells say their own column, empty ones are left out (18.3.1.73)."""
    part, wide = archive.getinfo(name), 0
    for element in elements(pieces(archive, part, MOST_TABLE_BYTES), frozenset({"row"})):
        cells: dict[int, str] = {}
        for each in element:
            found = _CELL.fullmatch(attribute(each, "r"))
            place = _column(found[1]) if found else len(cells)
            if place < MOST_COLUMNS:
                cells[place] = _cell(each, shared)
        wide = wide or max((place + 1 for place, text in cells.items() if text), default=0)
        last = max((place + 1 for place, text in cells.items() if text), default=0)
        yield [cells.get(place, "") for place in range(max(wide, last))]


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _cell(cell: etree._Element, shared: Sequence[str]) -> str:
    told = {local(each.tag): each for each in cell}
    if "f" in told:
        return f"={told['f'].text or '?'}"
    if "is" in told:
        return _text(told["is"])
    value = (told["v"].text or "") if "v" in told else ""
    if attribute(cell, "t") == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value
