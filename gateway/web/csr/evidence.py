"""What a Case shows as proof, sorted by what it is about: files, a ticket, an order's answers, a device."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from gateway.domain.overlay import Labelled, Overlay, overlay
from gateway.services.expectation import expected_of
from gateway.services.foreign_findings import attached
from gateway.services.show_pages import STRIP_PX, VIEW_PX
from gateway.services.views import CaseView
from gateway.storage.rows import OrderFileRow, OrderRow
from gateway.storage.store import Tx
from gateway.web.ordered import Asking, OrderedShown, ordered_shown
from gateway.web.pictures import ink_address, picture_address
from jdf import job_spec_from_dict
from order_forms import Form
from preflight import FACTS_SCHEMA, Expected, Facts, Finding, FixedFinding, Report, ink_limit, words
from preflight.languages import FOREIGN, program_name, title_of
from preflight.offers import fixup_title
from preflight.texts import pages_in

_OURS = ("job_id", "file", "placement", "status", "error", "work", "raw_sha256")
_MOST_PAGES = 24


@dataclass(frozen=True, slots=True)
class Found:
    """One problem of a file: its number in the overlay, its words, the first page it is on.

    `also` names the other programs that found it too, `ink` is the address of the picture of where too much ink lies.
    """

    number: int
    severity: str
    words: str
    why: str
    fix: str
    page: int
    also: tuple[str, ...] = ()
    ink: str = ""
    ordered: tuple[OrderedShown, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding that follows from another, whose title is told, and is no fault of its own."""

    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A report of another program that counts for a file: its program and name, how much it tells, who attached it."""

    program: str
    name: str
    findings: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Fixed:
    """One problem that the file had before it was mended: its words, by which fixup, by the shop or the customer."""

    words: str
    title: str
    fixup: str
    by: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the strip; the large one also has its overlay."""

    page: int
    thumb: str
    problems: int


@dataclass(frozen=True, slots=True)
class FileEvidence:
    """What was found in one file, and its pages."""

    label: str
    name: str
    found: tuple[Found, ...]
    crashed: tuple[Mapping[str, Any], ...]
    pages: int
    sheets: tuple[Sheet, ...] = ()
    large: Overlay | None = None
    picture: str = ""
    fixed: tuple[Fixed, ...] = ()
    slot: str = ""
    asides: tuple[Aside, ...] = ()
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class DeviceEvidence:
    """What a device said, in its own words, and what we know beside it."""

    device: str
    words: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a Case shows; what does not apply is empty."""

    files: tuple[FileEvidence, ...] = ()
    ticket: tuple[Mapping[str, Any], ...] = ()
    problems: tuple[Mapping[str, Any], ...] = ()
    device: DeviceEvidence | None = None
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """How a person looks at the evidence: in which language, which page large, by which names of files, which form."""

    locale: str
    page: int = 0
    slots: Mapping[str, str] = field(default_factory=dict)
    form: Form | None = None


def evidence_of(tx: Tx, case: CaseView, order: OrderRow | None, look: Look) -> Evidence:
    """Sort a Case's evidence."""
    found = case.evidence
    files: tuple[FileEvidence, ...] = ()
    if order is not None and found.get("files"):
        files = _files(tx, order, [one["slot"] for one in found["files"]], look)
    return Evidence(
        files=files,
        ticket=tuple(found.get("findings", ())),
        problems=tuple(found.get("problems", ())),
        device=_device(case),
        inputs=tuple((name, str(value)) for name, value in found.get("inputs", {}).items()),
    )


def _files(tx: Tx, order: OrderRow, slots: Sequence[str], look: Look) -> tuple[FileEvidence, ...]:
    placed = tx.orders.files(order)
    reports = {row.slot: row for row in tx.orders.reports(order.id, order.revision)}
    return tuple(
        replace(
            _file(tx, order, placed[slot], report, look),
            slot=slot, asides=tuple(_asides(report, look.locale)), attached=_attached(tx, order, slot, report),
        )
        for slot in slots
        if slot in placed and slot in reports
        for report in (Report.from_json(json.dumps(reports[slot].data)),)
    )  # fmt: skip


def _asides(report: Report, locale: str) -> Iterator[Aside]:
    for one in report.explained:
        if not one.finding.check.startswith(FOREIGN):
            yield Aside(words(one.finding, locale).operator, title_of(one.by, locale))


