"""Ask of every attribute of a ticket where it comes from: a value of the job, the order, a file, or the profile.

Nobody declares it and nobody can forget to: each value is changed by itself, the ticket is written anew, and whatever
is different then comes from that value. What no value changes is what the standard wants of every such ticket.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from lxml import etree

from jdf.element import elements, xjdf_elements
from jdf.errors import TicketNotWritableError
from jdf.intent.job import JobSpec
from jdf.jdf1 import ticket_root
from jdf.names import XSI_TYPE, XmlElement, bare, clark
from jdf.other_values import others
from jdf.places import labels
from jdf.ticket import LEAVE_OUT_TOPICS, Dialect, TicketFile, TicketHead


class OriginKind(StrEnum):
    """What an attribute may come from."""

    JOB = "job"
    ORDER = "order"
    FILE = "file"
    PROFILE = "profile"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Origin:
    """One source of an attribute: a path in the job, the order's head, a file, the profile; or a clause."""

    kind: OriginKind
    path: str


@dataclass(frozen=True, slots=True)
class Sourced:
    """An attribute or text of a ticket, its value, and all it comes from."""

    xpath: str
    value: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Everything a ticket is written from."""

    spec: JobSpec
    head: TicketHead
    files: tuple[TicketFile, ...]
    dialect: Dialect

    def root(self) -> XmlElement:
        return ticket_root(self.spec, self.head, self.files, self.dialect)


Place = tuple[XmlElement, str]
"""An element and an attribute of it; an empty name stands for its text."""


def provenance(
    spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect
) -> tuple[Sourced, ...]:
    """Return every attribute and text of the ticket that these write, each with where it comes from.

    It takes one writing of the ticket for each value and alternative: half a second for a large job.
    """
    asked = _Asked(spec, head, tuple(files), dialect)
    root = asked.root()
    found: dict[Place, dict[Origin, None]] = {place: {} for place in _places(root)}
    for origin, other in _experiments(asked):
        changed = _written(other)
        for place in () if changed is None else _differences(root, changed):
            found[place][origin] = None
    paths = _paths(root)
    return tuple(
        Sourced(
            f"{paths[node]}/@{_attribute(name)}" if name else f"{paths[node]}/text()",
            _value(node, name),
            tuple(origins) or (_standard(node),),
        )
        for (node, name), origins in found.items()
    )


def _written(asked: _Asked) -> XmlElement | None:
    """Write an experiment, or return None where what was asked for cannot be written at all."""
    try:
        return asked.root()
    except (TicketNotWritableError, ZeroDivisionError):
        return None


def _experiments(asked: _Asked) -> Iterator[tuple[Origin, _Asked]]:
    """Yield each value with the ticket to be written from another one."""
    for path, spec in others(asked.spec):
        yield Origin(OriginKind.JOB, path), _following(asked, spec)
    for path, head in others(asked.head):
        yield Origin(OriginKind.ORDER, path), replace(asked, head=head)
    for number, file in enumerate(asked.files):
        for path, other in others(file):
            if path != "part":
                files = (*asked.files[:number], other, *asked.files[number + 1 :])
                yield Origin(OriginKind.FILE, f"files[{file.part}].{path}"), replace(asked, files=files)
    if asked.files:
        yield Origin(OriginKind.FILE, "files"), replace(asked, files=())
    for field, dialect in _dialects(asked.dialect):
        yield Origin(OriginKind.PROFILE, field), replace(asked, dialect=dialect)


def _following(asked: _Asked, spec: JobSpec) -> _Asked:
    """Let the files follow the part that was renamed."""
    names = {before.id: after.id for before, after in zip(asked.spec.parts, spec.parts, strict=False)}
    files = tuple(replace(file, part=names.get(file.part, file.part)) for file in asked.files)
    return replace(asked, spec=spec, files=files)


_VERSIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "product": ("1.2", "1.3", "1.8"),
        "combined": ("1.3", "1.5"),
        "mispre": ("1.3", "1.5"),
        "xjdf": ("2.0", "2.3"),
    }
)


def _dialects(dialect: Dialect) -> Iterator[tuple[str, Dialect]]:
    """Yield the dialects that differ in one entry of the profile."""
    for version in _VERSIONS.get(dialect.shape, ()):
        if version != dialect.version:
            yield "version", replace(dialect, version=version)
    for topic in LEAVE_OUT_TOPICS.get(dialect.shape, ()):
        now = dialect.leave_out
        other = tuple(each for each in now if each != topic) if topic in now else (*now, topic)
        yield f"leave_out[{topic}]", replace(dialect, leave_out=other)
    yield "sheet_mm", replace(dialect, sheet_mm=() if dialect.sheet_mm else (320.0, 450.0))


def _places(root: XmlElement) -> Iterator[Place]:
    for node in root.iter("*"):
        yield from ((node, str(name)) for name in node.attrib)
        if (node.text or "").strip():
            yield node, ""


def _value(node: XmlElement, name: str) -> str:
    return str(node.get(name, "")) if name else (node.text or "").strip()


def _attribute(name: str) -> str:
    return "xsi:type" if name == XSI_TYPE else name


def _differences(before: XmlElement, after: XmlElement) -> Iterator[Place]:
    """Yield the places of a tree that differ in another one, all below an element that is gone included."""
    theirs = dict(after.items())
    for name, value in before.items():
        if theirs.get(name) != value:
            yield before, name
    was, now = (before.text or "").strip(), (after.text or "").strip()
    if was and was != now:
        yield before, ""
    beside = _by_tag(after) if len(before) else {}
    for tag, children in _by_tag(before).items() if len(before) else ():
        for old, new in _pairs(children, beside.get(tag, [])):
            yield from _places(old) if new is None else _differences(old, new)


def _by_tag(node: XmlElement) -> dict[str, list[XmlElement]]:
    found: dict[str, list[XmlElement]] = {}
    for child in node.iterchildren("*"):
        found.setdefault(str(child.tag), []).append(child)
    return found


def _pairs(old: list[XmlElement], new: list[XmlElement]) -> Iterator[tuple[XmlElement, XmlElement | None]]:
    """Pair the children of one name: in their order, or where some came or went by what stayed the same."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    matcher = SequenceMatcher(
        None, [_told(each) for each in old], [_told(each) for each in new], autojunk=False
    )
    for _, first, last, start, end in matcher.get_opcodes():
        beside: list[XmlElement | None] = [*new[start:end]]
        beside += [None] * (last - first - (end - start))
        yield from zip(old[first:last], beside, strict=False)


