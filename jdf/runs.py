"""The pages of all files in the order in which a press prints them, as stretches of one file each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jdf.errors import TicketNotWritableError
from jdf.intent.job import JobSpec
from jdf.intent.part import Part, PartRole
from jdf.ticket import TicketFile


@dataclass(frozen=True, slots=True)
class Run:
    """So many pages of a file from `first` on, counted from 0."""

    part: Part
    file: TicketFile
    first: int
    count: int


def runs_of(spec: JobSpec, files: Sequence[TicketFile]) -> tuple[Run, ...]:
    """Return the runs of a job in reading order: the front half of a cover, all that it holds, its back half.

    Raises:
        TicketNotWritableError: a part has no file, or nobody knows how many pages one of its files has.
    """
    cover = next((part for part in spec.parts if part.role is PartRole.COVER), None)
    inside = [run for part in spec.parts if part is not cover for run in _of_part(part, files)]
    if cover is None:
        return tuple(inside)
    front, back = _halves(tuple(_of_part(cover, files)))
    return (*front, *inside, *back)


def _of_part(part: Part, files: Sequence[TicketFile]) -> Iterator[Run]:
    own = [file for file in files if file.part == part.id]
    if not own:
        raise TicketNotWritableError(
            f"part {part.id!r} has no file; a digital press prints files: hand one in for each part"
        )
    for file in own:
        count = file.pages or (part.pages if len(own) == 1 else 0)
        if not count:
            raise TicketNotWritableError(
                f"file {file.url} of part {part.id!r} has an unknown number of pages, so that what follows it"
                " cannot be counted; say how many it has"
            )
        yield Run(part, file, 0, count)


def _halves(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Cut the pages of a cover in the middle: what lies before the body, what lies behind it."""
    left = (sum(run.count for run in runs) + 1) // 2
    front: list[Run] = []
    back: list[Run] = []
    for run in runs:
        here = min(left, run.count)
        left -= here
        if here:
            front.append(replace(run, count=here))
        if here < run.count:
            back.append(replace(run, first=run.first + here, count=run.count - here))
    return tuple(front), tuple(back)


def span(first: int, count: int) -> str:
    """Return page indices as the standard writes them: `4`, or `0 ~ 3` (JDF 1.5, IntegerRangeList)."""
    return str(first) if count == 1 else f"{first} ~ {first + count - 1}"


def places(runs: Sequence[Run], part: Part) -> str:
    """Return where a part's pages lie among all pages, as a RunIndex: `0 ~ 1 34 ~ 35`."""
    said: list[str] = []
    at = 0
    for run in runs:
        if run.part is part:
            said.append(span(at, run.count))
        at += run.count
    return " ".join(said)
