"""Judge a ticket before a device does: structure, references, closed values, cardinalities, units, URLs.

The official schema alone lets half of all deliberate defects pass; the rules here are our own tables, and
the official schemas join in where a folder of them is at hand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from jdf.beyond import beyond
from jdf.element import version_key
from jdf.enough import told
from jdf.errors import SchemaFolderError, XmlRefusedError
from jdf.finding import Depth, FindingSeverity, TicketFinding, error
from jdf.names import JDF_NAMESPACE, XJDF_NAMESPACE, XmlElement
from jdf.places import places_remembered
from jdf.rules import rules
from jdf.tree import ticket_tree
from jdf.vocabulary import VERSIONS
from jdf.xmlsafe import load_schema, parse_xml

_NAMESPACES: Mapping[str, str] = {
    "JDF": JDF_NAMESPACE,
    "JMF": JDF_NAMESPACE,
    "XJDF": XJDF_NAMESPACE,
    "XJMF": XJDF_NAMESPACE,
}
_Faults = Callable[[XmlElement], tuple[tuple[int, str], ...]]


@dataclass(frozen=True, slots=True)
class XsdSet:
    """Official schemas by version, compiled; use a set from one thread at a time."""

    by_version: Mapping[str, _Faults]

    def faults(self, root: XmlElement) -> tuple[tuple[int, str], ...]:
        """Return the faults by the schema of the ticket's version, else by the next newer, else the newest."""
        version = root.get("Version", "")
        at_hand = sorted(self.by_version, key=version_key)
        wanted = version_key(version) if version in VERSIONS else ()
        newer = [each for each in at_hand if version_key(each) >= wanted]
        return self.by_version[newer[0] if wanted and newer else at_hand[-1]](root)


def load_xsd_set(folder: Path, versions: tuple[str, ...] = VERSIONS) -> XsdSet:
    """Compile the schemas in a folder: `<folder>/jdf-1.5/JDF.xsd`, ..., for the versions asked for.

    Each takes up to two seconds: load once per process. SchemaFolderError tells when there is none.
    """
    found = {version: folder / f"jdf-{version}" / "JDF.xsd" for version in versions}
    present = {version: path for version, path in found.items() if path.is_file()}
    if not present:
        raise SchemaFolderError(
            f"no jdf-<version>/JDF.xsd below {folder}; point at the folder that holds them"
        )
    try:
        return XsdSet({version: load_schema(path) for version, path in present.items()})
    except etree.LxmlError as fault:
        raise SchemaFolderError(
            f"the schemas below {folder} do not compile: {fault}; fetch them anew"
        ) from fault


def validate(
    data: bytes, *, depth: Depth = Depth.MEANING, version: str = "", xsd: XsdSet | None = None
) -> tuple[TicketFinding, ...]:
    """Return everything found in a ticket or message, worst first; what is neither is one finding.

    With a version of the standard, it is also told what the document uses that this version lacks; at the
    depth of reach without one, the document's own Version counts.
    """
    try:
        root = parse_xml(data)
    except XmlRefusedError as refusal:
        finding = TicketFinding(
            refusal.code, FindingSeverity.ERROR, "/", 0, str(refusal), "send a sound document"
        )
        return (finding,)
    name = _document(root)
    if not name:
        return (_no_ticket(root),)
    ticket = ticket_tree(root)
    with places_remembered():
        judged = [rule(ticket) for rule in rules(name, depth)]
        if version or depth is Depth.REACH:
            judged.append(beyond(ticket, version))
        found = told(judged)
    if xsd is not None:
        found += _by_schema(root, xsd)
    order = list(FindingSeverity)
    return tuple(sorted(found, key=lambda finding: (order.index(finding.severity), finding.line)))


def _document(root: XmlElement) -> str:
    """Return which kind of document it is: JDF, JMF, XJDF or XJMF; empty for anything else."""
    name = etree.QName(root)
    return name.localname if _NAMESPACES.get(name.localname) == name.namespace else ""


def _no_ticket(root: XmlElement) -> TicketFinding:
    name = etree.QName(root)
    wanted = _NAMESPACES.get(name.localname)
    if wanted:
        found = f"the namespace is {name.namespace!r}, expected {wanted!r}"
        return error(
            "namespace-wrong", root, "", found, "write the namespace to the letter; the case counts"
        ).told()
    kinds = ", ".join(_NAMESPACES)
    found = f"the root is {name.localname}, expected one of {kinds}"
    return error("no-ticket", root, "", found, "send the ticket itself").told()


def _by_schema(root: XmlElement, xsd: XsdSet) -> Iterator[TicketFinding]:
    for line, message in xsd.faults(root):
        plain = message.replace(f"{{{JDF_NAMESPACE}}}", "")
        yield TicketFinding(
            "schema", FindingSeverity.ERROR, "/JDF", line, plain, "correct what the official schema refuses"
        )
