"""No value of a job disappears silently: it changes the ticket, or it is named among what was left out."""

import pytest

from jdf import Dialect, JobSpec, write_ticket
from jdf_builders import head
from job_changes import changes
from thirteen_products import EVERY_DIALECT, THIRTEEN, files_of

SUMMED = {"delivery": "delivery: "}
"""What is named as a whole where a ticket has no place for it, and the words it is named by."""

TARGETS = [
    EVERY_DIALECT[name]
    for name in (
        "jdf-1.2-product",
        "jdf-1.3-product",
        "jdf-1.5-product",
        "jdf-1.8-product",
        "jdf-1.3-idp",
        "xjdf-2.0",
        "xjdf-2.2",
    )
]


def told(spec: JobSpec, dialect: Dialect) -> tuple[bytes, tuple[str, ...]]:
    ticket = write_ticket(spec, head(), files_of(spec), dialect)
    return ticket.data, ticket.left_out


@pytest.mark.parametrize("dialect", TARGETS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("product", THIRTEEN)
def test_a_changed_value_changes_the_ticket_or_is_named(product: str, dialect: Dialect) -> None:
    spec = THIRTEEN[product]
    before = told(spec, dialect)
    silent = [path for path, changed in changes(spec) if told(changed, dialect) == before]
    assert [path for path in silent if not summed(path, before[1])] == []


def summed(path: str, left_out: tuple[str, ...]) -> bool:
    """Tell whether a value belongs to something that is named as a whole."""
    words = SUMMED.get(path.partition(".")[0])
    return bool(words) and any(text.startswith(words) for text in left_out)


def test_many_values_are_changed() -> None:
    paths = {path for spec in THIRTEEN.values() for path, _ in changes(spec)}
    assert len(paths) > 60
