"""What a check found in a file, told in the ticket's log book: verdict, findings, and who took them upon themselves.

The standard's own PreflightReport answers a Preflight process with the tests of its PreflightParams; where the check
was no such process it would have to invent them. So the log book tells it, each entry with its class, in plain words,
readable by any device of any version. Clause: JDF 1.3 and 1.5, Audit Elements, Notification.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jdf.resources.comment import Comment
from jdf.resources.notification import Milestone, Notification

CHECK_AGENT: Final = "JDF gateway preflight"
"""Who such entries are from; by this name they are told from the words of a device."""

MOST_FINDINGS: Final = 50
"""As many findings as are told of one file; a device may cut a log book that is too long."""

_LONGEST_TEXT: Final = 1000


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing found; `weight` is Information, Warning or Error, and an error that was signed off is a Warning."""

    weight: str
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """That somebody took findings upon themselves: who, when, why, and which."""

    who: str
    at: datetime
    why: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """That the file was mended: who wanted it, when, of which file this one was made, by which fixups, and for what."""

    who: str
    at: datetime
    source_sha256: str
    fixups: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileCheck:
    """The result of a check; `status` in the words of ArtDelivery/@PreflightStatus.

    The two hashes say from which facts and by which profile the verdict came: the same two give the same again.
    """

    status: str
    profile: str = ""
    profile_sha256: str = ""
    facts_sha256: str = ""
    version: str = ""
    at: datetime | None = None
    findings: tuple[CheckFinding, ...] = ()
    taken: tuple[Taken, ...] = ()
    mended: tuple[Mended, ...] = ()


def check_notes(
    checks: Sequence[tuple[str, str, FileCheck]], *, default_at: datetime
) -> Iterator[Notification]:
    """Yield the entries of the checks: part, SHA-256 of the file, and what was found in it."""
    for number, (part, sha256, check) in enumerate(checks, start=1):
        entries = [
            _verdict(part, sha256, check),
            *_findings(part, check),
            *_mended(part, check),
            *_taken(part, check),
        ]
        for place, (kind, said) in enumerate(entries, start=1):
            own = f"AF{number}_{place}"
            yield Notification(
                agent_name=CHECK_AGENT,
                agent_version=check.version,
                id=own,
                time_stamp=said.at or check.at or default_at,
                notification_class=kind,
                type="Milestone" if kind == "Event" else "",
                comments=tuple(
                    Comment(name=name, id=f"{own}_{line}", text=text[:_LONGEST_TEXT])
                    for line, (name, text) in enumerate(said.lines, start=1)
                ),
                milestone=Milestone(milestone_type="PreflightCompleted") if kind == "Event" else None,
            )


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of an entry, each under a name, and when they were said where that is not the time of the check."""

    lines: tuple[tuple[str, str], ...]
    at: datetime | None = None


_Entry = tuple[str, _Said]


def _verdict(part: str, sha256: str, check: FileCheck) -> _Entry:
    told = f"{part}: {check.status}, {len(check.findings)} findings"
    hashes = {"file": sha256, "facts": check.facts_sha256, "profile": check.profile_sha256}
    origin = [f"profile {check.profile}"] if check.profile else []
    origin += [f"{name} sha256 {value}" for name, value in hashes.items() if value]
    return "Event", _Said((("PreflightVerdict", told), ("PreflightOrigin", "\n".join(origin))))


def _findings(part: str, check: FileCheck) -> Iterator[_Entry]:
    for finding in check.findings[:MOST_FINDINGS]:
        yield finding.weight, _Said((("PreflightFinding", f"{part}: {finding.text}"),))
    more = len(check.findings) - MOST_FINDINGS
    if more > 0:
        told = f"{part}: {more} more findings are not told here; the gateway's own report has them"
        yield "Information", _Said((("PreflightFinding", told),))


def _mended(part: str, check: FileCheck) -> Iterator[_Entry]:
    for each in check.mended:
        what = "\n".join([f"{part}: fixed", *each.findings[:MOST_FINDINGS]])
        how = "\n".join([", ".join(each.fixups), f"file before sha256 {each.source_sha256}"])
        lines = [("PreflightFixed", what), ("PreflightFixup", how), ("PreflightPerson", each.who)]
        yield "Information", _Said(tuple(line for line in lines if line[1].strip()), each.at)


def _taken(part: str, check: FileCheck) -> Iterator[_Entry]:
    for each in check.taken:
        what = "\n".join([f"{part}: accepted", *each.findings[:MOST_FINDINGS]])
        lines = [("PreflightAcceptance", what), ("PreflightPerson", each.who), ("PreflightReason", each.why)]
        yield "Information", _Said(tuple(line for line in lines if line[1].strip()), each.at)
