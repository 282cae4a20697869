"""Which questions of an order set what a finding wants.

Preflight names the fields of Expected that a figure comes from (`Finding.from_order`). Where each of them stands in
the JobSpec is a table here; which question wrote that path is in the order's provenance.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from order_forms import Form, written

SPEC_PATHS: Mapping[str, tuple[str, ...]] = {
    "pages": ("parts[{part}].pages",),
    "trim_w_mm": ("parts[{part}].size.trim_w_mm",),
    "trim_h_mm": ("parts[{part}].size.trim_h_mm",),
    "bleed_mm": ("parts[{part}].size.bleed_mm",),
    "safe_mm": ("parts[{part}].size.safe_mm",),
    "colours_front": ("parts[{part}].print.front.inks",),
    "colours_back": ("parts[{part}].print.back.inks",),
    "spots": ("parts[{part}].print.front.inks", "parts[{part}].print.back.inks"),
    "min_ppi": ("parts[{part}].media",),
    "max_tac": ("parts[{part}].media",),
    "binding": ("binding.type",),
    "binding_edge": ("binding.edge",),
    "spine_mm": ("binding.type", "parts[{other}].pages", "parts[{other}].media"),
    "creep_mm": ("binding.type", "parts[{part}].pages", "parts[{part}].media"),
    "finishing": ("parts[{part}].finish",),
    "records": ("variable.records",),
    "columns": ("variable.columns",),
}
"""Where in the JobSpec each field of Expected that a finding may name stands; {other} is every part but the file's."""

_PART = re.compile(r"parts\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value that a finding rests on stands in the JobSpec, and which question or rule wrote it there."""

    spec: str
    field: str
    rule: str


def origins(names: Sequence[str], part: str, provenance: Mapping[str, Any]) -> tuple[Origin, ...]:
    """Return where these fields of Expected come from; what the order does not say is left out."""
    return tuple(dict.fromkeys(_origins(names, part, provenance)))


def _origins(names: Sequence[str], part: str, provenance: Mapping[str, Any]) -> Iterator[Origin]:
    parts = {found[1] for path in provenance if (found := _PART.match(path))}
    for template in (template for name in names for template in SPEC_PATHS.get(name, ())):
        for path in _filled(template, part, parts):
            for spec, source in provenance.items():
                if _is_or_holds(path, spec) or _is_or_holds(spec, path):
                    yield Origin(spec, str(source["field"]), str(source["rule"]))


def _filled(template: str, part: str, parts: set[str]) -> list[str]:
    if "{other}" in template:
        return [template.format(other=other) for other in sorted(parts - {part})]
    return [template.format(part=part)]


def _is_or_holds(path: str, other: str) -> bool:
    return other == path or other.startswith((f"{path}.", f"{path}["))


def provenance_so_far(form: Form, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return where each value comes from that half-filled answers give, as a placed order keeps it."""
    return {
        path: {"field": each.source.field, "rule": each.source.rule}
        for path, each in written(form, answers).values.items()
    }
