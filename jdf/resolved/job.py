"""A ticket as nodes that take and give resources; an XJDF document is one node, its sets of resources are its links.

Clause: JDF 1.5, Structure of JDF Nodes and Jobs; XJDF 2.1, ResourceSet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from jdf.document import Document, DocumentElement, DocumentKind, Value
from jdf.document.element import view
from jdf.errors import TicketUnreadableError
from jdf.names import JDF_NAMESPACE, XJDF_NAMESPACE, XmlElement, clark
from jdf.resolved.partition import Partition, keys_said
from jdf.resolved.resource import ResolvedResource, resource_of, set_of

INHERITED: Final = (
    "Activation", "BestEffortExceptions", "ICSVersions", "JobID", "MaxVersion", "MustHonorExceptions",
    "OperatorInterventionExceptions", "ProjectID", "RelatedJobID", "RelatedJobPartID", "SettingsPolicy", "Version",
)  # fmt: skip
"""What a node that is silent takes from the nodes above it."""


@dataclass(frozen=True, slots=True)
class TicketIndex:
    """Where the ids of a ticket are, by the node they belong to, and the resources that were asked for so far."""

    ids: Mapping[str, Mapping[XmlElement | None, XmlElement]]
    made: dict[XmlElement, ResolvedResource] = field(default_factory=dict)

    def resource(self, element: DocumentElement) -> ResolvedResource:
        """Return a resource, or a set of them, with its partitions."""
        found = self.made.get(element.node)
        if found is None:
            make = set_of if element.name == "ResourceSet" else resource_of
            found = self.made[element.node] = make(element)
        return found


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """What a node takes or gives: `steps` are the indices of the processes it serves, `processes` their names.

    `resource` is None where nothing has the id; `within_reach` is false where the resource belongs to a node that is
    not above this one.
    """

    element: DocumentElement
    usage: str
    process_usage: str
    steps: tuple[int, ...]
    processes: tuple[str, ...]
    resource: ResolvedResource | None
    within_reach: bool

    @property
    def partitions(self) -> tuple[Partition, ...]:
        """Return the partitions that the link chooses; the whole resource where it chooses none."""
        if self.resource is None:
            return ()
        chosen = (
            [keys_said(part) for part in self.element.named("Part")]
            if self.element.name != "ResourceSet"
            else []
        )
        if not chosen:
            return (self.resource.whole,)
        return tuple(part for keys in chosen for part in self.resource.parts(keys))


@dataclass(frozen=True, slots=True)
class ResolvedNode:
    """A node of a ticket with its links."""

    element: DocumentElement
    index: TicketIndex = field(repr=False, compare=False)

    @property
    def types(self) -> tuple[str, ...]:
        """Return what the node does: its Types, or its Type alone."""
        types = tuple((self.element.text_of("Types") or "").split())
        own = self.element.text_of("Type")
        return types or ((own,) if own else ())

    @property
    def attributes(self) -> dict[str, str]:
        """Return the attributes of the node, with those it takes from the nodes above it."""
        found = self.element.attributes
        for name in INHERITED:
            for node in self.element.node.iterancestors(clark("JDF")):
                text = node.get(name)
                if name not in found and text is not None:
                    found[name] = str(text)
        return found

    def value(self, attribute: str) -> Value | None:
        """Return an attribute as a value; one that nodes inherit from the nearest node that says it."""
        line = self.element.node.iterancestors(clark("JDF")) if attribute in INHERITED else iter(())
        if self.element.text_of(attribute) is not None:
            return self.element.value(attribute)
        return next((view(node).value(attribute) for node in line if node.get(attribute) is not None), None)

    @property
    def links(self) -> tuple[ResolvedLink, ...]:
        """Return what the node takes and gives, in the order of the ticket."""
        return self._links("")

    def _links(self, name: str) -> tuple[ResolvedLink, ...]:
        """Return the links to resources of a name, or all; no others are looked up."""
        sets = [each for each in self.element.named("ResourceSet") if name in ("", text_of(each, "Name"))]
        return tuple(self._set_link(each) for each in sets) or tuple(
            self._link(each)
            for pool in self.element.named("ResourceLinkPool")
            for each in pool.children
            if each.name.endswith("Link") and (not name or each.name in (f"{name}Link", "ResourceLink"))
        )

    def inputs(self, name: str = "") -> tuple[ResolvedLink, ...]:
        """Return the links to what the node takes, of one kind of resource or all."""
        return self._linked("Input", name)

    def outputs(self, name: str = "") -> tuple[ResolvedLink, ...]:
        """Return the links to what the node gives, of one kind of resource or all."""
        return self._linked("Output", name)

    def referred(self, element: DocumentElement, name: str) -> tuple[Partition, ...]:
        """Return what an element refers to by a name, or holds itself: `<MediaRef rRef="M"/>`, `<Media .../>`.

        In XJDF a reference is an attribute: `MediaRef="M"`, `ContactRefs="C1 C2"`.
        """
        said = [(text_of(each, "rRef"), each) for each in element.named(f"{name}Ref")]
        ids = f"{text_of(element, f'{name}Ref')} {text_of(element, f'{name}Refs')}".split()
        said += [(one, element) for one in ids]
        found = [part for one, by in said for part in self._targets(one, by)]
        return (*found, *(Partition({}, each) for each in element.named(name)))

    def _targets(self, one: str, by: DocumentElement) -> Iterator[Partition]:
        target, _ = self._find(one)
        if target is None:
            return
        if target.name == "Resource":
            named = [
                child for child in target.children if child.name not in ("Part", "AmountPool", "Comment")
            ]
            yield Partition({}, named[0], (target,)) if named else Partition({}, target)
            return
        resource = self.index.resource(target)
        chosen = [keys_said(part) for part in by.named("Part")] if by.name.endswith("Ref") else []
        yield from (part for keys in chosen for part in resource.parts(keys))
        if not chosen:
            yield resource.whole

    def _linked(self, usage: str, name: str) -> tuple[ResolvedLink, ...]:
        return tuple(
            link
            for link in self._links(name)
            if link.usage == usage
            and (not name or (link.resource is not None and link.resource.name == name))
        )

    def _steps(self, element: DocumentElement) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return the steps that a link serves; without an index those that CombinedProcessType names, else all."""
        told = element.value("CombinedProcessIndex")
        named = (element.text_of("CombinedProcessType") or "").split()
        steps = tuple(each for each in told if isinstance(each, int)) if isinstance(told, tuple) else ()
        if not steps:
            steps = tuple(at for at, name in enumerate(self.types) if not named or name in named)
        return steps, tuple(self.types[step] for step in steps if 0 <= step < len(self.types))

    def _link(self, element: DocumentElement) -> ResolvedLink:
        target, within_reach = self._find(text_of(element, "rRef"))
        steps, processes = self._steps(element)
        return ResolvedLink(
            element, text_of(element, "Usage"), text_of(element, "ProcessUsage"), steps, processes,
            self.index.resource(target) if target else None, within_reach,
        )  # fmt: skip

    def _set_link(self, element: DocumentElement) -> ResolvedLink:
        steps, processes = self._steps(element)
        return ResolvedLink(
            element, text_of(element, "Usage"), text_of(element, "ProcessUsage"), steps, processes,
            self.index.resource(element), within_reach=True,
        )  # fmt: skip

    def _find(self, one: str) -> tuple[DocumentElement | None, bool]:
        """Return what bears an id, and whether it is of this node or of one above it; the nearest counts."""
        homes = self.index.ids.get(one, {})
        for here in (self.element.node, *self.element.node.iterancestors()):
            if here in homes:
                return view(homes[here]), True
        found = next(iter(homes.values()), None)
        return (None, False) if found is None else (view(found), self.element.name == "XJDF")


