"""What a fixup is: one way to mend a file, proposed for what was found, carried out on a copy, in a file of its own."""

import inspect
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Finding

if TYPE_CHECKING:
    import pikepdf

PROPOSAL_SCHEMA = "preflight-proposal/1"
Parameter = float | str
Parameters = Mapping[str, Parameter]
"""What a fixup is told: numbers and short texts by name; `pages` are page ranges as a finding has them."""

Findings = tuple[Finding, ...]
Propose = Callable[[Facts, Expected, Findings], Parameters | tuple[Parameters, ...] | None]
"""Says what a fixup would be told, None where it does not see its chance; several are a choice, the likeliest first."""

Apply = Callable[["pikepdf.Pdf", Parameters], None]
Bring = Callable[[BinaryIO, Parameters], bytes]


class Area(StrEnum):
    """What of a page a fixup may change to the eye; everything else stays as it is, pixel for pixel."""

    NOTHING = "nothing"
    PAST_THE_CUT = "past-the-cut"
    MARKS = "marks"
    NOTES = "notes"
    PAGES = "pages"
    WHOLE_PAGE = "whole-page"
    OTHER_FILE = "other-file"
    """Another file takes its place; which one, and what is found in it, is shown before."""


@dataclass(frozen=True, slots=True)
class Offer:
    """How a fixup is offered, to the operator and to the customer.

    Templates may use {on_pages} and the names of its parameters.
    """

    operator: str
    customer: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A fixup with what it is told: enough to do the same again to the same file."""

    id: str
    parameters: Parameters


@dataclass(frozen=True, slots=True)
class FixesWish:
    """Which fixes to carry out on a copy of the file."""

    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fix for a file, what it is for and how it is told in English.

    `fingerprints` are those of the findings it answers, `checks` the ids of their checks. `for_customers` says that a
    customer may choose it, `opt_in` that it makes up what was not there, so nobody chooses it for others unasked.
    """

    fix: Fix
    checks: tuple[str, ...]
    fingerprints: tuple[str, ...]
    pages: str
    area: Area
    for_customers: bool
    opt_in: bool
    message: str
    customer: str


class FixupError(ValueError):
    """A fixup's file does not say what every fixup must say, or nobody knows a fixup of that name."""

    code: ClassVar[str] = "fixup"
    actor: ClassVar[str] = "admin"
    retryable: ClassVar[bool] = False


class CannotMendError(Exception):
    """The file is built in a way in which this cannot be mended safely; nothing was changed."""

    code: ClassVar[str] = "cannot-mend"
    actor: ClassVar[str] = "csr"
    retryable: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Fixup:
    """A registered fixup; its id comes from the name of its file.

    `answers` names the checks, or single cases of them (`trim-size.turned`), whose findings it mends. Several fixes of
    one file are carried out by `rank`: what is taken away first, then marks, then pages as a whole, then boxes.
    `bring` is there for a file that is no PDF: it brings the PDF that takes its place, as it is, byte for byte.
    """

    id: str
    title: str
    why: str
    changes: str
    answers: tuple[str, ...]
    area: Area
    rank: int
    offer: Offer
    for_customers: bool
    opt_in: bool
    proposes: Propose
    apply: Apply
    bring: Bring | None = None

    def answers_finding(self, finding: Finding) -> bool:
        """Say whether a finding is one that this mends."""
        return not {finding.check, f"{finding.check}.{finding.arguments.get('case', '')}"}.isdisjoint(
            self.answers
        )


@dataclass(frozen=True, slots=True)
class Manner:
    """How a fixup is offered and carried out beside the others."""

    rank: int
    for_customers: bool = True
    opt_in: bool = False


def fixup(
    *, answers: tuple[str, ...], area: Area, manner: Manner, offer: Offer, proposes: Propose
) -> Callable[[Apply], Fixup]:
    """Declare the function below as its file's fixup; it changes an open file as it is told."""

    def declare(apply: Apply) -> Fixup:
        title, why, changes = _explanation(apply.__module__)
        return Fixup(
            id=apply.__module__.rpartition(".")[2].replace("_", "-"),
            title=title,
            why=why,
            changes=changes,
            answers=answers,
            area=area,
            rank=manner.rank,
            offer=offer,
            for_customers=manner.for_customers,
            opt_in=manner.opt_in,
            proposes=proposes,
            apply=apply,
        )

    return declare


def bringing(
    *, answers: tuple[str, ...], manner: Manner, offer: Offer, proposes: Propose
) -> Callable[[Bring], Fixup]:
    """Declare the function below as its file's fixup; out of a file that is no PDF it brings one."""

    def declare(bring: Bring) -> Fixup:
        def unchanged(_pdf: "pikepdf.Pdf", _parameters: Parameters) -> None:
            """Leave what was brought as it is."""

        unchanged.__module__ = bring.__module__
        made = fixup(answers=answers, area=Area.OTHER_FILE, manner=manner, offer=offer, proposes=proposes)(
            unchanged
        )
        return replace(made, bring=bring)

    return declare


def frozen(parameters: Mapping[str, Parameter]) -> Parameters:
    """Return parameters that cannot be changed any more."""
    return MappingProxyType(dict(parameters))


def number_of(parameters: Parameters, name: str) -> float:
    """Return a number a fixup was told; FixupError where it was not."""
    value = parameters.get(name)
    if isinstance(value, str) or value is None:
        raise FixupError(f"a number was expected under {name!r}, {value!r} was given; propose the fix anew")
    return value


def words_of(parameters: Parameters, name: str) -> str:
    """Return a text a fixup was told; FixupError where it was not."""
    value = parameters.get(name, "")
    if not isinstance(value, str):
        raise FixupError(f"a text was expected under {name!r}, {value!r} was given; propose the fix anew")
    return value


def _explanation(module: str) -> tuple[str, str, str]:
    """Read title, Why and Changes from the docstring of the fixup's file."""
    text = inspect.cleandoc(sys.modules[module].__doc__ or "")
    found = re.fullmatch(r"(.+?)\n\n.*?^Why: (.+?)\nChanges: (.+)", text, re.DOTALL | re.MULTILINE)
    if found is None:
        raise FixupError(f"{module}: the docstring must have a first line, 'Why: ...' and 'Changes: ...'")
    title, why, changes = (" ".join(part.split()) for part in found.groups())
    return title, why, changes
