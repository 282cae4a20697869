"""The registry, and the suite every fixup goes through.

On each atomic file of a check it answers, written in two of several ways that show the same, a fixup is proposed,
mends what was found, gives the same bytes twice and changes nothing outside of its area.
"""

import numpy as np
import pytest

from atomic_files import Fails, atomic_files
from fixup_builders import VARIANTS, Looked, Pixels, looked, mended, outside, window
from preflight import Area, registered_fixups
from preflight.facts import Rect
from preflight.fixup import Fixup, FixupError
from preflight.fixup_registry import fixup_named

FIXUPS = [pytest.param(each, id=each.id) for each in registered_fixups().values()]
NOT_FOR = {
    ("add-blank-pages", "a page too many"),
    ("drop-blank-pages", "7 pages of 8"),
    ("drop-blank-pages", "a page too many"),
    ("set-boxes", "1 mm on the left"),
    ("set-boxes", "a cut beyond the page"),
    ("set-boxes", "art that ends 1.5 mm past the right cut"),
    ("set-boxes", "art that ends at the cut"),
    ("set-boxes", "art that ends at the upper cut"),
    ("set-boxes", "no bleed"),
}
"""Files in which a fixup does not see its chance: another one mends them, or nobody can."""


_OWN = {"place-image", "take-from-archive"}
"""Fixups of files that are no PDF: in their own tests."""


def _cases() -> list[tuple[Fixup, Fails]]:
    found = []
    for (_, check), files in atomic_files().items():
        for file in files:
            if isinstance(file, Fails):
                names = {check, f"{check}.{file.case}"}
                found += [(each, file) for each in registered_fixups().values() if names & set(each.answers)]
    return [(x, y) for x, y in found if isinstance(y.data, bytes) and x.id not in _OWN]


CASES = _cases()
MENDED = [(fixup, file) for fixup, file in CASES if (fixup.id, file.what) not in NOT_FOR]
WAYS = tuple(VARIANTS)
TABLE = [
    pytest.param(fixup, file, way, id=f"{fixup.id}: {file.what}, {way}")
    for i, (fixup, file) in enumerate(MENDED)
    for way in (WAYS[0], WAYS[1 + i % (len(WAYS) - 1)])
]


def before_of(file: Fails, way: str) -> Looked:
    assert isinstance(file.data, bytes)
    return looked(VARIANTS[way](file.data), file.order)


@pytest.mark.parametrize(("fixup", "file", "way"), TABLE)
def test_what_was_found_is_mended_and_nothing_else_changes(fixup: Fixup, file: Fails, way: str) -> None:
    before = before_of(file, way)
    assert before.answered(fixup.id)
    after = before.mended(fixup.id)
    assert after.answered(fixup.id) == set()
    proposal = before.proposal(fixup.id)
    assert proposal is not None
    assert mended(before.data, proposal.fix) == after.data
    UNCHANGED[fixup.area](before, after)


@pytest.mark.parametrize(
    ("fixup", "file"),
    [pytest.param(x, y, id=f"{x.id}: {y.what}") for x, y in CASES if (x.id, y.what) in NOT_FOR],
)
def test_what_it_cannot_mend_is_not_proposed(fixup: Fixup, file: Fails) -> None:
    assert before_of(file, WAYS[0]).proposal(fixup.id) is None


@pytest.mark.parametrize("fixup", FIXUPS)
def test_every_fixup_has_a_file_it_mends(fixup: Fixup) -> None:
    own = {"drop-blank-pages"} | _OWN  # in their own tests
    assert fixup.id in {each.id for each, _ in MENDED} | own


@pytest.mark.parametrize("fixup", FIXUPS)
def test_every_fixup_explains_itself(fixup: Fixup) -> None:
    assert fixup.title.endswith(".")
    assert all(len(text.split()) >= 4 for text in (fixup.why, fixup.changes))
    assert len(fixup.offer.customer.split()) <= 25


def test_a_name_nobody_knows_is_refused_with_all_there_are() -> None:
    with pytest.raises(FixupError, match="rotate"):
        fixup_named("make-it-nice")


def _alike(one: Pixels, other: Pixels) -> None:
    assert one.shape == other.shape
    assert np.array_equal(one, other)


def _alike_but(before: Looked, after: Looked, allowed: list[tuple[int, Rect]]) -> None:
    for page in before.facts.pages:
        places = [rect for number, rect in allowed if number == page.number]
        pair = (window(each.data, page.number, page.media) for each in (before, after))
        _alike(*(outside(pixels, page.media, places) for pixels in pair))


def _nothing(before: Looked, after: Looked) -> None:
    _alike_but(before, after, [])


def _marks(before: Looked, after: Looked) -> None:
    places = [(place.page, place.rect_mm) for found in before.report.findings for place in found.places]
    _alike_but(before, after, places)


def _notes(before: Looked, after: Looked) -> None:
    _alike_but(
        before, after, [(p.number, note.rect_mm) for p in before.facts.pages for note in p.annotations]
    )


def _past_the_cut(before: Looked, after: Looked) -> None:
    for page, new in zip(before.facts.pages, after.facts.pages, strict=True):
        old = page.trim if page.trim != page.media else window_of(before, page.number)
        one, other = (window(x.data, page.number, cut) for x, cut in ((before, old), (after, new.trim)))
        _alike(one[1:-1, 1:-1], other[1:-1, 1:-1])


def window_of(before: Looked, number: int) -> Rect:
    """The cut of a page that does not tell it: the ordered size in its middle."""
    media, order = before.facts.pages[number - 1].media, before.order
    x = (media[2] - (order.trim_w_mm or 0)) / 2
    y = (media[3] - (order.trim_h_mm or 0)) / 2
    return x, y, media[2] - x, media[3] - y


def _pages(before: Looked, after: Looked) -> None:
    halves = [
        half for page in before.facts.pages for half in _shown(before, page.number, len(after.facts.pages))
    ]
    for (number, rect), page in zip(halves, after.facts.pages, strict=False):
        _alike(window(before.data, number, rect), window(after.data, page.number, page.trim))


def _shown(before: Looked, number: int, pages_after: int) -> list[tuple[int, Rect]]:
    left, bottom, right, top = before.facts.pages[number - 1].trim
    if before.proposal("split-spreads") is None or pages_after == len(before.facts.pages):
        return [(number, (left, bottom, right, top))]
    middle = (left + right) / 2
    return [(number, (left, bottom, middle, top)), (number, (middle, bottom, right, top))]


def _whole_page(before: Looked, after: Looked) -> None:
    for page, new in zip(before.facts.pages, after.facts.pages, strict=True):
        one = window(before.data, page.number, page.trim)
        other = window(after.data, page.number, new.trim)
        turned = (
            np.rot90(one, -1)
            if (one.shape[0] > one.shape[1]) is not (other.shape[0] > other.shape[1])
            else one
        )
        step = [turned.shape[axis] / other.shape[axis] for axis in (0, 1)]
        rows, columns = (
            np.minimum((np.arange(other.shape[axis]) * step[axis]).astype(int), turned.shape[axis] - 1)
            for axis in (0, 1)
        )
        scaled = turned[np.ix_(rows, columns)]
        assert np.abs(scaled.astype(int) - other).mean() < 2


UNCHANGED = {
    Area.NOTHING: _nothing,
    Area.MARKS: _marks,
    Area.NOTES: _notes,
    Area.PAST_THE_CUT: _past_the_cut,
    Area.PAGES: _pages,
    Area.WHOLE_PAGE: _whole_page,
}
