"""What a reader is shown of one file: its report, and pictures of the pages on which something was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from preflight.expected import Expected
from preflight.facts import Facts, Rect
from preflight.geometry import MOST_BLEED_MM, trim_of
from preflight.inks import ink_limit
from preflight.picture import Picture
from preflight.report import Report, Verdict
from preflight.texts import pages_in

MOST_PICTURES = 24
"""As many pages of one file as a report shows in pictures."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: how large its MediaBox is as shown, where it is cut, and its picture if one could be drawn.

    `ink` is a picture of where it has more ink than its paper takes, if it has.
    """

    number: int
    width_mm: float
    height_mm: float
    trim_mm: Rect
    picture: Picture | None
    ink: Picture | None = None


@dataclass(frozen=True, slots=True)
class FileView:
    """One file under the name it was given; its facts tell the program it was made in, if they are known."""

    name: str
    report: Report
    pages: tuple[PageView, ...] = ()
    facts: Facts | None = None


def pages_to_show(report: Report) -> tuple[int, ...]:
    """Return the pages that have a place to point at, at most MOST_PICTURES of them."""
    found = {place.page for finding in report.findings for place in finding.places}
    return tuple(sorted(found)[:MOST_PICTURES])


def ink_limits(report: Report) -> Mapping[int, float]:
    """Return the pages that have too much ink, each with the limit that it has more than."""
    found = ((page, ink_limit(finding)) for finding in report.findings for page in pages_in(finding.pages))
    return {page: limit for page, limit in found if limit}


def page_view(
    facts: Facts, number: int, picture: Picture | None, expected: Expected, *, ink: Picture | None = None
) -> PageView:
    """Return one page of a file as it is shown."""
    page = facts.pages[number - 1]
    trim = trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM).rect_mm
    return PageView(number, page.media[2], page.media[3], trim, picture, ink)


def worst_verdict(views: Iterable[FileView]) -> Verdict:
    """Return the verdict that counts for several files: what could not be checked weighs most."""
    order = list(Verdict)
    return max((view.report.verdict for view in views), key=order.index)
