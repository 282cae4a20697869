"""One page of every field of a job: its path, what a person calls it, what it may hold."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from jdf import CHANGE_LABELS, JobSpec, PartRole
from jdf.intent import art, binding, color, finish, fold, insertion, media, packing, proof, variable
from writers import Page
from writers._markdown import code, codes, first_line, page, table, toml, type_name

_WORDS: Mapping[str, tuple[str, ...]] = {
    "art.handling": art.HANDLINGS,
    "art.way": art.WAYS,
    "binding.edge": binding.EDGES,
    "binding.glue": binding.GLUES,
    "binding.order": binding.ORDERS,
    "binding.type": binding.TYPES,
    "insertions.glue": insertion.GLUES,
    "insertions.method": insertion.METHODS,
    "packing.unit": packing.UNITS,
    "parts.finish.edge": finish.EDGES,
    "parts.finish.op": finish.OPERATIONS,
    "parts.finish.side": finish.SIDES,
    "parts.finish.texture": finish.TEXTURES,
    "parts.fold.steps.from_edge": fold.FROM,
    "parts.fold.steps.to": fold.TO,
    "parts.media.carbonless": media.CARBONLESS,
    "parts.media.coating_back": media.COATINGS,
    "parts.media.coating_front": media.COATINGS,
    "parts.media.grain": media.GRAINS,
    "parts.media.type": media.MEDIA_TYPES,
    "parts.print.press": color.PRESSES,
    "parts.print.turn": color.TURNS,
    "parts.role": tuple(PartRole),
    "proofs.color": proof.COLORS,
    "proofs.kind": proof.KINDS,
    "variable.kind": variable.KINDS,
}
"""The words a field may hold, where the list is closed."""


def pages() -> Iterator[Page]:
    """Yield the page of a job's fields."""
    objects = list(_objects(JobSpec, ""))
    yield (
        "job-spec.md",
        page(
            "Fields of a job (JobSpec)",
            first_line(JobSpec),
            "An order form names these paths in `x-spec`; a member of a list is named by its id or its number: "
            "`parts[cover].media.gsm`, `delivery[0].due`. What a job must keep as a whole is told when it does not: "
            "`jdf-gateway ticket build`.",
            *(
                part
                for path, kind in objects
                for part in (f"## {_title(path)}", first_line(kind), _table(path, kind))
            ),
        ),
    )


def _title(path: str) -> str:
    return code(path) if path else "The job"


def _objects(kind: type, path: str) -> Iterator[tuple[str, type]]:
    """Yield a class of the job with its path, then the classes of its fields."""
    yield path, kind
    hints = get_type_hints(kind)
    for each in fields(kind):
        inner = _inside(hints[each.name])
        if inner is not None:
            yield from _objects(inner, f"{path}.{each.name}" if path else each.name)


def _inside(hint: Any) -> type | None:  # noqa: ANN401 - any annotation
    """Return the class that a field holds, alone or in a list."""
    return next(
        (part for part in (hint, *get_args(hint)) if isinstance(part, type) and is_dataclass(part)), None
    )


def _table(path: str, kind: type) -> str:
    hints = get_type_hints(kind)
    rows = []
    for each in fields(kind):
        at = f"{path}.{each.name}" if path else each.name
        label = CHANGE_LABELS.get(at)
        default = "must be given" if each.default is MISSING else toml(each.default)
        rows.append((code(each.name), label.name if label else "", _kind(at, hints[each.name]), default))
    return table(("field", "called", "holds", "without it"), rows)


def _kind(path: str, hint: Any) -> str:  # noqa: ANN401 - any annotation
    words = [word for word in _WORDS.get(path, ()) if word]
    inner = _inside(hint)
    if words:
        return f"one of {codes(words)}"
    if inner is not None:
        return (
            f"{'list of ' if get_origin(hint) is tuple else ''}[{inner.__name__}](#{path.replace('.', '')})"
        )
    label = CHANGE_LABELS.get(path)
    return f"{type_name(hint)}{f', {label.unit}' if label and label.unit else ''}"
