"""Tickets with their cross references worked out: links, partitions, what nodes inherit, which step takes what."""

from jdf.resolved.job import ResolvedLink, ResolvedNode, resolve
from jdf.resolved.partition import Partition
from jdf.resolved.resource import ResolvedResource

__all__ = ["Partition", "ResolvedLink", "ResolvedNode", "ResolvedResource", "resolve"]
