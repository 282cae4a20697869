"""Compare what should have become of each order with what did: by the API, the files on disk and the press's log.

The judge believes no summary. A ticket is opened and its figures compared with the customer's answers; a job
counts as taken once when the press's own log says so once; files are found by what stands in them.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gateway.demo.reading import ReadTicket, read_ticket
from gateway.demo.scenario import Fault, Plan, WantedPart
from jdf import XmlRefusedError

_TRIM_TOLERANCE_MM = 0.1
_PDF = b"%PDF"
_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing compared: what, what it should be, what it is."""

    what: str
    wanted: object
    found: object
    tolerance: float = 0.0

    @property
    def ok(self) -> bool:
        """Say whether they agree."""
        if isinstance(self.wanted, int | float) and isinstance(self.found, int | float):
            return abs(self.wanted - self.found) <= self.tolerance
        return self.wanted == self.found


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one order."""

    key: str
    figures: tuple[Figure, ...]

    @property
    def ok(self) -> bool:
        """Say whether the order became what it should."""
        return all(figure.ok for figure in self.figures)

    @property
    def wrong(self) -> tuple[Figure, ...]:
        """Return what does not agree."""
        return tuple(figure for figure in self.figures if not figure.ok)


@dataclass(frozen=True, slots=True)
class Seen:
    """All that there is to see of one order: the API's view, the ticket sent, what lies at the press, its log."""

    order: _Json
    sent: bytes | None
    at_press: Mapping[Path, bytes]
    log: Sequence[_Json]


def judge(plan: Plan, seen: Seen) -> Judgement:
    """Judge one order."""
    return Judgement(plan.key, tuple(_JUDGES[plan.fault](plan, seen)))


def look(folder: Path, log: Path, order: _Json, sent: bytes | None) -> Seen:
    """Gather what lies on disk for an order; what is no ticket of its job is passed over."""
    job_id = _job_id(order)
    returned = {path: data for path, data in _contents(folder) if job_id and _is_ticket_of(job_id, data)}
    return Seen(order, sent, returned, [entry for entry in read_log(log) if entry.get("job_id") == job_id])


def read_log(log: Path) -> list[_Json]:
    """Return the entries of the press's log, none where there is no log yet."""
    return [json.loads(line) for line in log.read_bytes().splitlines()] if log.exists() else []


def _contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes()


def _is_ticket_of(job_id: str, data: bytes) -> bool:
    if data.startswith(_PDF):
        return False
    try:
        return read_ticket(data).job_id == job_id
    except XmlRefusedError:
        return False


def _job_id(order: _Json) -> str:
    return str(order["deliveries"][-1]["job_id"]) if order["deliveries"] else ""


# -- what each kind of order should have become


def _produced(plan: Plan, seen: Seen) -> Iterator[Figure]:
    yield Figure("state", "produced", seen.order["order"]["state"])
    yield Figure("open Cases", 0, len(_open(seen.order)))
    yield from _arrived(plan, seen, "accept")
    printed = [entry.get("quantity") for entry in seen.log if entry["event"] == "printed"]
    yield Figure("copies the press printed", [plan.quantity], printed)
    for data in seen.at_press.values():
        yield Figure("status in the returned ticket", "Completed", read_ticket(data).status)


def _refused(plan: Plan, seen: Seen) -> Iterator[Figure]:
    yield Figure("state", "needs_csr", seen.order["order"]["state"])
    yield from _case(seen, "device", "device-refused")
    yield from _arrived(plan, seen, "refuse")
    said = [str(entry.get("text")) for entry in seen.log if entry["event"] == "received"]
    weight = f"{next(iter(plan.parts.values())).gsm}"
    yield Figure("the press's words name the paper's weight", [True], [weight in text for text in said])
    shown = [case["evidence"].get("device_words") for case in _open(seen.order)]
    yield Figure("the Case shows the press's words", said, shown)


def _without_bleed(plan: Plan, seen: Seen) -> Iterator[Figure]:
    pages = plan.artwork["single"].pages
    yield from _stopped(seen, "single", "missing-bleed")
    found = _findings(seen, "missing-bleed")
    yield Figure(
        "pages named", ["1" if pages == 1 else f"1-{pages}"], [finding["pages"] for finding in found]
    )
    yield Figure("bleed measured, mm", [0.0], [finding["measured"] for finding in found])
    yield Figure("bleed wanted, mm", [3.0], [finding["wanted"] for finding in found])


