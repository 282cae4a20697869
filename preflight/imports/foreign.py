"""What the reports of all programs have in common, and how an entry of one becomes a finding."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from preflight.engine import MOST_PLACES
from preflight.interpreter.values import printable
from preflight.languages import FOREIGN
from preflight.report import Finding, Place, Severity
from preflight.texts import page_ranges

MOST_FINDINGS = 500
"""As many findings as are taken from one report."""

_LONGEST_PAGE = 6
_UNIT_MM: Mapping[str, float] = MappingProxyType(
    {"mm": 1.0, "cm": 10.0, "in": 25.4, "inch": 25.4, "pt": 25.4 / 72, "point": 25.4 / 72, "": 25.4 / 72}
)
_ALIKE: Mapping[str, str] = MappingProxyType({
    r"font.*not embedded|not embedded.*font": "font-not-embedded",
    r"resolution|\bppi\b|\bdpi\b": "low-resolution",
    r"ink (coverage|amount)|area coverage": "ink-coverage",
    r"bleed": "missing-bleed",
    r"(trim|page) ?(box|size).*(differ|equal|match)|trim size": "trim-size",
    r"number of pages|page count": "page-count",
    r"\bcourier\b": "courier-font",
    r"text size|small text": "small-text",
    r"encrypted|password|security": "encrypted",
})  # fmt: skip
"""Which check of ours speaks of the same thing, by the words of a report in English; the first that fits."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a report as its program wrote it; `rule` is the program's own name for what it looked for."""

    program: str
    severity: Severity
    message: str
    rule: str = ""
    pages: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()
    count: int = 1


def finding_of(entry: Entry) -> Finding:
    """Tell an entry as a finding; where a check of ours means the same, the argument `alike` names it."""
    message = printable(entry.message, 300)
    alike = next((check for words, check in _ALIKE.items() if re.search(words, message.lower())), "")
    return Finding(
        check=f"{FOREIGN}{entry.program}",
        severity=entry.severity,
        pages=page_ranges(entry.pages),
        places=entry.places[:MOST_PLACES],
        side="",
        measured=None,
        wanted=None,
        unit="",
        count=max(1, entry.count),
        arguments={
            "case": "reported",
            "program": entry.program,
            "weight": entry.severity.value,
            "rule": printable(entry.rule, 100),
            "alike": alike,
            "said": message,
        },
        fix="",
        message=message,
        customer="",
    )


def findings_of(entries: Iterable[Entry]) -> tuple[Finding, ...]:
    """Tell the entries that say anything, at most MOST_FINDINGS of them."""
    said = [entry for entry in entries if printable(entry.message)]
    return tuple(finding_of(entry) for entry in said[:MOST_FINDINGS])


def page_number(text: object) -> int | None:
    """Read a page's number: 3, "3" or "PAG3"; None for what is none."""
    digits = str(text).strip().removeprefix("PAG")
    fits = digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_PAGE
    return int(digits) if fits and int(digits) > 0 else None


def place_of(page: int, edges: Iterable[object], *, unit: str = "pt") -> Place | None:
    """Read left, bottom, right, top; None where they make no rectangle, or are in no known unit."""
    scale = _UNIT_MM.get(unit.strip().lower())
    try:
        left, bottom, right, top = (float(str(edge)) * (scale or 0.0) for edge in edges)
    except ValueError:
        return None
    is_rect = scale is not None and -1e5 < left <= right < 1e5 and -1e5 < bottom <= top < 1e5
    return Place(page, (left, bottom, right, top)) if is_rect else None
