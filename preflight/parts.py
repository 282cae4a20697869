"""The facts of a file in the order in which they become known, and their assembly; a caller may look in between.

First comes what the file says of itself (`Begun`), then page after page in batches (`PagesRead`), then everything else
(`Settled`), and last what other readers make of the file (`Voted`), told before each of them as if it refused the file:
should a reader take the process along, nothing that was read is lost.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from preflight.facts import Damage, Facts, FontFacts, LayerFacts, PageFacts, SpaceFacts


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known before the first page is read: all that the file says of itself, and how many pages there are."""

    facts: Facts
    pages: int


@dataclass(frozen=True, slots=True)
class PagesRead:
    """The next pages; colour spaces that were not told before, all fonts and layers as far as they are known."""

    pages: tuple[PageFacts, ...]
    spaces: tuple[SpaceFacts, ...] = ()
    fonts: tuple[FontFacts, ...] = ()
    layers: tuple[LayerFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything but the pages; `pages` is how many of those told belong to it (none where the file broke)."""

    facts: Facts
    pages: int


@dataclass(frozen=True, slots=True)
class Voted:
    """How many pages each way of counting finds, and who refuses the file, so far."""

    page_votes: Mapping[str, int]
    refused_by: tuple[str, ...]


Part = Begun | PagesRead | Settled | Voted


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: so many pages read, of so many."""

    read: int
    pages: int
    look: Callable[[], Facts]
    """Returns the facts as far as they were known then; those of the pages that were read."""


class Watch(Protocol):
    """Is told how far a reading is, each time some more pages are read."""

    def __call__(self, progress: Progress, /) -> None:
        """Look at how far it is."""


def unwatched(_: Progress) -> None:
    """Let nobody look in between."""


@dataclass(slots=True)
class Assembly:
    """Facts being put together from their parts."""

    watch: Watch = unwatched
    _begun: Begun | None = None
    _settled: Settled | None = None
    _pages: list[PageFacts] = field(default_factory=list)
    _spaces: list[SpaceFacts] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Take the next part; what makes no sense in this place is passed over."""
        if isinstance(part, Begun):
            self._begun = part
        elif isinstance(part, PagesRead):
            self._pages += part.pages
            self._spaces += part.spaces
            self._tell(part)
        elif isinstance(part, Settled):
            self._settled = part
        elif self._settled is not None:
            self._settled = Settled(_voted(self._settled.facts, part), self._settled.pages)

    def _tell(self, part: PagesRead) -> None:
        if self._begun is not None:
            read, spaces = len(self._pages), len(self._spaces)
            self.watch(
                Progress(read, self._begun.pages, partial(self._so_far, self._begun, part, (read, spaces)))
            )

    def _so_far(self, begun: Begun, part: PagesRead, counts: tuple[int, int]) -> Facts:
        """Return the facts as they were; lists only grow, so that another thread may ask."""
        return replace(
            begun.facts,
            pages=tuple(self._pages[: counts[0]]),
            spaces=tuple(self._spaces[: counts[1]]),
            fonts=part.fonts,
            layers=part.layers,
        )

    def facts(self) -> Facts | None:
        """Return the facts, as soon as everything about the file itself is told; never the half of them."""
        settled = self._settled
        if settled is None or settled.pages > len(self._pages):
            return None
        return replace(settled.facts, pages=tuple(self._pages[: settled.pages]))


def _voted(facts: Facts, vote: Voted) -> Facts:
    damage: Damage = replace(facts.damage, refused_by=vote.refused_by)
    return replace(facts, damage=damage, page_votes=vote.page_votes)


def assembled(parts: Iterable[Part]) -> Facts:
    """Put the facts together from all parts of a reading that came to its end."""
    assembly = Assembly()
    for part in parts:
        assembly.add(part)
    facts = assembly.facts()
    if facts is None:
        raise ValueError("the parts end before everything is told")
    return facts