def _short_of_a_page(plan: Plan, seen: Seen) -> Iterator[Figure]:
    yield from _stopped(seen, "body", "page-count")
    found = _findings(seen, "page-count")
    in_file, ordered = plan.artwork["body"].pages, plan.parts["body"].pages
    yield Figure("pages counted", [float(in_file)], [finding["measured"] for finding in found])
    yield Figure("pages ordered", [float(ordered)], [finding["wanted"] for finding in found])


_JUDGES: Mapping[Fault, Callable[[Plan, Seen], Iterator[Figure]]] = {
    Fault.NONE: _produced,
    Fault.NO_BLEED: _without_bleed,
    Fault.MISSING_PAGE: _short_of_a_page,
    Fault.NO_PAPER: _refused,
}


def _stopped(seen: Seen, slot: str, check: str) -> Iterator[Figure]:
    yield Figure("state", "needs_customer", seen.order["order"]["state"])
    yield from _case(seen, "file", "file-stopped")
    files = [file for case in _open(seen.order) for file in case["evidence"].get("files", [])]
    named = [(file["slot"], finding["check"]) for file in files for finding in file["findings"]]
    yield Figure("files and findings", [(slot, check)], named)
    yield Figure("deliveries", 0, len(seen.order["deliveries"]))
    yield Figure("entries in the press's log", 0, len(seen.log))


def _open(order: _Json) -> list[_Json]:
    return [case for case in order["cases"] if case["state"] != "resolved"]


def _case(seen: Seen, cause: str, code: str) -> Iterator[Figure]:
    cases = _open(seen.order)
    yield Figure("open Case", [(cause, code)], [(case["cause"], case["code"]) for case in cases])
    yield Figure("the Case says what to do next", [True], [bool(case["next_step"]) for case in cases])
    yield Figure("the Case offers actions", [True], [bool(case["actions"]) for case in cases])


def _findings(seen: Seen, check: str) -> list[_Json]:
    reports = seen.order["reports"]
    return [found for report in reports for found in report["findings"] if found["check"] == check]


def _arrived(plan: Plan, seen: Seen, decision: str) -> Iterator[Figure]:
    """Compare what reached the press: once, as sent, with the customer's files and the ordered figures."""
    received = [entry for entry in seen.log if entry["event"] == "received"]
    yield Figure(
        "times the press took it, and its decision", [decision], [entry["decision"] for entry in received]
    )
    yield Figure("deliveries", 1, len(seen.order["deliveries"]))
    yield Figure("tickets that came back", 1, len(seen.at_press))
    digest = hashlib.sha256(seen.sent or b"").hexdigest()
    yield Figure("SHA-256 of the ticket at the press", [digest], [entry["sha256"] for entry in received])
    files = {hashlib.sha256(data).hexdigest(): plan.artwork[slot].pages for slot, data in plan.files.items()}
    found = [sorted(entry["files"].values()) for entry in received]
    yield Figure("SHA-256 of the files at the press", [sorted(files)], found)
    opened = {url: digest for entry in received for url, digest in entry["files"].items()}
    for where, data in (("sent", seen.sent), *(("returned", data) for data in seen.at_press.values())):
        if data is None:
            yield Figure(f"{where} ticket", "a ticket", None)
        else:
            ticket = read_ticket(data)
            yield from ticket_figures(plan, ticket, where, _job_id(seen.order))
            pages = {opened.get(url): pages for url, pages in ticket.files.items()}
            yield Figure(f"{where}: files by SHA-256, and their pages", files, pages)


def ticket_figures(plan: Plan, ticket: ReadTicket, where: str, job_id: str) -> Iterator[Figure]:
    """Compare a ticket with the answers: job, quantity, parts, and for each part pages, trim and paper."""
    yield Figure(f"{where}: JobID", job_id, ticket.job_id)
    yield Figure(f"{where}: quantity", plan.quantity, ticket.quantity)
    yield Figure(f"{where}: parts", sorted(plan.parts), sorted(ticket.parts))
    for role, wanted in plan.parts.items():
        if role in ticket.parts:
            yield from _part_figures(f"{where}: {role}", wanted, ticket, role)


def _part_figures(name: str, wanted: WantedPart, ticket: ReadTicket, role: str) -> Iterator[Figure]:
    found = ticket.parts[role]
    yield Figure(f"{name}: pages", wanted.pages, found.pages)
    yield Figure(f"{name}: trim width, mm", wanted.w_mm, found.w_mm, _TRIM_TOLERANCE_MM)
    yield Figure(f"{name}: trim height, mm", wanted.h_mm, found.h_mm, _TRIM_TOLERANCE_MM)
    yield Figure(f"{name}: paper, g/m2", wanted.gsm, found.gsm, 0.01)
    yield Figure(f"{name}: amount", ticket.quantity, found.amount)
