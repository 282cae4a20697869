"""The rules a job must keep as a whole: pages add up, sheets fold, deliveries sum up."""

from collections import Counter
from collections.abc import Callable, Iterator

from jdf.intent.binding import binding_problems
from jdf.intent.delivery import delivery_problems
from jdf.intent.job import JobSpec
from jdf.intent.part import Part, PartRole, part_problems
from jdf.intent.problem import Problem, positive, text_fits

BOOK_ROLES = frozenset({PartRole.BODY, PartRole.COVER, PartRole.INSERT})
SADDLE_SHEET_PAGES = 4


def _basics(spec: JobSpec) -> Iterator[Problem]:
    yield from positive("quantity-not-positive", "quantity", spec.quantity)
    yield from text_fits("name", spec.name, 255)
    yield from text_fits("comment", spec.comment, 20480)
    if not spec.name.strip():
        yield Problem("name-missing", "name", "the job has no name; give it one a person would say")


def _parts(spec: JobSpec) -> Iterator[Problem]:
    if not spec.parts:
        yield Problem("no-parts", "parts", "the job has no parts; add at least one")
    for part_id, count in Counter(part.id for part in spec.parts).items():
        if count > 1:
            yield Problem(
                "part-id-twice", f"parts[{part_id}]", f"{count} parts are called {part_id!r}; rename them"
            )
    covers = [part for part in spec.parts if part.role is PartRole.COVER]
    if len(covers) > 1:
        yield Problem("cover-twice", f"parts[{covers[1].id}]", f"{len(covers)} covers; a product has one")
    for part in spec.parts:
        yield from part_problems(part)


def _binding(spec: JobSpec) -> Iterator[Problem]:
    if spec.binding is None:
        bound = [part for part in spec.parts if part.role is PartRole.COVER]
        if bound:
            yield Problem(
                "cover-unbound",
                f"parts[{bound[0].id}]",
                "a cover, but no binding; choose a binding, or drop the cover",
            )
        return
    yield from binding_problems(spec.binding, "binding")
    if spec.binding.type == "saddleStitch":
        yield from _saddle(spec)


def _saddle(spec: JobSpec) -> Iterator[Problem]:
    """Sheets that are folded once and nested: pages come in fours and all leaves are of one size."""
    book = [part for part in spec.parts if part.role in BOOK_ROLES]
    if not any(part.role is PartRole.BODY for part in book):
        yield Problem(
            "body-missing", "parts", "saddle stitching needs a body; give the inner pages the role body"
        )
    for part in book:
        if part.pages % SADDLE_SHEET_PAGES:
            yield _saddle_pages(part)
    sizes = {(part.size.trim_w_mm, part.size.trim_h_mm) for part in book}
    if len(sizes) > 1:
        found = ", ".join(f"{part.id} {part.size.trim_w_mm:g} x {part.size.trim_h_mm:g} mm" for part in book)
        yield Problem(
            "trim-sizes-differ", "parts", f"stapled parts are cut together: {found}; make them one size"
        )


def _saddle_pages(part: Part) -> Problem:
    fewer = part.pages // SADDLE_SHEET_PAGES * SADDLE_SHEET_PAGES
    more = fewer + SADDLE_SHEET_PAGES
    ways = f"take out {part.pages - fewer} for {fewer}, or add {more - part.pages} for {more}"
    if fewer <= 0:
        ways = f"add {more - part.pages} for {more}, or choose a binding of single leaves"
    message = f"{part.pages} pages; folded sheets make pages in fours: {ways}"
    return Problem("saddle-pages", f"parts[{part.id}].pages", message)


def _delivery(spec: JobSpec) -> Iterator[Problem]:
    for index, delivery in enumerate(spec.delivery):
        yield from delivery_problems(delivery, f"delivery[{index}]")
    sent = sum(delivery.quantity for delivery in spec.delivery)
    if spec.delivery and sent != spec.quantity:
        yield Problem(
            "deliveries-do-not-add-up",
            "delivery",
            f"{sent} pieces are sent, {spec.quantity} are ordered; change one of the two",
        )


_RULES: tuple[Callable[[JobSpec], Iterator[Problem]], ...] = (_basics, _parts, _binding, _delivery)


def invariants(spec: JobSpec) -> tuple[Problem, ...]:
    """Return every broken rule of a job; an empty answer means it can be made as described."""
    return tuple(problem for rule in _RULES for problem in rule(spec))
