"""What the declared element layer costs beside the lxml calls that any writer of the same ticket must make."""

import time
from collections.abc import Callable

from lxml import etree

from jdf import DIALECTS, Dialect, JobSpec, parse_xml
from jdf_builders import PRODUCT, booklet, flyer, written
from speed.figure import Figure, Goal, Measured, median

_GOAL = Goal(4.0, "x")
_PEER = "bare lxml, same tree"
_AT_ONCE = 20
Step = tuple[int, str, dict[str, str], str | None]
"""One element of a tree: the place of its parent among the steps before, its name, attributes and text."""


def measure(*, quick: bool) -> Measured:
    """Write a flyer's and a booklet's ticket and one's gray boxes, by turns with bare lxml calls for the same bytes."""
    rounds = 20 if quick else 100
    gray = DIALECTS["jdf-1.5-mispre"]
    cases = (
        ("flyer", flyer(), PRODUCT),
        ("booklet", booklet(), PRODUCT),
        ("booklet in gray boxes", booklet(96), gray),
    )
    return Measured(
        tuple(_figure(name, spec, dialect, rounds) for name, spec, dialect in cases),
        ("From the job to bytes with their digest; the peer's bytes are compared and must be the same.",),
    )


def _figure(name: str, spec: JobSpec, dialect: Dialect, rounds: int) -> Figure:
    data = written(spec, dialect=dialect).data
    root = parse_xml(data)
    steps, nsmap = _steps(root), dict(root.nsmap)
    assert _bare(steps, nsmap) == data, "the peer must build the same ticket"
    pairs = [
        (_ms(lambda: written(spec, dialect=dialect)), _ms(lambda: _bare(steps, nsmap))) for _ in range(rounds)
    ]
    ours, bare = zip(*pairs, strict=True)
    return Figure(
        f"ticket of a {name}, {len(steps)} elements", median(ours), "ms", _PEER, median(bare), (_GOAL,)
    )


def _steps(root: etree._Element) -> list[Step]:
    places: dict[etree._Element, int] = {}
    steps: list[Step] = []
    for node in root.iter("*"):
        parent = node.getparent()
        text = node.text if node.text and node.text.strip() else None
        steps.append((-1 if parent is None else places[parent], str(node.tag), dict(node.attrib), text))
        places[node] = len(places)
    return steps


def _bare(steps: list[Step], nsmap: dict[str | None, str]) -> bytes:
    _, tag, attributes, _ = steps[0]
    nodes = [etree.Element(tag, attributes, nsmap=nsmap)]
    for parent, tag, attributes, text in steps[1:]:
        node = etree.SubElement(nodes[parent], tag, attributes)
        if text is not None:
            node.text = text
        nodes.append(node)
    return etree.tostring(nodes[0], xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _ms(way: Callable[[], object]) -> float:
    begun = time.process_time()
    for _ in range(_AT_ONCE):
        way()
    return (time.process_time() - begun) * 1000 / _AT_ONCE
