"""Flag files that are read from the other side than the order binds.

Why: a book bound on the wrong edge opens from its last page.
Fix: correct the edge in the order, or the reading direction of the document, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "clash": Text(
        "the file is read from right to left, bound on the {edge} in the order, right expected; ask which is meant",
        "Your file is read from right to left; your order binds it on the {edge}. Please check which is right.",
        from_order=("binding_edge",),
    ),
    "right-to-left": Text(
        "the file is read from right to left (Direction {measured}), the order names no edge; bind it on the right",
        "Your file is read from right to left. We bind it so.",
        severity=Severity.INFO,
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS)
def reading_direction(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare the viewer's direction (ISO 32000-2, table 147) with the bound edge; left to right is only a default."""
    if facts.viewer.direction != "R2L" or len(facts.pages) < 2:
        return
    if expected.binding_edge == "left":
        yield Hit("clash", measured="R2L", arguments=(("edge", "left"),))
    elif not expected.binding_edge:
        yield Hit("right-to-left", measured="R2L")