def text_of(element: DocumentElement, attribute: str) -> str:
    """Return an attribute as it stands, empty where it is silent."""
    return element.text_of(attribute) or ""


_HOLDERS: Final = {DocumentKind.JDF, DocumentKind.XJDF, DocumentKind.PRINTTALK}


def resolve(document: Document) -> tuple[ResolvedNode, ...]:
    """Return the nodes of a ticket, the outermost first: of JDF 1.x every JDF node, of XJDF and PrintTalk each XJDF.

    Raises:
        TicketUnreadableError: it is a message.
    """
    if document.kind not in _HOLDERS:
        raise TicketUnreadableError(f"the document is {document.kind}, a message; give a ticket")
    ids: dict[str, dict[XmlElement | None, XmlElement]] = {}
    for node in document.root.node.iter("*"):
        own = node.get("ID")
        if own is not None:
            home = next(node.iterancestors(clark("JDF")), None)
            ids.setdefault(str(own), {}).setdefault(home, node)
    name = "JDF" if document.kind is DocumentKind.JDF else "XJDF"
    index = TicketIndex(ids)
    return tuple(ResolvedNode(each, index) for each in _nodes(document.root, name))


def _nodes(root: DocumentElement, name: str) -> Iterator[DocumentElement]:
    for node in root.node.iter(f"{{{JDF_NAMESPACE}}}{name}", f"{{{XJDF_NAMESPACE}}}{name}"):
        yield view(node)
