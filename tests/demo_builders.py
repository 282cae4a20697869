"""Builders for tests of the demo: real tickets from a plan, and what there would be to see of an order."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from gateway.demo.judge import Seen
from gateway.demo.scenario import Fault, Plan, draw
from jdf import DIALECTS, Party, TicketFile, TicketHead, parse_xml, write_ticket
from order_forms import bind, load_library

NS = "{http://www.CIP4.org/JDFSchema_1_1}"
JOB_ID = "J2026-000001-1.1"


def a_plan(fault: Fault, form: str = "flyer", *, pages: int | None = None) -> Plan:
    """Return a drawn order with this fault and form; `pages` asks for one with so many in its first part."""
    plans = (plan for seed in range(50) for plan in draw(seed).plans)
    return next(
        plan
        for plan in plans
        if plan.fault is fault
        and plan.form == form
        and pages in (None, next(iter(plan.parts.values())).pages)
    )


def a_ticket(plan: Plan) -> bytes:
    """Write the ticket that the gateway would send for a plan."""
    spec = bind(load_library()[plan.form], plan.answers).spec
    head = TicketHead(
        job_id=JOB_ID,
        job_part_id="all",
        order_number="2026-000001",
        created_at=datetime(2030, 1, 1, tzinfo=UTC),
        agent_name="test",
        agent_version="1",
        customer=Party(id="ana"),
    )
    named = [
        TicketFile(
            part=slot,
            url=url_of(slot),
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            pages=plan.artwork[slot].pages,
            name_given=f"{slot}.pdf",
        )
        for slot, data in plan.files.items()
    ]
    return write_ticket(spec, head, named, DIALECTS["jdf-1.5-product"]).data


def url_of(slot: str) -> str:
    """Return how a ticket names the file of a slot."""
    return f"{JOB_ID}/{slot}.pdf"


def falsified(ticket: bytes, part: str, element: str, **attributes: str) -> bytes:
    """Return a ticket with other attributes at every such element of one part (of the root for `single`)."""
    root = parse_xml(ticket)
    nodes = [root, *root.findall(f"{NS}JDF")]
    found = [
        node for node in nodes if node.get("JobPartID") == ("all" if part == "single" else f"all.{part}")
    ]
    wanted = [one for node in found for one in node.iter(f"{NS}{element}")]
    assert wanted
    for one in wanted:
        for name, value in attributes.items():
            one.set(name, value)
    return etree.tostring(root)


def returned(ticket: bytes, status: str = "Completed") -> bytes:
    """Return a ticket as a device gives it back."""
    return ticket.replace(b'Status="Waiting"', f'Status="{status}"'.encode(), 1)


def an_order(state: str, *, cases: Sequence[Mapping[str, Any]] = (), **more: Any) -> dict[str, Any]:
    """Return an order as the API shows it, as far as the judge looks."""
    delivery = {"job_id": JOB_ID, "device": "press-1", "state": "confirmed"}
    return {
        "order": {"id": "1", "number": "2026-000001", "state": state},
        "deliveries": [delivery],
        "cases": list(cases),
        "reports": [],
        **more,
    }


def a_case(cause: str, code: str, **evidence: Any) -> dict[str, Any]:
    """Return an open Case as the API shows it."""
    actions = [{"action": "retry", "words": "Try again"}]
    return {
        "cause": cause,
        "code": code,
        "state": "open",
        "next_step": "Do something.",
        "turn": "csr",
        "actions": actions,
        "evidence": evidence,
        "sentence": "It stands still.",
    }


def log_of(plan: Plan, ticket: bytes, decision: str = "accept", text: str = "") -> list[dict[str, Any]]:
    """Return what the press enters when it takes a job once."""
    received = {
        "event": "received",
        "job_id": JOB_ID,
        "sha256": hashlib.sha256(ticket).hexdigest(),
        "files": {url_of(slot): hashlib.sha256(data).hexdigest() for slot, data in plan.files.items()},
        "decision": decision,
        "text": text,
    }
    printed = {"event": "printed", "job_id": JOB_ID, "quantity": plan.quantity}
    return [received, printed] if decision == "accept" else [received]


def produced(plan: Plan, ticket: bytes = b"") -> Seen:
    """Return what there is to see of a good order that went well, perhaps with a falsified ticket."""
    ticket = ticket or a_ticket(plan)
    return Seen(an_order("produced"), ticket, {Path("x"): returned(ticket)}, log_of(plan, ticket))
