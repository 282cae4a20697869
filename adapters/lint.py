"""What a make of device will not do of a job, said before anything is sent: ignored in silence, or refused.

Silence is the worst answer in this trade: a front end that does not know a setting prints without it, and nobody hears
of it until the customer does. A profile names by topic what its maker says is ignored or refused, and its limits; here
that is held against what this job asks for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from adapters.limits import Limits
from jdf import PROCESS_INKS, JobSpec, Part

_STITCHED: Final = "Stitch"
_LOOSE: Final = "loose"


class Effect(StrEnum):
    """What the device makes of a wish: it prints without it, or it does not print."""

    IGNORED = "ignored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Notice:
    """One wish that will not come true: its topic, what becomes of it, and what was asked for, in few words."""

    topic: str
    effect: Effect
    asked: str


def _parts(spec: JobSpec, said: Callable[[Part], str]) -> str:
    told = ((part.id, said(part)) for part in spec.parts)
    return ", ".join(f"{text} ({part_id})" for part_id, text in told if text)


def _finish(spec: JobSpec, wanted: frozenset[str]) -> str:
    return _parts(spec, lambda part: ", ".join(one.op for one in part.finish if one.op in wanted))


def _spots(part: Part) -> str:
    sides = (part.print.front, part.print.back)
    inks = dict.fromkeys(ink for side in sides if side for ink in side.inks if ink not in PROCESS_INKS)
    return ", ".join(inks)


def _varnish(part: Part) -> str:
    sides = (part.print.front, part.print.back)
    return ", ".join(dict.fromkeys(side.coating for side in sides if side and side.coating))


def _bound(spec: JobSpec, *, stitched: bool) -> str:
    kind = spec.binding.type if spec.binding else _LOOSE
    return kind if kind != _LOOSE and kind.endswith(_STITCHED) is stitched else ""


def _packed(spec: JobSpec) -> str:
    packing = spec.packing
    if packing is None:
        return ""
    counts = (packing.unit_quantity, packing.box_quantity, packing.pallet_quantity)
    return " / ".join(f"{count}" for count in counts if count) or packing.unit or "+"


_CUT_TO_SHAPE: Final = frozenset({"dieCut", "kissCut", "perforate", "score", "roundCorner"})
_LAID_ON: Final = frozenset({"laminate", "varnish", "spotVarnish", "foil", "emboss", "deboss"})
_HOLES: Final = frozenset({"drill", "eyelet"})
_OTHER: Final = frozenset({"glue", "padGlue", "hem", "polePocket", "weld", "windowPatch", "pullPeel"})

TOPICS: Final[Mapping[str, Callable[[JobSpec], str]]] = MappingProxyType(
    {
        "parts": lambda spec: ", ".join(part.id for part in spec.parts) if len(spec.parts) > 1 else "",
        "folding": lambda spec: _parts(spec, lambda part: part.fold.catalog if part.fold else ""),
        "creasing": lambda spec: _parts(
            spec, lambda part: part.fold.catalog if part.fold and part.fold.crease else ""
        ),
        "stitching": lambda spec: _bound(spec, stitched=True),
        "binding": lambda spec: _bound(spec, stitched=False),
        "shapes": lambda spec: _finish(spec, _CUT_TO_SHAPE),
        "surfaces": lambda spec: _finish(spec, _LAID_ON),
        "holes": lambda spec: _finish(spec, _HOLES),
        "other-finishing": lambda spec: _finish(spec, _OTHER),
        "spot-colours": lambda spec: _parts(spec, _spots),
        "coating": lambda spec: _parts(spec, _varnish),
        "insertions": lambda spec: ", ".join(one.part for one in spec.insertions),
        "numbering": lambda spec: ", ".join(one.start for one in spec.numbering),
        "variable-data": lambda spec: f"{spec.variable.records}" if spec.variable else "",
        "versions": lambda spec: ", ".join(one.name for one in spec.versions),
        "proofs": lambda spec: ", ".join(f"{one.quantity} x {one.kind}" for one in spec.proofs),
        "packing": _packed,
        "delivery": lambda spec: ", ".join(f"{one.quantity} x {one.city}" for one in spec.delivery),
        "several-deliveries": lambda spec: f"{len(spec.delivery)}" if len(spec.delivery) > 1 else "",
        "certificates": lambda spec: ", ".join(spec.certificates),
        "comment": lambda spec: spec.comment.strip(),
    }
)
"""What a job can ask for, by topic, each with what this job asks of it in words; "" where it asks for nothing."""


def notices(limits: Limits, spec: JobSpec, *, files: int, name: str, ticket_bytes: int) -> tuple[Notice, ...]:
    """Return what of a job a device will ignore or refuse.

    `files` is how many files go with it, `name` the ticket's file name, `ticket_bytes` its length.
    """
    return (
        *_of_topics(limits.refuses, Effect.REFUSED, spec),
        *_of_numbers(limits, files, name, ticket_bytes),
        *_of_topics(limits.ignores, Effect.IGNORED, spec),
    )


def _of_topics(topics: tuple[str, ...], effect: Effect, spec: JobSpec) -> Iterator[Notice]:
    for topic in topics:
        asked = TOPICS[topic](spec)
        if asked:
            yield Notice(topic, effect, asked)


def _of_numbers(limits: Limits, files: int, name: str, ticket_bytes: int) -> Iterator[Notice]:
    if 0 < limits.most_files < files:
        yield Notice("files", Effect.REFUSED, f"{files} > {limits.most_files}")
    if 0 < limits.longest_name < len(name):
        yield Notice("name", Effect.REFUSED, f"{name}: {len(name)} > {limits.longest_name}")
    if 0 < limits.largest_ticket_bytes < ticket_bytes:
        yield Notice("ticket-size", Effect.REFUSED, f"{ticket_bytes} > {limits.largest_ticket_bytes}")
