"""Flag cells of tables of data that would print wrongly: empty ones, formulas, and garbled letters.

Why: an empty cell leaves a gap on one customer's copy, and a formula or a garbled letter is printed as it stands.
Fix: fill the empty cells, keep only values, and save the table as "CSV UTF-8" from the program it was made in.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "empty": Text(
        "{measured} cells are empty, the first in row {row} ({name}), none expected; ask whether they are meant",
        "{measured} cells of your table are empty, the first in row {row}. Please check whether that is meant.",
    ),
    "formula": Text(
        "{measured} cells hold formulas, the first in row {row} ({name}), values expected; none is computed here",
        "Row {row} of your table holds a formula. Please save the table with values only.",
        severity=Severity.ERROR,
    ),
    "garbled": Text(
        "{measured} cells have garbled letters, the first in row {row} ({name}), none expected; save as CSV UTF-8",
        "Row {row} of your table has garbled letters. Please save the table as CSV UTF-8 again.",
    ),
}


@artwork_check(families=("table", "office"), severity=Severity.WARNING, texts=TEXTS)
def table_cells(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell how many there are and where the first is; the first row of a table is row 1."""
    table = facts.artwork.table
    if table is None:
        return
    for case, count, (row, name) in (
        ("empty", table.empty, table.first_empty),
        ("formula", table.formulas, table.first_formula),
        ("garbled", table.garbled, table.first_garbled),
    ):
        if count:
            arguments = (("row", str(row)), ("name", name or "?"))
            yield Hit(case, measured=float(count), wanted=0.0, arguments=arguments)
