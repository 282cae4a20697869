"""What a kind of node takes in and gives out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkRule:
    """How often a resource may be linked to a node in one direction; `most` None means without limit.

    With `process_usage` the rule speaks of links of that ProcessUsage only, without it of all others.
    """

    resource: str
    usage: str
    least: int = 0
    most: int | None = None
    process_usage: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """A kind of node by its Type; a closed one takes no links but those of its rules.

    `requires` of a step inside a Combined node holds for the node as a whole, because results handed from
    step to step are not written down (JDF 1.5, Structure of JDF Nodes and Jobs, Combined Process Nodes).
    """

    type: str
    links: tuple[LinkRule, ...]
    closed: bool = False


def takes(resource: str, least: int = 0, most: int | None = 1, process_usage: str = "") -> LinkRule:
    """Return the rule of an input."""
    return LinkRule(resource, "Input", least, most, process_usage)


def gives(resource: str, least: int = 0, most: int | None = 1) -> LinkRule:
    """Return the rule of an output."""
    return LinkRule(resource, "Output", least, most)


GENERAL = (
    takes("CustomerInfo"),
    takes("NodeInfo"),
    takes("ColorPool"),
    takes("Device", most=None),
    takes("Employee", most=None),
    takes("ApprovalSuccess", most=None),
    takes("Preview", most=None),
    takes("PreflightReport", most=None),
    takes("UsageCounter", most=None),
)
"""Inputs any node may have."""
