"""A report of callas pdfToolbox as findings: its XML (namespace pi4), or its JSON.

In XML `results/hits` names a rule and a weight and has a `hit` for each place; the rule's words stand apart, in
`profile_info/rules`. In JSON each hit stands for itself, with message and page.
"""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml.etree import _Element as XmlElement

from preflight.imports.foreign import Entry, findings_of, page_number, place_of
from preflight.imports.foreign_report import ForeignReportError
from preflight.report import Finding, Place, Severity

CALLAS_ROOTS = ("report", "preflight_report")
_WEIGHTS: Mapping[str, Severity] = MappingProxyType(
    {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}
)
_LISTS = ("hits", "results", "findings")
_MESSAGES = ("message", "comment", "description", "display_name")


def callas_findings(root: XmlElement) -> tuple[Finding, ...]:
    """Return what a report in XML tells.

    Raises:
        ForeignReportError: the document is none.
    """
    if _local(root) not in CALLAS_ROOTS or not any(True for _ in root.iter("{*}results")):
        raise ForeignReportError(
            f"the document is a <{_local(root)}>; a callas report is a <report> with <results>"
        )
    rules = {rule.get("id", ""): _rule_words(rule) for rule in root.iter("{*}rule")}
    return findings_of(_hits(hits, rules) for hits in root.iter("{*}hits"))


def callas_json_findings(data: bytes) -> tuple[Finding, ...]:
    """Return what a report in JSON tells.

    Raises:
        ForeignReportError: the document is none.
    """
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ForeignReportError(f"not JSON: {fault}; export the report again") from fault
    lists = (
        [plain[name] for name in _LISTS if isinstance(plain.get(name), list)]
        if isinstance(plain, dict)
        else []
    )
    if not lists:
        raise ForeignReportError(
            f"a callas report in JSON has a list named {', '.join(_LISTS)}; here is none"
        )
    return findings_of(_json_hit(hit) for hit in lists[0] if isinstance(hit, dict))


def _hits(hits: XmlElement, rules: Mapping[str, str]) -> Entry:
    rule = hits.get("rule_id", "")
    found = list(hits.iterchildren("{*}hit"))
    pages = tuple(page for hit in found if (page := page_number(hit.get("page"))) is not None)
    return Entry(
        "callas", _weight(hits.get("severity")), rules.get(rule) or rule, rule=rule, pages=pages, count=len(found)
    )  # fmt: skip


def _rule_words(rule: XmlElement) -> str:
    names = (child for child in rule.iterchildren("{*}*") if _local(child) == "display_name")
    return next((" ".join("".join(name.itertext("{*}*")).split()) for name in names), "")


def _json_hit(hit: Mapping[str, object]) -> Entry:
    message = next((str(hit[name]) for name in _MESSAGES if hit.get(name)), "")
    page = page_number(hit.get("page", hit.get("page_number", "")))
    places = tuple(_json_places(hit, page)) if page is not None else ()
    return Entry(
        "callas", _weight(hit.get("severity")), message, rule=str(hit.get("rule_id", "")),
        pages=(page,) if page is not None else (), places=places,
    )  # fmt: skip


def _json_places(hit: Mapping[str, object], page: int) -> Iterator[Place]:
    """Yield where a hit lies; its box is in points."""
    geometry = hit.get("geometry")
    box = geometry.get("bbox") if isinstance(geometry, dict) else hit.get("bbox")
    place = place_of(page, box) if isinstance(box, list) else None
    if place is not None:
        yield place


def _weight(word: object) -> Severity:
    """Return how much a hit weighs; an unknown word is not taken lightly."""
    return _WEIGHTS.get(str(word).strip().lower(), Severity.ERROR)


def _local(element: XmlElement) -> str:
    return str(element.tag).rpartition("}")[2]
