"""A job as one Combined node for a digital press: what it prints, on what, and staples.

The shape says how a press is to print, from RIP to stapler, and has no words for what is made elsewhere:
films, folds, other bindings and parcels are named in `unsaid`. Several parts are one stream of pages whose
stock, sides and inks change by RunIndex. Clause: JDF 1.3, Combined Process Nodes; Processes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from jdf.administration import administration, audit, final_component
from jdf.element import Resource
from jdf.finishing import AVAILABLE, finish_words
from jdf.intent.job import JobSpec, main_part
from jdf.intent.part import Part
from jdf.intents import sides_of
from jdf.node import JDF, ResourceLink, ResourceLinkPool, ResourcePool
from jdf.printing import press_inks, press_pages, press_stock
from jdf.resources.colorant_control import ColorantControl
from jdf.resources.comment import Comment
from jdf.resources.digital_printing_params import DigitalPrintingParams
from jdf.resources.interpreting_params import InterpretingParams
from jdf.resources.layout_preparation_params import LayoutPreparationParams
from jdf.resources.rendering_params import RenderingParams
from jdf.resources.stitching_params import StitchingParams
from jdf.runs import Run, places, runs_of
from jdf.telling import told
from jdf.ticket import Dialect, TicketFile, TicketHead
from jdf.vocabulary import (
    EDGE_WORDS,
    PRESS_SIDES_WORDS,
    STITCH_WORDS,
)

_STEPS: Final = ("LayoutPreparation", "Imposition", "Interpreting", "Rendering", "DigitalPrinting")
_STITCHING: Final = "Stitching"
_STEP_OF: Final = {
    "RunList": "LayoutPreparation",
    "LayoutPreparationParams": "LayoutPreparation",
    "InterpretingParams": "Interpreting",
    "ColorantControl": "Interpreting Rendering DigitalPrinting",
    "RenderingParams": "Rendering",
    "DigitalPrintingParams": "DigitalPrinting",
    "Media": "DigitalPrinting",
    "StitchingParams": _STITCHING,
}
"""The steps that take each resource in."""

_NATURAL_ORDER: Final = {"saddleStitch": "collect", "sideStitch": "gather", "cornerStitch": "gather"}


def combined(spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect) -> JDF:
    """Return the Combined node of a job."""
    runs = runs_of(spec, files)
    steps = (*_STEPS, _STITCHING) if _stitches(spec, dialect) else _STEPS
    resources = (
        *administration(spec, head),
        press_pages(runs, "RL1"),
        _layout(spec, runs),
        InterpretingParams(id="IP1", status=AVAILABLE),
        RenderingParams(id="RP1", status=AVAILABLE),
        *_printing(spec, runs, dialect),
        *([] if "colours" in dialect.leave_out else [_colorants(spec, runs)]),
        *([_stitching(spec)] if _STITCHING in steps else []),
        final_component(spec, main_part(spec)),
    )
    node_id = f"J_{head.job_id}"
    said = spec.comment.strip() and "comment" not in dialect.leave_out
    return JDF(
        id=node_id,
        job_id=head.job_id,
        job_part_id=head.job_part_id,
        type="Combined",
        xsi_type="Combined",
        types=steps,
        version=dialect.version,
        max_version=dialect.version,
        activation="Active",
        descriptive_name=spec.name,
        audit_pool=audit(head, node_id, files),
        resource_pool=ResourcePool(resources=resources),
        link_pool=ResourceLinkPool(links=tuple(_links(spec, resources, steps))),
        comments=(Comment(name="Instruction", id="CMT1", text=spec.comment),) if said else (),
    )


def _stitches(spec: JobSpec, dialect: Dialect) -> bool:
    """Tell whether the press staples: the binding is one, and this device has the stapler."""
    return bool(spec.binding and spec.binding.type in STITCH_WORDS and "stitching" not in dialect.leave_out)


def _links(spec: JobSpec, resources: Sequence[Resource], steps: Sequence[str]) -> Iterator[ResourceLink]:
    """Yield the links of the node; each names the steps it belongs to, but for what concerns all of them."""
    for resource in resources:
        name = resource.xml_name()
        if name in ("CustomerInfo", "NodeInfo"):
            yield ResourceLink(resource=name, target=resource.id)
        elif name in _STEP_OF:
            taking = tuple(steps.index(step) for step in _STEP_OF[name].split())
            yield ResourceLink(resource=name, target=resource.id, steps=taking)
    yield ResourceLink(
        resource="Component", target="CMP1", usage="Output", amount=spec.quantity, steps=(len(steps) - 1,)
    )


def _press_sides(part: Part) -> str:
    return PRESS_SIDES_WORDS[sides_of(part)]


def _layout(spec: JobSpec, runs: Sequence[Run]) -> LayoutPreparationParams:
    """Say how pages lie on sheets: two beside each other for a saddle, else one by one."""
    binding = spec.binding
    saddle = binding is not None and binding.type == "saddleStitch"
    sides = {_press_sides(part) for part in spec.parts}
    return LayoutPreparationParams(
        id="LPP1",
        status=AVAILABLE,
        sides=_press_sides(main_part(spec)),
        number_up=(2, 1) if saddle else (1, 1),
        page_distribution_scheme="Saddle" if saddle else "Sequential",
        binding_edge=EDGE_WORDS[binding.edge] if binding else "",
        part_id_keys=("RunIndex",) if len(sides) > 1 else (),
        partitions=tuple(
            LayoutPreparationParams(run_index=places(runs, part), sides=_press_sides(part))
            for part in spec.parts
        )
        if len(sides) > 1
        else (),
    )


def _printing(spec: JobSpec, runs: Sequence[Run], dialect: Dialect) -> Iterator[Resource]:
    """Yield how the press prints and each stock it prints on; equal stocks are one."""
    stocks = list(dict.fromkeys(part.media for part in spec.parts))
    ids = {stock: f"M{number}" for number, stock in enumerate(stocks, start=1)}
    ways = {(_press_sides(part), part.media) for part in spec.parts}
    whole = DigitalPrintingParams(
        id="DPP1", status=AVAILABLE, sides=_press_sides(main_part(spec)), collate="SheetAndSet"
    )
    if len(ways) == 1:
        yield replace(whole, media=ids[stocks[0]])
    else:
        yield replace(
            whole,
            part_id_keys=("RunIndex",),
            partitions=tuple(
                DigitalPrintingParams(
                    run_index=places(runs, part), sides=_press_sides(part), media=ids[part.media]
                )
                for part in spec.parts
            ),
        )
    for stock in stocks:
        yield press_stock(stock, ids[stock], dialect)


def _colorants(spec: JobSpec, runs: Sequence[Run]) -> ColorantControl:
    """Say the inks as coarsely as the job allows: for all, by part, by side, or by both."""
    by_side = any(_back_inks(part) != part.print.front.inks for part in spec.parts)
    by_part = len({(part.print.front.inks, _back_inks(part)) for part in spec.parts}) > 1
    whole = ColorantControl(id="CC1", status=AVAILABLE)
    first = spec.parts[0].print.front
    if not by_part and not by_side:
        return replace(press_inks(first), id=whole.id, status=whole.status)
    if not by_part:
        return replace(whole, part_id_keys=("Side",), partitions=_side_colorants(spec.parts[0]))
    return replace(
        whole,
        part_id_keys=("RunIndex", "Side") if by_side else ("RunIndex",),
        partitions=tuple(
            replace(
                ColorantControl(partitions=_side_colorants(part))
                if by_side
                else press_inks(part.print.front),
                run_index=places(runs, part),
            )
            for part in spec.parts
        ),
    )


def _back_inks(part: Part) -> tuple[str, ...]:
    """Return the inks of the back; an unprinted one needs no others than the front."""
    return part.print.front.inks if part.print.back is None else part.print.back.inks


def _side_colorants(part: Part) -> tuple[ColorantControl, ...]:
    named = (("Front", part.print.front), ("Back", part.print.back))
    return tuple(replace(press_inks(side), side=name) for name, side in named if side is not None)


def _stitching(spec: JobSpec) -> StitchingParams:
    binding = spec.binding
    return StitchingParams(
        id="STP1",
        status=AVAILABLE,
        stitch_type=STITCH_WORDS[binding.type] if binding else "",
        number_of_stitches=binding.stitches if binding else None,
    )


def unsaid(spec: JobSpec, dialect: Dialect) -> Iterator[str]:
    """Yield, in business words, the wishes that a press ticket has no place for."""
    final = main_part(spec).size
    for part in spec.parts:
        yield from _unsaid_of_part(part)
        if (part.size.trim_w_mm, part.size.trim_h_mm) != (final.trim_w_mm, final.trim_h_mm):
            yield f"{part.id}: trimmed size {part.size.trim_w_mm:g} x {part.size.trim_h_mm:g} mm"
    yield from _unsaid_binding(spec, dialect)
    if "colours" in dialect.leave_out:
        yield "colours: the inks of each side"
    if "comment" in dialect.leave_out and spec.comment.strip():
        yield f"comment: {spec.comment.strip()}"
    yield from told(spec, _NO_WORDS)
    for delivery in spec.delivery:
        by = f" by {delivery.method}" if delivery.method else ""
        yield f"delivery: {delivery.quantity} to {delivery.postal_code} {delivery.city}{by}"


_NO_WORDS: Final = frozenset(
    {
        "parts.size.safe_mm",
        "parts.size.scale",
        "parts.media.color",
        "parts.media.grain",
        "parts.media.brand",
        "parts.media.customer_supplied",
        "parts.media.carbonless",
        "parts.print.front.profile",
        "parts.print.front.max_tac_percent",
        "parts.print.back.profile",
        "parts.print.back.max_tac_percent",
        "parts.print.press",
        "parts.fold",
        "binding.glue",
        "binding.color",
        "binding.hanger",
        "binding.sewn",
        "insertions",
        "numbering",
        "variable",
        "packing",
        "proofs",
        "certificates",
        "art",
        "overrun_percent",
        "underrun_percent",
        "versions",
    }
)
"""Fields of a job for which a press ticket has no place."""


def _unsaid_of_part(part: Part) -> Iterator[str]:
    size = part.size
    if size.bleed_mm:
        yield f"{part.id}: bleed of {size.bleed_mm:g} mm (only that there is one)"
    if size.flat_w_mm is not None and size.flat_h_mm is not None:
        yield f"{part.id}: open size {size.flat_w_mm:g} x {size.flat_h_mm:g} mm"
    for finish in part.finish:
        yield f"{part.id}: {finish_words(finish)}"
    for name, side in (("front", part.print.front), ("back", part.print.back)):
        if side is not None and side.coating:
            yield f"{part.id}: {side.coating} over the print of the {name}"


def _unsaid_binding(spec: JobSpec, dialect: Dialect) -> Iterator[str]:
    binding = spec.binding
    if binding is None:
        return
    if not _stitches(spec, dialect):
        staples = f", {binding.stitches} stitches" if binding.stitches else ""
        order = ", stacked" if binding.order == "gather" else ""
        yield f"binding: {binding.type} ({binding.edge}{staples}{order})"
    elif binding.order != _NATURAL_ORDER[binding.type]:
        yield f"binding: sections to {binding.order}"
