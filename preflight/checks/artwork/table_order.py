"""Flag tables of data that do not fit the order: a column that a field takes its words from, or rows, are missing.

Why: a field without its column stays empty on every copy, and each row makes one copy.
Fix: name the columns as the order does, give one row for each ordered copy, or change the order.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts, TableFacts
from preflight.report import Severity

TEXTS = {
    "columns": Text(
        "the table lacks {measured} of the columns that the order names ({names}), {wanted} expected; ask for them",
        'Your table has no column "{name}", which your order uses. Please add or rename it.',
        from_order=("columns",),
    ),
    "rows": Text(
        "the table has {measured} rows of data, {wanted} ordered; add or remove rows or change the order",
        "Your table has {measured} rows, your order says {wanted}. Send a matching table or change the order.",
        from_order=("records",),
    ),
}
_MOST_NAMES = 5


@artwork_check(families=("table", "office"), severity=Severity.ERROR, texts=TEXTS)
def table_order(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare with what the order says of its data; capital letters and blanks do not part names.

    A table without a header names no columns, which is told on its own.
    """
    table = facts.artwork.table
    if table is None:
        return
    lacking = [] if table.headless else list(_lacking(table, expected))
    if lacking:
        told = ", ".join(lacking[:_MOST_NAMES]) + (", ..." if len(lacking) > _MOST_NAMES else "")
        arguments = (("name", lacking[0]), ("names", told))
        yield Hit("columns", measured=float(len(lacking)), wanted=0.0, arguments=arguments)
    if expected.records is not None and table.rows != expected.records:
        yield Hit("rows", measured=float(table.rows), wanted=float(expected.records))


def _lacking(table: TableFacts, expected: Expected) -> Iterator[str]:
    there = {_alike(name) for name in table.columns}
    return (name for name in dict.fromkeys(expected.columns) if _alike(name) not in there)


def _alike(name: str) -> str:
    """Return what is the same for two names that only differ in case and blanks, as far as facts keep names."""
    return " ".join(name.split())[:60].strip().casefold()
