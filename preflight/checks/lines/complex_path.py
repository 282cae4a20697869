"""Tell drawings with so many points that a press may take very long or give up.

Why: maps and traced pictures can hold hundreds of thousands of points in one shape; old presses run out of memory.
Fix: simplify the path, split the drawing, or place it as a picture of 1200 pixels per inch.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "one-shape": Text(
        "{on_pages}: one path has {measured} points, at most {wanted} are expected; simplify or split it",
        "{on_pages}: one drawing has very many points and may print slowly. You need not do anything.",
    ),
    "whole-page": Text(
        "{on_pages}: the page has {measured} points, at most {wanted} are expected; a picture would print faster",
        "{on_pages}: the page has a very detailed drawing and may print slowly. You need not do anything.",
    ),
}


@check(
    severity=Severity.INFO, texts=TEXTS, settings={"most_nodes": 100_000.0, "most_nodes_page": 1_000_000.0}
)
def complex_path(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the largest path and the sum of all on each page."""
    most, most_page = float(settings["most_nodes"]), float(settings["most_nodes_page"])
    for case, limit, name in (("one-shape", most, "most_nodes"), ("whole-page", most_page, "nodes")):
        counts = {page.number: float(getattr(page, name)) for page in facts.pages}
        worst = max(counts.values(), default=0.0)
        for number, count in counts.items():
            if count > limit:
                yield Hit(case, number, measured=worst, wanted=limit, unit="points")
