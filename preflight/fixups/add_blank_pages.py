"""Add empty pages at the end where the order or the binding needs them.

Why: a stitched sheet has four pages and a leaf has two; what is missing stays blank in print, so let the file say so.
Changes: the number of pages; every page that was there stays as it is.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Area, CannotMendError, Findings, Manner, Offer, Parameters, fixup, number_of
from preflight.mending.space import BOXES, Space

_MOST = 3
"""As many pages as a sheet of four can lack; who lacks more has sent the wrong file."""


def _proposes(facts: Facts, _expected: Expected, findings: Findings) -> Parameters | None:
    there = len(facts.pages)
    wanted = max((int(f.wanted) for f in findings if isinstance(f.wanted, float)), default=0)
    if not there < wanted <= there + _MOST:
        return None
    return {"there": float(there), "count": float(wanted - there), "wanted": float(wanted)}


@fixup(
    answers=("page-count.different", "binding-pages.fours", "binding-pages.pairs"),
    area=Area.PAGES,
    manner=Manner(rank=80, opt_in=True),
    offer=Offer(
        "add {count} blank pages at the end, {wanted} in all",
        "We add {count} empty pages at the end, so that there are {wanted} pages.",
    ),
    proposes=_proposes,
)
def add_blank_pages(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Add pages of the boxes of the last."""
    there, count = int(number_of(parameters, "there")), int(number_of(parameters, "count"))
    if len(pdf.pages) != there or not 0 < count <= _MOST:
        raise CannotMendError(f"{len(pdf.pages)} pages where {there} were expected; propose the fix anew")
    for _ in range(count):
        pdf.pages.append(pikepdf.Page(_blank(pdf, Space.of(pdf.pages[there - 1].obj))))


def _blank(pdf: pikepdf.Pdf, like: Space) -> pikepdf.Object:
    page = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            Resources=pikepdf.Dictionary(),
            Rotate=like.frame.rotate,
            UserUnit=like.frame.unit,
        )
    )
    Space(page, like.boxes).set_box("Media", like.frame.media)
    for name in BOXES:
        if name.lower() in like.boxes.defined:
            Space(page, like.boxes).set_box(name, like.own(getattr(like.boxes, name.lower())))
    return page
