"""Walks name trees and number trees without believing that they are trees (ISO 32000-2, 7.9.6 and 7.9.7)."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from preflight.interpreter.values import entry, items

_MOST_NODES = 2000


def named_leaves(holder: object, key: str) -> Iterator[Any]:
    """Yield the values of a name tree under a key."""
    for _, value in leaves(entry(holder, key), "/Names"):
        yield value


def leaves(tree: object, key: str) -> Iterator[tuple[Any, Any]]:
    """Yield keys and values of a tree, whose leaves hold them under `/Names` or `/Nums`."""
    waiting: list[Any] = [tree]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_NODES:
        node = waiting.pop(0)
        if not isinstance(node, pikepdf.Dictionary) or (node.objgen in seen and node.objgen != (0, 0)):
            continue
        seen.add(node.objgen)
        held = items(node.get(key))
        yield from zip(held[::2], held[1::2], strict=False)
        waiting += items(node.get("/Kids"), _MOST_NODES - min(len(waiting), _MOST_NODES))