def _told(node: XmlElement) -> bytes:
    return etree.tostring(node, with_tail=False)


def _standard(node: XmlElement) -> Origin:
    """Return the clause that wants an attribute in every ticket of its kind."""
    declared = elements() if node.tag == clark(bare(node)) else xjdf_elements()
    here: XmlElement | None = node
    while here is not None:
        name = bare(here)
        kind = declared.get("ResourceLink" if name.endswith("Link") else name)
        if kind is not None:
            return Origin(OriginKind.STANDARD, kind.declaration.clause)
        here = here.getparent()
    return Origin(OriginKind.STANDARD, bare(node))


def _paths(root: XmlElement) -> dict[XmlElement, str]:
    """Return the path of every element."""
    found: dict[XmlElement, str] = {root: f"/{bare(root)}"}
    for node in root.iter("*"):
        found |= {child: f"{found[node]}/{label}" for child, label in labels(node).items()}
    return found


def sources(sourced: Sequence[Sourced]) -> Mapping[str, tuple[Sourced, ...]]:
    """Return the other way round: of each source what it writes, by its path."""
    by_path: dict[str, list[Sourced]] = {}
    for one in sourced:
        for origin in one.origins:
            by_path.setdefault(origin.path, []).append(one)
    return MappingProxyType({path: tuple(found) for path, found in by_path.items()})
