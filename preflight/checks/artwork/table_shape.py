"""Flag tables of data whose columns cannot be told apart or whose rows do not fit them.

Why: each column goes into one field of the page; a missing or doubled name puts words into the wrong one.
Fix: give the first row one name for each column, every row as many cells, and save it as "CSV UTF-8".
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts, TableFacts
from preflight.report import Severity

TEXTS = {
    "no-header": Text(
        "the first row looks like data ({name}), names of columns expected; add a row of names",
        'The first row of your table should name the columns; we found "{name}". Please add names.',
    ),
    "doubled": Text(
        "columns of the same name ({name}), each name once expected; rename them",
        'Your table has several columns named "{name}". Please give each its own name.',
        severity=Severity.ERROR,
    ),
    "unnamed": Text(
        "{measured} columns have no name, {wanted} expected; name or delete them",
        "Some columns of your table have no name. Please name or delete them.",
    ),
    "ragged": Text(
        "{measured} rows have more or fewer cells than the first, as row {row}, as many expected; correct them",
        "Row {row} of your table has more or fewer cells than the first row. Please correct it.",
        severity=Severity.ERROR,
    ),
    "no-rows": Text(
        "the table has only names of columns, rows of data expected; ask for the data",
        "Your table has no rows with data. Please upload the filled one.",
        severity=Severity.ERROR,
    ),
    "encoding": Text(
        "the table is saved as {name}, UTF-8 expected; look at umlauts and accents, or save it as CSV UTF-8",
        "Your table is saved in an old way; accents may be wrong. Please save it as CSV UTF-8.",
    ),
}


@artwork_check(families=("table", "office"), severity=Severity.WARNING, texts=TEXTS)
def table_shape(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Look at the first row and at the length of the others; where there is no header its names say nothing."""
    table = facts.artwork.table
    if table is None:
        return
    if not table.rows:
        yield Hit("no-rows")
    if table.headless:
        yield Hit("no-header", arguments=(("name", next(filter(None, table.columns), "")),))
    yield from _names(table)
    if table.ragged:
        yield Hit(
            "ragged", measured=float(table.ragged), wanted=0.0, arguments=(("row", str(table.first_ragged)),)
        )
    if table.encoding == "cp1252":
        yield Hit("encoding", arguments=(("name", "Windows-1252"),))


def _names(table: TableFacts) -> Iterator[Hit]:
    if table.doubled:
        yield Hit("doubled", measured=table.doubled[0], arguments=(("name", table.doubled[0]),))
    if table.unnamed:
        yield Hit("unnamed", measured=float(table.unnamed), wanted=0.0)
