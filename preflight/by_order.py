"""Says in words which part of the order a finding's wanted value comes from: "Size: 210 x 297 mm".

A check declares it beside its texts (`Text.from_order`), a finding keeps it as data. Whoever knows the order itself
adds which question was answered so; here it is told as far as preflight knows: what the order says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preflight.expected import Expected
from preflight.languages import language_of, translated
from preflight.report import Finding
from preflight.texts import number


@dataclass(frozen=True, slots=True)
class Ordered:
    """One thing that the order says: the fields of Expected that hold it, its name, and the figure with its unit."""

    fields: tuple[str, ...]
    label: str
    figure: str


_TOGETHER = (("trim_w_mm", "trim_h_mm"),)
"""Fields that say one thing between them."""


def ordered(finding: Finding, expected: Expected, locale: str = "en") -> tuple[Ordered, ...]:
    """Return what the order says that sets what a finding wants; nothing where the order does not set it."""
    said = _said(language_of(locale))
    return tuple(
        Ordered(fields, said["names"][fields[0]], _figure(fields, expected, said))
        for fields in _grouped(finding.from_order)
    )


def _grouped(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    seen: set[str] = set()
    for name in names:
        fields = next((group for group in _TOGETHER if name in group), (name,))
        if fields[0] not in seen:
            seen.add(fields[0])
            yield fields


def _figure(fields: tuple[str, ...], expected: Expected, said: Mapping[str, Any]) -> str:
    words: Mapping[str, str] = said["values"]
    written = [_written(getattr(expected, name), words, said["decimal_point"]) for name in fields]
    figure, units = " x ".join(filter(None, written)), said["units"]
    unit = units.get(f"{fields[0]}={figure}", units.get(fields[0], ""))
    return f"{figure} {unit}".rstrip()


def _written(value: object, words: Mapping[str, str], point: str) -> str:
    if isinstance(value, int | float):
        return number(value).replace(".", point)
    if isinstance(value, tuple):
        return ", ".join(words.get(each, each) for each in value)
    return words.get(str(value), str(value)) if value else ""


def _said(language: str) -> Mapping[str, Any]:
    return translated(Path(__file__).parent / f"by_order.{language}.toml")
