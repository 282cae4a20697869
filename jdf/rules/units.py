"""Units: lengths that smell of millimetres, weights and thicknesses out of the world (JDF 1.5, Encoding)."""

from collections.abc import Iterator, Mapping

from jdf.finding import Depth, Fault, warning
from jdf.tree import Node, TicketTree
from jdf.values import read_number

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF", "JMF"})


KNOWN_MM = frozenset(
    {
        (841, 1189),
        (594, 841),
        (420, 594),
        (297, 420),
        (210, 297),
        (148, 210),
        (105, 148),
        (74, 105),
        (52, 74),
        (99, 210),
        (98, 210),
        (100, 210),
        (55, 85),
        (54, 86),
        (216, 279),
        (148, 148),
        (210, 210),
        (220, 110),
        (114, 162),
        (162, 229),
        (229, 324),
        (320, 450),
        (176, 250),
        (250, 353),
        (170, 240),
    }
)
"""Everyday trim sizes as people say them in mm; a size in points hits such whole numbers next to never."""

_SIZES: Mapping[str, tuple[str, ...]] = {
    "FinishedDimensions": ("Preferred", "Actual"),
    "Dimensions": ("Preferred", "Actual"),
    "Media": ("Dimension",),
    "Component": ("Dimensions",),
}
_BLEEDS_MM = frozenset({2.0, 3.0, 5.0})
WEIGHTS_GSM = (20.0, 2000.0)
_LIMITS = {"Weight": WEIGHTS_GSM, "Thickness": (10.0, 30_000.0)}
_SAID = {
    "Media": (("Weight", "Weight"), ("Thickness", "Thickness")),
    "Weight": (("Preferred", "Weight"), ("Actual", "Weight")),
    "Thickness": (("Preferred", "Thickness"), ("Actual", "Thickness")),
}
"""Which attribute of an element says which quantity."""


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check sizes, bleed, weight and thickness."""
    for name in _SIZES:
        for node in ticket.named(name):
            yield from _sizes(name, node)
    for node in ticket.named("Bleed"):
        yield from _bleed(node)
    for node in ticket.named("Media"):
        yield from _media_without_size(node)
    for name in _SAID:
        for node in ticket.named(name):
            yield from _stock(name, node)


def _bleed(node: Node) -> Iterator[Fault]:
    for attribute in ("Preferred", "Actual"):
        if _number(node.get(attribute, "")) in _BLEEDS_MM:
            yield _smell(node, attribute, node.get(attribute, ""), "3 mm are 8.504 points")


def _sizes(name: str, node: Node) -> Iterator[Fault]:
    for attribute in _SIZES.get(name, ()):
        value = node.get(attribute, "")
        numbers = [_number(part) for part in value.split()[:2]]
        if len(numbers) == 2 and _known(numbers):
            yield _smell(node, attribute, value, "148 x 210 mm are 419.528 595.276 points")


def _known(numbers: list[float | None]) -> bool:
    first, second = numbers
    return (first, second) in KNOWN_MM or (second, first) in KNOWN_MM


def _number(text: str) -> float | None:
    try:
        return read_number(text) if text else None
    except ValueError:
        return None


def _smell(node: Node, attribute: str, value: str, example: str) -> Fault:
    return warning(
        "length-in-millimetres",
        node,
        attribute,
        f"{value!r} looks like millimetres; lengths are points",
        f"multiply by 72 / 25.4: {example}",
    )


def _media_without_size(node: Node) -> Iterator[Fault]:
    """Paper goes into a printing process by its size; a partition or a roll may do without."""
    if node.get("Dimension"):
        return
    above = node.getparent()
    partitioned = node.get("PartIDKeys") or (above is not None and above.tag == node.tag)
    if node.get("MediaType", "Paper") == "Paper" and node.get("MediaUnit") != "Roll" and not partitioned:
        yield warning(
            "media-without-size", node, "", "the paper has no Dimension", "say width and height in points"
        )


def _stock(name: str, node: Node) -> Iterator[Fault]:
    """Weights are g/m2, thicknesses um: a value outside of what stocks have is in another unit."""
    for attribute, quantity in _SAID[name]:
        value = _number(node.get(attribute, ""))
        low, high = _LIMITS[quantity]
        if value is not None and not low <= value <= high and value != 0:
            yield warning(
                "stock-out-of-range",
                node,
                attribute,
                f"{quantity} {value:g} is no paper's",
                "weights are g/m2, thicknesses micrometres",
            )
