"""Links: which resources a node takes and gives, how often, and at which step of a Combined node."""

from collections.abc import Iterator
from functools import cache

from jdf.finding import Depth, Fault, error, warning
from jdf.processes import processes
from jdf.processes.process import LinkRule, Process
from jdf.tree import Link, Node, TicketTree, links_of, step_names
from jdf.values import read_integer

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF"})


HANDED_ON = frozenset({"Layout", "Component", "ExposedMedia", "Media"})
"""Resources a step of a Combined node may get from the step before, without a link."""


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check the links of every node."""
    made = {link.target for node in ticket.nodes for link in links_of(node) if link.usage == "Output"}
    for node in ticket.nodes:
        links = tuple(links_of(node))
        yield from _steps(node, links)
        for link in links:
            yield from _state(ticket, link, made)
        if node.get("Types"):
            yield from _combined(node, links)
        elif node.get("Type") in processes():
            yield from _single(node, links, processes()[node.get("Type", "")])


@cache
def _special(process: str, resource: str) -> frozenset[str]:
    """Return the uses of a resource that a process tells apart."""
    rules = [rule for rule in processes()[process].links if rule.resource == resource]
    return frozenset(rule.process_usage for rule in rules if rule.process_usage)


def _matching(rule: LinkRule, process: Process, links: tuple[Link, ...]) -> list[Link]:
    """Return the links a rule speaks of; a plain link counts for the rule that is obligatory."""
    special = _special(process.type, rule.resource)
    return [
        link
        for link in links
        if link.resource == rule.resource
        and link.usage == rule.usage
        and (
            link.process_usage == rule.process_usage
            or (not rule.process_usage and link.process_usage not in special)
            or (rule.least and not link.process_usage)
        )
    ]


def _single(node: Node, links: tuple[Link, ...], process: Process) -> Iterator[Fault]:
    for rule in process.links:
        found = _matching(rule, process, links)
        if len(found) < rule.least:
            yield _too_few(node, rule)
        if rule.most is not None and len(found) > rule.most:
            yield error(
                "link-too-many",
                found[-1].element,
                "",
                f"{len(found)} {rule.usage} links to {rule.resource}; {process.type} takes {rule.most}",
                "say it in one resource",
            )
    if process.closed:
        yield from _strangers(links, process)


def _too_few(node: Node, rule: LinkRule) -> Fault:
    return error(
        "link-missing",
        node,
        "",
        f"no {rule.usage} link to {rule.resource}",
        f"link one: <{rule.resource}Link Usage={rule.usage!r} .../>",
    )


def _strangers(links: tuple[Link, ...], process: Process) -> Iterator[Fault]:
    allowed = {(rule.resource, rule.usage) for rule in process.links}
    for link in links:
        if (link.resource, link.usage) not in allowed and link.usage in ("Input", "Output"):
            yield error(
                "link-not-allowed",
                link.element,
                "",
                f"a {process.type} node takes no {link.usage} {link.resource}Link",
                "remove it; artwork of a product hangs on its ArtDeliveryIntent",
            )


def _combined(node: Node, links: tuple[Link, ...]) -> Iterator[Fault]:
    """Inputs are demanded of the node as a whole, outputs of the last step alone."""
    steps = step_names(node)
    missing: dict[tuple[str, str], LinkRule] = {}
    for index, step in enumerate(steps):
        process = processes().get(step)
        for rule in process.links if process else ():
            handed_on = index > 0 and rule.resource in HANDED_ON
            inside = rule.usage == "Output" and index < len(steps) - 1
            if rule.least and not handed_on and not inside and not _has(links, rule):
                missing[rule.resource, rule.usage] = rule
    if node.get("Type") == "Combined":
        for rule in missing.values():
            yield _too_few(node, rule)
        if steps and not missing and not any(link.usage == "Output" for link in links):
            yield error("link-missing", node, "", "no Output link: nothing comes out", "link what is made")


def _has(links: tuple[Link, ...], rule: LinkRule) -> bool:
    return any(link.resource == rule.resource and link.usage == rule.usage for link in links)


def _steps(node: Node, links: tuple[Link, ...]) -> Iterator[Fault]:
    """CombinedProcessIndex counts the steps in Types from 0."""
    count = len(node.get("Types", "").split())
    for link in links:
        for index in link.element.get("CombinedProcessIndex", "").split():
            if not _is_step(index, count):
                yield error(
                    "step-out-of-range",
                    link.element,
                    "CombinedProcessIndex",
                    f"step {index}, but the node has {count} (counted from 0)",
                    "name a step that stands in Types",
                )


def _is_step(text: str, count: int) -> bool:
    try:
        return 0 <= read_integer(text) < count
    except ValueError:
        return False


def _state(ticket: TicketTree, link: Link, made: set[str]) -> Iterator[Fault]:
    """An input must be there or be made by a node of the ticket, else the device waits for ever."""
    target = ticket.by_id.get(link.target)
    if target is None or link.usage != "Input" or link.target in made:
        return
    if target.get("Status") in ("Unavailable", "Incomplete", "Rejected"):
        yield warning(
            "input-not-available",
            link.element,
            "",
            f"the input {link.resource} is {target.get('Status')} and no node here makes it",
            'write Status="Available" once it is there',
        )
