"""Leave out empty pages at the end that nobody ordered.

Why: programs often add an empty page at the end; the order then has a page too many.
Changes: the number of pages; every other page stays as it is.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Content, Facts, PageFacts
from preflight.fixup import (
    Area,
    CannotMendError,
    Findings,
    Manner,
    Offer,
    Parameters,
    fixup,
    number_of,
    words_of,
)
from preflight.texts import page_ranges


def _proposes(facts: Facts, expected: Expected, _findings: Findings) -> Parameters | None:
    """Propose only what makes the number right, and only pages that surely paint nothing."""
    if expected.pages is None or not 0 < expected.pages < len(facts.pages):
        return None
    surplus = facts.pages[expected.pages :]
    if not all(_is_blank(page) for page in surplus):
        return None
    return {
        "dropped": page_ranges(page.number for page in surplus),
        "count": float(len(surplus)),
        "left": float(expected.pages),
    }


def _is_blank(page: PageFacts) -> bool:
    return page.has_marks is False and page.content is not Content.UNREADABLE and not page.annotations


@fixup(
    answers=("page-count.different",),
    area=Area.PAGES,
    manner=Manner(rank=80),
    offer=Offer(
        "leave out the blank pages at the end ({dropped}); {left} pages remain, as ordered",
        "We leave out the empty pages at the end ({dropped}). Then your file has {left} pages, as ordered.",
    ),
    proposes=_proposes,
)
def drop_blank_pages(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Drop as many pages from the end as were found blank; another number of pages is another file."""
    count, left = int(number_of(parameters, "count")), int(number_of(parameters, "left"))
    if len(pdf.pages) != count + left:
        raise CannotMendError(
            f"{len(pdf.pages)} pages where {count + left} were expected, with {words_of(parameters, 'dropped')} blank"
        )
    del pdf.pages[left:]
