"""What a check is: one predicate with its texts, declared by a decorator in a file of its own."""

import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pixels.pixel_facts import PixelFacts
from preflight.report import Place, Severity

Setting = float | str | bool
Settings = Mapping[str, Setting]


class Turn(StrEnum):
    """When a check speaks.

    FIRST comes before the others, so that a hit that blocks can spare them. EARLY may look at the first pages while the
    rest is read: what it says of a page stays. LAST looks at what the whole document has or lacks, and waits for that.
    """

    FIRST = "first"
    EARLY = "early"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Text:
    """How one case of a check is told: numbers for the operator, plain words for the customer.

    Templates may use {on_pages}, {side}, {measured}, {wanted}, {unit} and the hit's own arguments. A finding
    keeps all of these, so that another language needs only other templates under the same check and case.
    `explains` names checks, or single cases (`page-count.different`), whose findings follow from this one;
    `from_order` the fields of Expected that what is wanted comes from, where the order says them.
    """

    operator: str
    customer: str
    severity: Severity | None = None
    explains: tuple[str, ...] = ()
    from_order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check saw; the engine makes one Finding of all hits that differ only in their page and places.

    `rect_mm` is where it was seen, `rects_mm` where else on the same page; `blocks` ends the checking.
    """

    case: str
    page: int | None = None
    rect_mm: tuple[float, float, float, float] | None = None
    side: str = ""
    measured: float | str | None = None
    wanted: float | str | None = None
    unit: str = ""
    arguments: tuple[tuple[str, str], ...] = ()
    blocks: bool = False
    rects_mm: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it was seen, if the check knows."""
        rects = ((self.rect_mm,) if self.rect_mm else ()) + self.rects_mm
        return () if self.page is None else tuple(Place(self.page, rect) for rect in rects)


Find = Callable[[Facts, Expected, Settings], Iterator[Hit]]
FindInPixels = Callable[[Facts, PixelFacts, Expected, Settings], Iterator[Hit]]


class CheckError(ValueError):
    """A check's file does not say what every check must say."""

    code: ClassVar[str] = "check"
    actor: ClassVar[str] = "admin"
    retryable: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check; id and group come from the name of its file and folder.

    It looks at facts by `find`, and where the pixels of the file are known by `find_in_pixels` instead, if it has
    that; one without `find` needs the pixels. `families` names those of files (preflight.filetypes) that it is
    made for: with any it says nothing of other files, and is not spared by what stops the checks of PDF pages.
    """

    id: str
    group: str
    title: str
    why: str
    fix: str
    severity: Severity
    texts: Mapping[str, Text]
    find: Find | None
    settings: Settings = field(default_factory=lambda: MappingProxyType({}))
    needs: tuple[str, ...] = ()
    turn: Turn = Turn.EARLY
    find_in_pixels: FindInPixels | None = None
    families: tuple[str, ...] = ()

    @property
    def is_early(self) -> bool:
        """Say whether it may speak while pages are still being read: nothing it says is taken back later."""
        return self.find_in_pixels is None and self.turn is not Turn.LAST


def check(
    *,
    severity: Severity,
    texts: Mapping[str, Text],
    settings: Mapping[str, Setting] | None = None,
    needs: tuple[str, ...] = (),
    turn: Turn = Turn.EARLY,
    in_pixels: FindInPixels | None = None,
) -> Callable[[Find], Check]:
    """Declare the function below as its file's check.

    `needs` names the fields of Expected without which the check has nothing to compare; `turn` says when it speaks.
    `in_pixels` looks instead of the function where the pixels of the file are known.
    """

    def declare(find: Find) -> Check:
        blank = _declared(find.__module__, severity, texts, settings)
        return replace(blank, find=find, needs=needs, turn=turn, find_in_pixels=in_pixels)

    return declare


def artwork_check(
    *,
    families: tuple[str, ...],
    severity: Severity,
    texts: Mapping[str, Text],
    settings: Mapping[str, Setting] | None = None,
    needs: tuple[str, ...] = (),
) -> Callable[[Find], Check]:
    """Declare the function below as its file's check, made for families of files that are no PDF, and for no others."""

    def declare(find: Find) -> Check:
        blank = _declared(find.__module__, severity, texts, settings)
        return replace(blank, find=find, needs=needs, families=families)

    return declare


def pixel_check(
    *,
    severity: Severity,
    texts: Mapping[str, Text],
    settings: Mapping[str, Setting] | None = None,
    needs: tuple[str, ...] = (),
) -> Callable[[FindInPixels], Check]:
    """Declare the function below as its file's check, which looks at pixels and is not run without them."""

    def declare(find: FindInPixels) -> Check:
        return replace(
            _declared(find.__module__, severity, texts, settings), needs=needs, find_in_pixels=find
        )

    return declare


def _declared(
    module: str, severity: Severity, texts: Mapping[str, Text], settings: Mapping[str, Setting] | None
) -> Check:
    *_, group, name = module.split(".")
    title, why, fix = _explanation(module)
    told, frozen = MappingProxyType(dict(texts)), MappingProxyType(dict(settings or {}))
    return Check(name.replace("_", "-"), group, title, why, fix, severity, told, None, frozen)


def _explanation(module: str) -> tuple[str, str, str]:
    """Read title, Why and Fix from the docstring of the check's file."""
    text = inspect.cleandoc(sys.modules[module].__doc__ or "")
    found = re.fullmatch(r"(.+?)\n\n.*?^Why: (.+?)\nFix: (.+)", text, re.DOTALL | re.MULTILINE)
    if found is None:
        raise CheckError(f"{module}: the docstring must have a first line, 'Why: ...' and 'Fix: ...'")
    title, why, fix = (" ".join(part.split()) for part in found.groups())
    return title, why, fix
