"""Flag spot inks that go by several names, and names that say a mixture instead of an ink.

Why: each name becomes a plate of its own; one ink under two names is printed on two plates, or one is lost.
Fix: give the ink one name in all placed files, or convert unnamed mixtures to CMYK.
"""

from collections.abc import Iterator, Mapping, Sequence

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.inks import ink_key, is_swatch, spots_of
from preflight.printed import in_inks, told, told_pages
from preflight.report import Severity

TEXTS = {
    "alias": Text(
        "{on_pages}: one ink goes by {count} names ({inks}), 1 is expected; merge them before making plates",
        "{on_pages}: one special colour has several names: {inks}. Please give it one name.",
    ),
    "mixture": Text(
        "{on_pages}: a spot ink is called {ink}, the name of an ink is expected; convert it to CMYK",
        "{on_pages}: the colour {ink} is saved as a special ink by mistake. Please change it to CMYK.",
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS)
def spot_naming(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell names that differ in case, blanks or a suffix for the paper alone, and those of swatches."""
    spots = spots_of(facts)
    alike: dict[str, list[str]] = {}
    for ink in spots:
        alike.setdefault(ink_key(ink), []).append(ink)
        if is_swatch(ink):
            yield from _told("mixture", facts, expected, {ink: spots[ink]}, ("ink", ink))
    for inks in alike.values():
        if len(inks) > 1:
            names = ("inks", " / ".join(inks)), ("count", str(len(inks)))
            yield from _told("alias", facts, expected, {ink: spots[ink] for ink in inks}, *names)


def _told(
    case: str, facts: Facts, expected: Expected, inks: Mapping[str, Sequence[int]], *names: tuple[str, str]
) -> Iterator[Hit]:
    """Make a hit of each page, with the places where that is known of what is painted with the inks."""
    placed = {hit.page: hit for hit in told(case, in_inks(facts, expected, inks), arguments=names)}
    pages = sorted({page for used in inks.values() for page in used})
    yield from (placed.get(hit.page, hit) for hit in told_pages(case, pages, *names))
