"""Part: a piece of the job printed on one stock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jdf.intent.color import Print, print_problems
from jdf.intent.finish import Finish, finish_problems
from jdf.intent.fold import Fold, fold_problems, pages_of
from jdf.intent.media import Media, media_problems
from jdf.intent.problem import Problem, positive
from jdf.intent.size import Size, size_problems

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,23}\Z")


class PartRole(StrEnum):
    """What a part is to the whole."""

    SINGLE = "single"
    BODY = "body"
    COVER = "cover"
    INSERT = "insert"
    PLY = "ply"
    SHEET = "sheet"
    ENVELOPE = "envelope"
    LABEL = "label"
    MONTH = "month"
    BACKING = "backing"


LEAF_ROLES = frozenset(PartRole) - {PartRole.BODY, PartRole.COVER, PartRole.INSERT}
"""Parts that are one leaf or folded sheet, so that an unprinted back means an odd number of pages."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages are sides of leaves in reader order; a leaf has two, printed or not."""

    id: str
    role: PartRole
    pages: int
    size: Size
    media: Media
    print: Print
    finish: tuple[Finish, ...] = ()
    fold: Fold | None = None


def part_problems(part: Part) -> Iterator[Problem]:
    """Check one part by itself."""
    path = f"parts[{part.id}]"
    if not _ID.match(part.id):
        yield Problem(
            "part-id-malformed", path, f"{part.id!r}; use a letter, then at most 23 letters, digits, - or _"
        )
    yield from positive("pages-not-positive", f"{path}.pages", part.pages)
    if part.role in LEAF_ROLES and part.pages == 1 and part.print.back is not None:
        yield Problem(
            "page-without-back",
            f"{path}.pages",
            "1 page, but inks for a back; make it 2 pages, or leave the back out",
        )
    yield from size_problems(part.size, f"{path}.size")
    yield from media_problems(part.media, f"{path}.media")
    yield from print_problems(part.print, f"{path}.print")
    if part.fold:
        yield from fold_problems(part.fold, f"{path}.fold")
        yield from _folded_pages(part, part.fold, path)
    for index, finish in enumerate(part.finish):
        yield from finish_problems(finish, f"{path}.finish[{index}]")


def _folded_pages(part: Part, fold: Fold, path: str) -> Iterator[Problem]:
    """A single sheet has as many pages as its fold makes; sections of a book may be folded as the shop likes."""
    said = pages_of(fold)
    if part.role in LEAF_ROLES and said is not None and said != part.pages:
        yield Problem(
            "fold-pages-differ",
            f"{path}.fold.catalog",
            f"{fold.catalog} makes {said} pages, the part has {part.pages}; change one of the two",
        )