def _also(report: Report, finding: Finding) -> tuple[str, ...]:
    """Name the other programs that found the same."""
    found = (one.finding.check for one in report.explained if one.by == finding.check)
    return tuple(dict.fromkeys(name for check in found if (name := program_name(check))))


def _attached(tx: Tx, order: OrderRow, slot: str, report: Report) -> tuple[Attached, ...]:
    rows = attached(tx, order.id, slot, report.sha256)
    names = tx.people.names({row.attached_by for row in rows})
    return tuple(
        Attached(
            program_name(f"{FOREIGN}{row.program}"), row.name_given, len(row.findings),
            names.get(row.attached_by, row.attached_by), row.attached_at,
        )
        for row in rows
    )  # fmt: skip


def _file(tx: Tx, order: OrderRow, file: OrderFileRow, report: Report, look: Look) -> FileEvidence:
    told = [words(finding, look.locale) for finding in report.findings]
    asking = Asking(look.form, order.answers, order.provenance, look.locale)
    found = tuple(
        Found(
            number,
            finding.severity.value,
            said.operator,
            said.why,
            said.fix,
            _first_page(finding),
            _also(report, finding),
            _ink(order, file, finding),
            ordered_shown(finding, report.expected, asking),
        )
        for number, (finding, said) in enumerate(zip(report.findings, told, strict=True), start=1)
    )
    label = look.slots.get(file.slot, file.slot)
    crashed = tuple({"detail": crash.detail} for crash in report.crashed)
    fixed = tuple(_fixed(each, look.locale) for each in report.fixed)
    data = tx.memory.facts(file.sha256, FACTS_SCHEMA)
    if data is None:
        return FileEvidence(label, file.name_given, found, crashed, 0, fixed=fixed)
    facts = Facts.from_plain(data)
    labelled = [Labelled(one, said.title) for one, said in zip(report.findings, told, strict=True)]
    shown = _page_shown(look.page, found, len(facts.pages))
    return FileEvidence(
        label, file.name_given, found, crashed, len(facts.pages),
        sheets=_sheets(order, file, facts, report.findings),
        large=_overlay(facts, expected_of(job_spec_from_dict(order.job), file.part), labelled, shown),
        picture=picture_address(order.id, file.slot, file.sha256, shown, VIEW_PX),
        fixed=fixed,
    )  # fmt: skip


def _ink(order: OrderRow, file: OrderFileRow, finding: Finding) -> str:
    limit = ink_limit(finding)
    return ink_address(order.id, file.slot, file.sha256, _first_page(finding), limit) if limit else ""


def _fixed(each: FixedFinding, locale: str) -> Fixed:
    by = each.by if each.by in ("shop", "customer") else "shop"
    return Fixed(words(each.finding, locale).operator, fixup_title(each.fixup, locale), each.fixup, by)


def _first_page(finding: Finding) -> int:
    return next(iter(pages_in(finding.pages)), 1)


def _page_shown(wanted: int, found: Sequence[Found], pages: int) -> int:
    if 1 <= wanted <= pages:
        return wanted
    return next((one.page for one in found if 1 <= one.page <= pages), 1)


def _sheets(
    order: OrderRow, file: OrderFileRow, facts: Facts, findings: Sequence[Finding]
) -> tuple[Sheet, ...]:
    """Return the pages of the strip: all of a short file, of a long one those with problems and the first."""
    on_page = [page for finding in findings for page in set(pages_in(finding.pages))]
    numbers = [page.number for page in facts.pages]
    if len(numbers) > _MOST_PAGES:
        numbers = sorted({1, *on_page} & set(numbers))[:_MOST_PAGES]
    return tuple(
        Sheet(
            page,
            picture_address(order.id, file.slot, file.sha256, page, STRIP_PX),
            on_page.count(page),
        )
        for page in numbers
    )


def _overlay(facts: Facts, expected: Expected, labelled: Sequence[Labelled], page: int) -> Overlay | None:
    found = next((one for one in facts.pages if one.number == page), None)
    return None if found is None else overlay(found, expected, labelled)


def _device(case: CaseView) -> DeviceEvidence | None:
    found = case.evidence
    device = str(found.get("device") or case.device or "")
    if not device or found.get("refused"):
        return None  # nothing was asked of it
    facts = tuple((name, str(found[name])) for name in _OURS if found.get(name))
    said = found.get("device_words") or found.get("text") or found.get("what") or ""
    return DeviceEvidence(device, str(said), facts)
