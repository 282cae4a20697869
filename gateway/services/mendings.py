"""What could be mended in an order's files, and what was: proposals from kept facts, past mendings from events."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gateway.domain.errors import NotMendedError, UnknownThingError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.examine_file import Sent, judge_draft_file
from gateway.services.mend_file import digest_of
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form
from gateway.storage.rows import EventRow, OrderFileRow, OrderRow
from gateway.storage.store import Tx
from preflight import (
    FACTS_SCHEMA,
    Area,
    Expected,
    Facts,
    Finding,
    Fix,
    FixedFinding,
    Proposal,
    Report,
    proposals,
    registered_fixups,
)
from preflight.texts import pages_in

_TOGETHER = "~"
"""Stands between the keys of mendings that are made together."""


@dataclass(frozen=True, slots=True)
class Mending:
    """A fix that could be made to the file in a slot, with the findings it is for and how many pages the file has."""

    slot: str
    sha256: str
    proposal: Proposal
    findings: tuple[Finding, ...]
    pages: int
    expected: Expected

    @property
    def key(self) -> str:
        """Return its name: the fixup, and what tells these parameters from others."""
        return key_of_fix(self.proposal.fix)

    @property
    def file_name(self) -> str:
        """Return how the file is called that takes the place of this one; empty where it is this one, mended."""
        named = self.proposal.fix.parameters.get("file_name", "")
        return str(named) if self.proposal.area is Area.OTHER_FILE else ""

    @property
    def page(self) -> int:
        """Return the first page on which it can be seen."""
        named = self.proposal.pages or str(self.proposal.fix.parameters.get("dropped", ""))
        return next((page for page in pages_in(named) if page <= self.pages), 1)

    @property
    def page_after(self) -> int:
        """Return the page of the mended copy on which it can be seen; 0 where that page is gone."""
        if self.proposal.area is not Area.PAGES:
            return self.page
        return {"add-blank-pages": self.pages + 1, "drop-blank-pages": 0}.get(self.proposal.fix.id, self.page)


@dataclass(frozen=True, slots=True)
class Step:
    """One mending of a file in the past: who had it made, when, from which file to which, by which fixups, for what."""

    by: str
    at: datetime
    source_file: str
    source_sha256: str
    sha256: str
    fixes: tuple[Fix, ...]
    fixed: tuple[FixedFinding, ...]
    by_staff: bool


def key_of_fix(fix: Fix) -> str:
    """Return the name of one fix: the fixup, and what tells these parameters from others."""
    return f"{fix.id}.{digest_of([fix])}"


def key_of(mendings: Sequence[Mending]) -> str:
    """Return the name of mendings of one file that are made together."""
    return _TOGETHER.join(each.key for each in mendings)


def mendings_of(shop: Shop, tx: Tx, order: OrderRow) -> tuple[Mending, ...]:
    """Return what could be mended in a placed order's files, as they were last checked."""
    files = tx.orders.files(order)
    found: list[Mending] = []
    for row in tx.orders.reports(order.id, order.revision):
        file = files.get(row.slot)
        data = tx.memory.facts(file.sha256, FACTS_SCHEMA) if file and _is_about(row.data, file) else None
        if data is not None:
            facts, report = Facts.from_plain(data), Report.from_json(json.dumps(row.data))
            found.extend(mendings_in(shop, row.slot, facts, report))
    return tuple(found)


def _is_about(report: Mapping[str, object], file: OrderFileRow) -> bool:
    return report["sha256"] == file.sha256


def mendings_in(shop: Shop, slot: str, facts: Facts, report: Report) -> Iterator[Mending]:
    """Yield what could be mended in one file of which more than a remark was found."""
    pressing = report.pressing
    found = {finding.fingerprint: finding for finding in pressing.findings}
    for proposal in proposals(facts, report.expected, shop.profile, pressing):
        answered = tuple(found[each] for each in proposal.fingerprints)
        yield Mending(slot, report.sha256, proposal, answered, len(facts.pages), report.expected)


def mendings_here(shop: Shop, order: OrderRow, slot: str = "") -> tuple[Mending, ...]:
    """Return what could be mended in the files of an order or draft, or in that of one slot, as things stand now."""
    with shop.store.read() as tx:
        if order.state != State.DRAFT.value:
            found = mendings_of(shop, tx, order)
            return tuple(each for each in found if slot in ("", each.slot))
        files = [row for row in tx.orders.files(order).values() if slot in ("", row.slot)]
    return tuple(each for row in files for each in _of_draft(shop, order, row))


def _of_draft(shop: Shop, draft: OrderRow, row: OrderFileRow) -> Iterator[Mending]:
    form = find_form(shop, draft.form_id)
    judged = judge_draft_file(shop, form, draft.answers, Sent(row.slot, row.sha256, row.name_given))
    if judged is not None and judged.facts is not None and judged.pages_in_all is None:
        yield from mendings_in(shop, row.slot, judged.facts, judged.report)


def chosen(
    caller: Caller, offered: Sequence[Mending], slot: str, names: Sequence[str]
) -> tuple[Mending, ...]:
    """Return the mendings of a slot's file that are named, by fixup or by key.

    Raises:
        UnknownThingError: one of them is no fixup.
        NotMendedError: one of them is not proposed for this file, or not for customers to decide.
    """
    here = [each for each in offered if each.slot == slot]
    found: list[Mending] = []
    for name in dict.fromkeys(names):
        fixup = name.partition(".")[0]
        if fixup not in registered_fixups():
            known = ", ".join(sorted(registered_fixups()))
            raise UnknownThingError(f"There is no fixup '{fixup}'.", fix=f"There are: {known}.")
        one = next((each for each in here if name in (each.key, each.proposal.fix.id)), None)
        if one is None or not (caller.is_staff or one.proposal.for_customers):
            raise NotMendedError(
                f"'{fixup}' is not proposed for the file in '{slot}' now.",
                why="Nothing was found in it that this mends, or the order or file has changed since.",
                fix="Load the order again and choose from what is proposed.",
            )
        found.append(one)
    if not found:
        raise NotMendedError(f"No fixup is named for '{slot}'.", fix="Name at least one that is proposed.")
    return tuple(found)


def steps_of(events: Sequence[EventRow], slot: str, sha256: str) -> tuple[Step, ...]:
    """Return by which mendings a file came about, the first first; none where it is as it came."""
    made: dict[str, Step] = {}
    for event in events:
        if event.kind == EventKind.FILE_MENDED and event.data["slot"] == slot:
            step = _step(event)
            made[step.sha256] = step
    steps: list[Step] = []
    while sha256 in made:
        step = made.pop(sha256)
        steps.insert(0, step)
        sha256 = step.source_sha256
    return tuple(steps)


def _step(event: EventRow) -> Step:
    data = event.data
    by = "shop" if data["by_staff"] else "customer"
    return Step(
        by=event.actor, at=event.at, source_file=str(data["source_file"]), source_sha256=str(data["source_sha256"]),
        sha256=str(data["sha256"]), by_staff=bool(data["by_staff"]),
        fixes=tuple(Fix(each["fixup"], each["parameters"]) for each in data["fixes"]),
        fixed=tuple(
            FixedFinding(
                Finding.from_data(finding), each["fixup"], by, event.at.isoformat(), str(data["source_sha256"])
            )
            for each in data["fixes"]
            for finding in each["findings"]
        ),
    )  # fmt: skip


def fixed_before(events: Sequence[EventRow], slot: str, sha256: str) -> tuple[FixedFinding, ...]:
    """Return the findings that were mended on the way to a file."""
    return tuple(each for step in steps_of(events, slot, sha256) for each in step.fixed)
