"""Variable: what differs from piece to piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive, text_fits

KINDS = ("addressField", "identification", "imprint", "full")


@dataclass(frozen=True, slots=True)
class Column:
    """Where a field of the artwork takes its value from: the name of a column of the data."""

    field: str
    column: str


@dataclass(frozen=True, slots=True)
class Variable:
    """How much varies: an address, an identification (number, code), an imprint, or the full page.

    `records` counts the rows of the data, `data_file` is the slot its file came in, `postal` the class of post the
    mailing goes out with.
    """

    kind: str
    records: int
    data_file: str = ""
    columns: tuple[Column, ...] = ()
    postal: str = ""


def variable_problems(variable: Variable, path: str) -> Iterator[Problem]:
    """Check that there is data, and that no field of the artwork takes two columns."""
    yield from one_of("variable-unknown", f"{path}.kind", variable.kind, KINDS)
    yield from positive("records-not-positive", f"{path}.records", variable.records)
    for name in ("data_file", "postal"):
        yield from text_fits(f"{path}.{name}", getattr(variable, name), 255)
    fields = [column.field for column in variable.columns]
    for field in sorted({field for field in fields if fields.count(field) > 1}):
        found = f"the field {field!r} takes {fields.count(field)} columns; give it one"
        yield Problem("column-twice", f"{path}.columns", found)
