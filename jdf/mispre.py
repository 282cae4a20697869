"""A job for offset as gray boxes: what prepress is to prepare, impose and expose, below what is wanted.

The MIS writes what it knows (sections, sheets, inks, plates) and prepress fills in the rest; each box is a
ProcessGroup with Types and a Category by its name in the standard. Clauses: JDF 1.3, Gray Boxes; MIS to
Prepress ICS. What is wanted stands in the Product nodes, so that no wish is lost on the way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from jdf.administration import audit
from jdf.element import Resource
from jdf.errors import TicketNotWritableError
from jdf.finishing import AVAILABLE
from jdf.intent.color import PROCESS_INKS, Side
from jdf.intent.job import JobSpec
from jdf.intent.media import Media as Stock
from jdf.intent.part import Part
from jdf.node import JDF, ResourceLink, ResourceLinkPool
from jdf.printing import press_inks, press_pages, press_stock
from jdf.resources.assembly import Assembly
from jdf.resources.bindery_signature import BinderySignature
from jdf.resources.color_pool import Color, ColorPool
from jdf.resources.colorant_control import ColorantControl
from jdf.resources.exposed_media import ExposedMedia
from jdf.resources.layout import Layout
from jdf.resources.media import Media
from jdf.resources.run_list import RunList
from jdf.resources.stripping_params import Position, StripCellParams, StrippingParams
from jdf.runs import runs_of
from jdf.sheets import Section, sections_of
from jdf.ticket import Dialect, TicketFile, TicketHead
from jdf.values import SHORT_STRING
from jdf.vocabulary import EDGE_WORDS, ORDER_WORDS

_SHEET: Final = ("SignatureName", "SheetName")
_MADE: Final = "Unavailable"
"""The status of what a box makes."""

_CMYK: Final = dict(zip(PROCESS_INKS, ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)), strict=True))


@dataclass(frozen=True, slots=True)
class _Box:
    """A gray box: its suffix and Category, what it does, and its links as (resource, target, usage, ProcessUsage)."""

    suffix: str
    category: str
    name: str
    types: tuple[str, ...]
    links: tuple[tuple[str, str, str, str], ...]


_BOXES: Final = (
    _Box(
        "PP",
        "MISPRE.PrePressPreparation",
        "Prepare the pages",
        ("PrePressPreparation",),
        (("RunList", "RLD1", "Input", "Document"), ("RunList", "RLP1", "Output", "Document")),
    ),
    _Box(
        "IP",
        "MISPRE.ImpositionPreparation",
        "Lay out the sheets",
        ("Stripping",),
        (
            ("StrippingParams", "SP1", "Input", ""),
            ("Assembly", "ASM1", "Input", ""),
            ("Layout", "LO1", "Output", ""),
            ("RunList", "RLM1", "Output", "Marks"),
        ),
    ),
    _Box(
        "PM",
        "MISPRE.PlateMaking",
        "Make the plates",
        ("Imposition", "RIPing", "PreviewGeneration", "ImageSetting"),
        (
            ("RunList", "RLP1", "Input", "Document"),
            ("RunList", "RLM1", "Input", "Marks"),
            ("Layout", "LO1", "Input", ""),
            ("ColorantControl", "CC1", "Input", ""),
            ("Media", "PLATE1", "Input", ""),
            ("ExposedMedia", "XM1", "Output", ""),
        ),
    ),
)
"""The boxes in the order of the work, each taking what the one before it gives."""


def with_gray_boxes(
    product: JDF, spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect
) -> JDF:
    """Return the Product tree of a job with the gray boxes of its prepress below it.

    Raises:
        TicketNotWritableError: no plate can print the job, or a part has no file.
    """
    _refuse_without_plates(spec)
    sections = sections_of(spec, dialect.sheet_mm)
    pool = product.resource_pool
    ours = tuple(_resources(spec, files, dialect, sections))
    return replace(
        product,
        resource_pool=replace(pool, resources=(*pool.resources, *ours)) if pool else None,
        nodes=(*product.nodes, *(_box(box, head) for box in _BOXES)),
    )


def _refuse_without_plates(spec: JobSpec) -> None:
    presses = {part.print.press for part in spec.parts} - {"", "offset"}
    if presses:
        raise TicketNotWritableError(
            f"the job is printed by {', '.join(sorted(presses))}, which needs no plates; choose a dialect for a"
            " digital press, or an order ticket"
        )
    if spec.variable:
        raise TicketNotWritableError(
            "each copy of the job is another one, and a plate prints them all alike; choose a dialect for a"
            " digital press, or an order ticket"
        )


def _box(box: _Box, head: TicketHead) -> JDF:
    node_id = f"J_{head.job_id}_{box.suffix}"
    return JDF(
        id=node_id,
        job_id=head.job_id,
        job_part_id=SHORT_STRING.write(f"{head.job_part_id}.{box.suffix}"),
        type="ProcessGroup",
        xsi_type="ProcessGroup",
        types=box.types,
        category=box.category,
        descriptive_name=box.name,
        audit_pool=audit(head, node_id),
        link_pool=ResourceLinkPool(
            links=tuple(
                ResourceLink(resource=resource, target=target, usage=usage, process_usage=process_usage)
                for resource, target, usage, process_usage in box.links
            )
        ),
    )


def _resources(
    spec: JobSpec, files: Sequence[TicketFile], dialect: Dialect, sections: Sequence[Section]
) -> Iterator[Resource]:
    """Yield what the boxes take in and hand on."""
    stocks = list(dict.fromkeys(part.media for part in spec.parts))
    papers = {stock: f"M{number}" for number, stock in enumerate(stocks, start=1)}
    folds = {fold: f"BS{number}" for number, fold in enumerate(dict.fromkeys(s.fold for s in sections), 1)}
    yield press_pages(runs_of(spec, files), "RLD1")
    yield RunList(id="RLP1", status=_MADE)
    yield RunList(id="RLM1", status=_MADE)
    yield ColorPool(
        id="CP1",
        status=AVAILABLE,
        colors=tuple(Color(name=ink, cmyk=_CMYK.get(ink, ())) for ink in _inks(spec)),
    )
    yield _colorants(spec, sections)
    for stock in stocks:
        yield press_stock(stock, papers[stock], dialect)
    yield Media(id="PLATE1", status=AVAILABLE, media_type="Plate")
    edge = EDGE_WORDS[spec.binding.edge] if spec.binding else ""
    for fold, signature in folds.items():
        yield _signature(fold, signature, edge)
    yield _stripping(sections, papers, folds)
    yield Assembly(
        id="ASM1",
        status=AVAILABLE,
        order=ORDER_WORDS[spec.binding.order] if spec.binding else "None",
        binding_side=edge,
    )
    yield _layout(sections, papers)
    yield _plates(sections)


def _inks(spec: JobSpec) -> tuple[str, ...]:
    sides = [side for part in spec.parts for _, side in _printed(part)]
    return tuple(dict.fromkeys(ink for side in sides for ink in side.inks))


def _printed(part: Part) -> tuple[tuple[str, Side], ...]:
    """Return the printed sides of a part's sheets."""
    named = (("Front", part.print.front), ("Back", part.print.back))
    return tuple((name, side) for name, side in named if side is not None)


