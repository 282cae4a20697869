"""Judges a file against the rules of a level: which are broken, where, and how that is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from preflight.check import Hit
from preflight.facts import Facts
from preflight.pdfx.breach import Breach
from preflight.pdfx.tables import Rule, level_of
from preflight.texts import page_ranges

_FAMILY = "PDF/X-"
_MOST_RULES = 8
_MOST_WHATS = 3
_SPLIT_CLAIM = ("PDF/X-1:2001", "PDF/X-1a:2001")
"""The level of 2001 is claimed by two keys, of which the first alone is another level (ISO 15930-4, clause 5)."""


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that does not hold: its clause if known, the pages, and what is there instead."""

    rule: Rule
    clause: str
    pages: tuple[int, ...]
    whats: tuple[str, ...]


def claimed_standards(facts: Facts) -> tuple[str, ...]:
    """Return each PDF/X level a file says it keeps, in its own words."""
    names = dict.fromkeys(
        name for claim in facts.claims if (name := claim.standard.strip()).startswith(_FAMILY)
    )
    version, conformance = _SPLIT_CLAIM
    if conformance in names:
        names.pop(version, None)
    return tuple(names)


def fits(claimed: str, wanted: str) -> bool:
    """Say whether a claimed level is one of those wanted, by commas; `PDF/X-1a` wants it of any year."""
    choices = (choice.strip() for choice in wanted.split(","))
    return any(claimed == choice or claimed.startswith(f"{choice}:") for choice in choices if choice)


def broken_rules(facts: Facts, name: str) -> tuple[BrokenRule, ...]:
    """Return the rules of a level that a file breaks; none of a level that has no table."""
    known = level_of(name)
    if known is None:
        return ()
    table, level = known
    found = ((rule, list(rule.breaches(facts, rule.given))) for rule in table.rules_of(level))
    return tuple(_broken(rule, rule.clauses.get(name, ""), breaches) for rule, breaches in found if breaches)


def told(broken: Iterable[BrokenRule]) -> str:
    """Name the broken rules with their clauses, pages and what is there, the first few of each."""
    listed = [_told(each) for each in broken]
    return "; ".join(listed[:_MOST_RULES]) + ("; ..." if len(listed) > _MOST_RULES else "")


def rule_hits(case: str, facts: Facts, name: str) -> Iterator[Hit]:
    """Tell all rules of a level that are broken as one finding, on each page that one of them names."""
    known, broken = level_of(name), broken_rules(facts, name)
    if known is None or not broken:
        return
    _, level = known
    arguments = (
        ("standard", name),
        ("part", level.standard),
        ("count", str(len(broken))),
        ("rules", told(broken)),
    )
    hit = Hit(case, arguments=arguments)
    pages = sorted({page for each in broken for page in each.pages})
    yield from (replace(hit, page=page) for page in pages) if pages else (hit,)


def _broken(rule: Rule, clause: str, breaches: list[Breach]) -> BrokenRule:
    pages = sorted({breach.page for breach in breaches if breach.page is not None})
    return BrokenRule(rule, clause, tuple(pages), tuple(dict.fromkeys(breach.what for breach in breaches)))


def _told(broken: BrokenRule) -> str:
    what = ", ".join(broken.whats[:_MOST_WHATS]) + (", ..." if len(broken.whats) > _MOST_WHATS else "")
    where = f"{'page' if len(broken.pages) == 1 else 'pages'} {page_ranges(broken.pages)}: "
    clause = f"§ {broken.clause} " if broken.clause else ""
    return f"{clause}{broken.rule.name} ({where if broken.pages else ''}{what})"
