"""Insertion: a part that is put into another."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of

METHODS = ("bindIn", "blowIn")
GLUES = ("", "permanent", "removable")


@dataclass(frozen=True, slots=True)
class Insertion:
    """Which part goes in, behind which page of the whole (counted from 1), bound or loose, and with what glue."""

    part: str
    method: str = "blowIn"
    after_page: int = 1
    glue: str = ""


def insertion_problems(insertion: Insertion, path: str) -> Iterator[Problem]:
    """Check that an insertion is described in known words."""
    yield from one_of("insertion-unknown", f"{path}.method", insertion.method, METHODS)
    yield from one_of("insertion-glue-unknown", f"{path}.glue", insertion.glue, GLUES)
    if insertion.after_page < 1:
        found = f"found {insertion.after_page}; the first page is 1"
        yield Problem("insertion-page-impossible", f"{path}.after_page", found)
