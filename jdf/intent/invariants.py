"""The rules a job must keep as a whole: pages add up, sheets fold, deliveries sum up."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from jdf.intent.art import art_problems
from jdf.intent.binding import Binding, binding_problems
from jdf.intent.delivery import delivery_problems
from jdf.intent.insertion import insertion_problems
from jdf.intent.job import JobSpec
from jdf.intent.numbering import numbering_problems
from jdf.intent.packing import packing_problems
from jdf.intent.part import Part, PartRole, part_problems
from jdf.intent.problem import Problem, positive, text_fits
from jdf.intent.proof import proof_problems
from jdf.intent.sets import set_problems
from jdf.intent.variable import variable_problems
from jdf.intent.version import version_problems

CERTIFICATE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}\Z")
MOST_PERCENT = 100
BOOK_ROLES = frozenset({PartRole.BODY, PartRole.COVER, PartRole.INSERT})
SADDLE_SHEET_PAGES = 4
GLUED = frozenset({"softCover", "hardCover"})


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
    if spec.binding.type in GLUED:
        yield from _glued(spec, spec.binding)


def _glued(spec: JobSpec, binding: Binding) -> Iterator[Problem]:
    """A glued book has a body, and leaves in it: pages come in twos."""
    body = [part for part in spec.parts if part.role is PartRole.BODY]
    if not body:
        yield Problem(
            "body-missing", "parts", f"{binding.type} needs a body; give the inner pages the role body"
        )
    for part in body:
        if part.pages % 2:
            found = f"{part.pages} pages; leaves have two: make it {part.pages - 1} or {part.pages + 1}"
            yield Problem("glued-pages", f"parts[{part.id}].pages", found)


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


def _sets(spec: JobSpec) -> Iterator[Problem]:
    yield from set_problems(spec.parts)


def _versions(spec: JobSpec) -> Iterator[Problem]:
    for index, version in enumerate(spec.versions):
        yield from version_problems(version, f"versions[{index}]")
    for name, count in Counter(version.name for version in spec.versions).items():
        if count > 1:
            yield Problem("version-twice", "versions", f"{count} versions are called {name!r}; rename them")
    made = sum(version.quantity for version in spec.versions)
    if spec.versions and made != spec.quantity:
        found = f"the versions are {made} pieces, {spec.quantity} are ordered; change one of the two"
        yield Problem("versions-do-not-add-up", "versions", found)


def _numbers(spec: JobSpec) -> Iterator[Problem]:
    for index, numbering in enumerate(spec.numbering):
        yield from numbering_problems(numbering, f"numbering[{index}]")
        yield from _known(spec, numbering.parts, f"numbering[{index}].parts")


def _insertions(spec: JobSpec) -> Iterator[Problem]:
    for index, insertion in enumerate(spec.insertions):
        yield from insertion_problems(insertion, f"insertions[{index}]")
        yield from _known(spec, (insertion.part,), f"insertions[{index}].part")


def _known(spec: JobSpec, parts: tuple[str, ...], path: str) -> Iterator[Problem]:
    """Report the name of a part that the job does not have."""
    known = [part.id for part in spec.parts]
    for part in parts:
        if part not in known:
            yield Problem(
                "part-unknown", path, f"{part!r} is no part of the job; use one of {', '.join(known)}"
            )


def _variable(spec: JobSpec) -> Iterator[Problem]:
    if spec.variable is None:
        return
    yield from variable_problems(spec.variable, "variable")
    if spec.variable.records != spec.quantity:
        found = (
            f"{spec.variable.records} rows of data, {spec.quantity} pieces are ordered; change one of the two"
        )
        yield Problem("records-differ", "variable.records", found)


def _around(spec: JobSpec) -> Iterator[Problem]:
    """Check what goes with the job: packing, proofs, certificates, originals, how much more or less is taken."""
    if spec.packing:
        yield from packing_problems(spec.packing, "packing")
    if spec.art:
        yield from art_problems(spec.art, "art")
    for index, proof in enumerate(spec.proofs):
        yield from proof_problems(proof, f"proofs[{index}]")
    for index, name in enumerate(spec.certificates):
        if not CERTIFICATE.match(name):
            found = f"found {name!r}; use a short name without blanks: FSC, PEFC"
            yield Problem("certificate-malformed", f"certificates[{index}]", found)
    for name in ("overrun_percent", "underrun_percent"):
        share: float | None = getattr(spec, name)
        if share is not None and not 0 <= share <= MOST_PERCENT:
            found = f"found {share:g} %; from 0 to {MOST_PERCENT} %"
            yield Problem("share-impossible", name, found)


_RULES: tuple[Callable[[JobSpec], Iterator[Problem]], ...] = (
    _basics,
    _parts,
    _binding,
    _delivery,
    _sets,
    _versions,
    _numbers,
    _insertions,
    _variable,
    _around,
)


def invariants(spec: JobSpec) -> tuple[Problem, ...]:
    """Return every broken rule of a job; an empty answer means it can be made as described."""
    return tuple(problem for rule in _RULES for problem in rule(spec))