def _signature(fold: str, resource_id: str, edge: str) -> BinderySignature:
    """Say a folded section, or a single leaf as a grid of one."""
    return BinderySignature(
        id=resource_id,
        status=AVAILABLE,
        signature_type="Fold" if fold else "Grid",
        binding_edge=edge,
        fold_catalog=fold,
        number_up=() if fold else (1, 1),
    )


def _stripping(
    sections: Sequence[Section], papers: dict[Stock, str], folds: dict[str, str]
) -> StrippingParams:
    return StrippingParams(
        id="SP1",
        status=AVAILABLE,
        part_id_keys=_SHEET,
        partitions=tuple(
            StrippingParams(
                signature_name=each.signature,
                partitions=(_strip(each, papers[each.part.media], folds[each.fold]),),
            )
            for each in sections
        ),
    )


def _strip(section: Section, paper: str, signature: str) -> StrippingParams:
    """Say one sheet: whose pages, on what, how large, with how much bleed; none where the pages are bound."""
    size = section.part.size
    return StrippingParams(
        descriptive_name=section.part.id,
        sheet_name=section.sheet,
        section_list=(section.number - 1,),
        work_style="WorkAndBack" if section.part.print.back else "Simplex",
        bindery_signature=signature,
        media=paper,
        position=Position(relative_box=(0, 0, 1, 1)),
        strip_cell=StripCellParams(
            bleed_face_mm=size.bleed_mm,
            bleed_foot_mm=size.bleed_mm,
            bleed_head_mm=size.bleed_mm,
            bleed_spine_mm=0 if section.fold else size.bleed_mm,
            trim_size_mm=(size.trim_w_mm, size.trim_h_mm),
        ),
    )


def _layout(sections: Sequence[Section], papers: dict[Stock, str]) -> Layout:
    return Layout(
        id="LO1",
        status=_MADE,
        part_id_keys=(*_SHEET, "Side"),
        partitions=tuple(
            Layout(
                signature_name=each.signature,
                partitions=(
                    Layout(
                        sheet_name=each.sheet,
                        media=papers[each.part.media],
                        partitions=tuple(Layout(side=name) for name, _ in _printed(each.part)),
                    ),
                ),
            )
            for each in sections
        ),
    )


def _plates(sections: Sequence[Section]) -> ExposedMedia:
    """Say a plate for each ink of each printed side of each sheet."""
    return ExposedMedia(
        id="XM1",
        status=_MADE,
        part_id_keys=(*_SHEET, "Side", "Separation"),
        media="PLATE1",
        partitions=tuple(
            ExposedMedia(
                signature_name=each.signature,
                partitions=(
                    ExposedMedia(
                        sheet_name=each.sheet,
                        partitions=tuple(_side(name, side) for name, side in _printed(each.part)),
                    ),
                ),
            )
            for each in sections
        ),
    )


def _side(name: str, side: Side) -> ExposedMedia:
    return ExposedMedia(side=name, partitions=tuple(ExposedMedia(separation=ink) for ink in side.inks))


def _colorants(spec: JobSpec, sections: Sequence[Section]) -> ColorantControl:
    """Say the inks for all sheets, or for each side of each sheet where they differ."""
    whole = ColorantControl(id="CC1", status=AVAILABLE, color_pool="CP1")
    sides = {side.inks: side for part in spec.parts for _, side in _printed(part)}
    if len(sides) == 1:
        return replace(press_inks(*sides.values()), id=whole.id, status=whole.status, color_pool="CP1")
    return replace(
        whole,
        part_id_keys=(*_SHEET, "Side"),
        partitions=tuple(
            ColorantControl(
                signature_name=each.signature,
                partitions=(
                    ColorantControl(
                        sheet_name=each.sheet,
                        partitions=tuple(
                            replace(press_inks(side), side=name) for name, side in _printed(each.part)
                        ),
                    ),
                ),
            )
            for each in sections
        ),
    )
