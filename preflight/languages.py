"""Tells a finding in the reader's language.

English stands in each check's own file, as every finding carries it. Another language is a file beside it
(`missing_bleed.de.toml`: title, why, fix, and a table with `operator` and `customer` for each case) and the few
words of `preflight/vocabulary.<language>.toml` that checks fill in.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import preflight.checks
from preflight.check import Check
from preflight.registry import registered_checks
from preflight.report import Finding
from preflight.texts import number, say

LOCALES = ("en", "de")
FOREIGN = "reported-by-"
"""How the check of another program's finding begins; the program follows."""

_TERM = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)|§ [\d.]+")
"""The point of a number, or the number of a clause, whose points are none."""


@dataclass(frozen=True, slots=True)
class Words:
    """A finding in one language: for the operator, for the customer, why it matters, how to mend it."""

    title: str
    operator: str
    customer: str
    why: str
    fix: str


def words(finding: Finding, locale: str = "en") -> Words:
    """Tell a finding in a language, in English where there is no better."""
    check = registered_checks().get(finding.check)
    if finding.check.startswith(FOREIGN):
        return _foreign(finding, locale)
    if check is None:  # kept from a time or place that had another check
        return Words(finding.check, finding.message, finding.customer, "", finding.fix)
    translation = translation_of(check, locale)
    case = translation.get("cases", {}).get(finding.arguments.get("case", ""))
    if case is None:
        why, fix = (text[:1].upper() + text[1:] for text in (check.why, check.fix))
        return Words(check.title, finding.message, finding.customer, why, fix)
    filled = _filling(finding, vocabulary(language_of(locale)))
    return Words(
        title=translation["title"],
        operator=say(case["operator"], filled),
        customer=say(case["customer"], filled),
        why=translation["why"],
        fix=translation["fix"],
    )


def title_of(check_id: str, locale: str) -> str:
    """Return the title of a check in a language; of one that is not known its id."""
    check = registered_checks().get(check_id)
    return check_id if check is None else str(translation_of(check, locale).get("title", check.title))


def program_name(check: str) -> str:
    """Return the name of the program whose finding it is; empty for one of ours."""
    programs: Mapping[str, str] = _told("en")["programs"]
    return programs.get(check.removeprefix(FOREIGN), "") if check.startswith(FOREIGN) else ""


def _foreign(finding: Finding, locale: str) -> Words:
    """Tell what another program found, in its own words; to a customer only that it found something."""
    told = _told(language_of(locale))
    said = {"program": program_name(finding.check) or finding.check, "said": finding.message}
    return Words(
        told["title"].format_map(said), told["operator"].format_map(said), told["customer"], told["why"], ""
    )


def _told(language: str) -> Mapping[str, Any]:
    return translated(Path(__file__).parent / "imports" / f"told.{language}.toml")


def translation_of(check: Check, locale: str) -> Mapping[str, Any]:
    """Return what stands in a check's file of another language; nothing where it has none."""
    return translated(_folder() / check.group / f"{check.id.replace('-', '_')}.{language_of(locale)}.toml")


def vocabulary(language: str) -> Mapping[str, Any]:
    """Return the words of a language that checks fill in."""
    return translated(Path(__file__).parent / f"vocabulary.{language}.toml")


def language_of(locale: str) -> str:
    """Return a locale's language: `de` of `de-AT`; English for one that we do not speak."""
    language = re.split("[-_]", locale, maxsplit=1)[0].lower()
    return language if language in LOCALES else LOCALES[0]


def _folder() -> Path:
    return Path(preflight.checks.__path__[0])


@cache
def translated(path: Path) -> Mapping[str, Any]:
    """Return what stands in a file of another language; nothing where there is none."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _filling(finding: Finding, known: Mapping[str, Any]) -> Mapping[str, str]:
    """Collect what a template may name, in the words and with the numbers of a language."""
    terms: Mapping[str, str] = known.get("terms", {})
    values = {
        **{name: _termed(value, terms) for name, value in finding.arguments.items()},
        "side": _termed(finding.side, terms),
        "measured": number(finding.measured),
        "wanted": number(finding.wanted),
        "unit": _termed(finding.unit, terms),
    }
    return _written(values, finding.pages, known)


def spoken(values: Mapping[str, str], pages: str, locale: str) -> Mapping[str, str]:
    """Write values that a template may name in the words and with the numbers of a language that is not English."""
    known = vocabulary(language_of(locale))
    terms: Mapping[str, str] = known.get("terms", {})
    return _written({name: _termed(value, terms) for name, value in values.items()}, pages, known)


def _written(values: Mapping[str, str], pages: str, known: Mapping[str, Any]) -> Mapping[str, str]:
    many = "," in pages or "-" in pages
    phrase = known["many_pages" if many else "one_page"] if pages else known["whole_file"]
    point = str(known["decimal_point"])
    written = {
        name: _DECIMAL_POINT.sub(lambda found: point if found[0] == "." else found[0], value)
        for name, value in values.items()
    }
    return written | {"on_pages": phrase.format(pages=pages)}


def _termed(value: str, terms: Mapping[str, str]) -> str:
    return _TERM.sub(lambda found: terms.get(found[0], found[0]), value)
