"""The ticket as the simulated device gives it back: the same, plus what happened (JDF 1.5, AuditPool)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree
from lxml.etree import _Element

from adapters.simulator.config import Act
from adapters.simulator.decide import Decision
from adapters.simulator.ticket import JDF, output_link
from jdf import parse_xml

_BY = {"AgentName": "Simulated device", "AgentVersion": "1"}


@dataclass(frozen=True, slots=True)
class Run:
    """What happened to a job: the decision, when work began and ended, how many good copies there are."""

    decision: Decision
    start: datetime
    end: datetime
    good: int


def answer(ticket: bytes, run: Run) -> bytes:
    """Return the ticket with its outcome: Status, and audits appended after those it came with."""
    root = parse_xml(ticket)
    status = "Completed" if run.decision.act is Act.ACCEPT else "Aborted"
    pool = root.find(f"{JDF}AuditPool")
    if pool is None:
        pool = etree.Element(f"{JDF}AuditPool")
        root.insert(0, pool)
    for number, audit in enumerate(_audits(root, run, status), start=1):
        audit.set("ID", f"SIM_{number}")
        audit.set("TimeStamp", _time(run.end))
        for name, value in _BY.items():
            audit.set(name, value)
        pool.append(audit)
    root.set("Status", status)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _audits(root: _Element, run: Run, status: str) -> Iterator[_Element]:
    start, end = _time(run.start), _time(run.end)
    if run.decision.act is not Act.REFUSE:
        yield etree.Element(f"{JDF}PhaseTime", Start=start, End=end, Status="InProgress")
    link = output_link(root)
    if run.good and link is not None:
        yield _amount(link, run.good)
    if run.decision.text:
        yield _words(run.decision.text)
    yield etree.Element(f"{JDF}ProcessRun", Start=start, End=end, EndStatus=status)


def _amount(link: _Element, good: int) -> _Element:
    audit = etree.Element(f"{JDF}ResourceAudit")
    copy = etree.SubElement(audit, f"{JDF}ComponentLink", rRef=link.get("rRef", ""), Usage="Output")
    pool = etree.SubElement(copy, f"{JDF}AmountPool")
    part = etree.SubElement(pool, f"{JDF}PartAmount", ActualAmount=str(good))
    etree.SubElement(part, f"{JDF}Part", Condition="Good")
    return audit


def _words(text: str) -> _Element:
    audit = etree.Element(f"{JDF}Notification", Class="Error", Type="Error")
    comment = etree.SubElement(audit, f"{JDF}Comment", ID="SIM_C1")
    comment.text = text
    return audit


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
