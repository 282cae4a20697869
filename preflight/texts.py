"""Fills the templates of a check with numbers and page ranges."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from preflight.check import Hit


def page_ranges(pages: Iterable[int]) -> str:
    """Write page numbers as people do: 1-4, 7."""
    ordered = sorted(set(pages))
    if not ordered:
        return ""
    starts = [ordered[0], *(b for a, b in pairwise(ordered) if b != a + 1)]
    ends = [*(a for a, b in pairwise(ordered) if b != a + 1), ordered[-1]]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))


def pages_in(ranges: str) -> list[int]:
    """Read page numbers back from what `page_ranges` wrote."""
    found: list[int] = []
    for span in filter(None, ranges.split(", ")):
        first, _, last = span.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def number(value: float | str | None) -> str:
    """Write a measured value with at most two decimals and no idle noughts."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def filling(hit: Hit, pages: str) -> Mapping[str, str]:
    """Collect everything a template may name."""
    return dict(hit.arguments) | {
        "on_pages": on_pages(pages),
        "side": hit.side,
        "measured": number(hit.measured),
        "wanted": number(hit.wanted),
        "unit": hit.unit,
    }


def on_pages(pages: str) -> str:
    """Say which pages are meant; none are the whole file."""
    if not pages:
        return "the file"
    return f"pages {pages}" if "," in pages or "-" in pages else f"page {pages}"


def say(template: str, filling: Mapping[str, str]) -> str:
    """Fill a template and begin it with a capital letter."""
    said = template.format_map(filling)
    return said[:1].upper() + said[1:]
