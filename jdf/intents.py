"""A part of the neutral job as the standard's intents."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from jdf.element import Resource
from jdf.finishing import AVAILABLE, finishing_intents, unsaid_finishes
from jdf.intent.binding import Binding
from jdf.intent.color import PROCESS_INKS, Print, Side
from jdf.intent.finish import Finish
from jdf.intent.fold import CATALOG, Fold
from jdf.intent.job import JobSpec
from jdf.intent.media import Media
from jdf.intent.numbering import Numbering
from jdf.intent.part import LEAF_ROLES, Part
from jdf.intent.size import Size
from jdf.resources.binding_intent import (
    BindingIntent,
    EdgeGluing,
    HardCoverBinding,
    SaddleStitching,
    SideStitching,
    SoftCoverBinding,
)
from jdf.resources.color_intent import ColorIntent, ColorsUsed, SeparationSpec
from jdf.resources.folding_intent import Fold as FoldElement
from jdf.resources.folding_intent import FoldingIntent
from jdf.resources.layout_intent import LayoutIntent
from jdf.resources.media_intent import Certification, MediaIntent
from jdf.resources.numbering_intent import NumberingIntent, NumberItem
from jdf.resources.production_intent import ProductionIntent
from jdf.telling import told
from jdf.values import firm, given
from jdf.vocabulary import (
    BINDING_WORDS,
    CARBONLESS_WORDS,
    COATING_WORDS,
    EDGE_WORDS,
    FROM_WORDS,
    GLUE_WORDS,
    GRAIN_WORDS,
    MEDIA_WORDS,
    ORDER_WORDS,
    PROCESS_WORDS,
    TO_WORDS,
    TURN_WORDS,
    VARNISH_WORDS,
)


def finished_mm(size: Size, spine_mm: float | None = None) -> tuple[float, ...]:
    """Return width, height and depth (the spine) of the trimmed piece."""
    return (size.trim_w_mm, size.trim_h_mm, spine_mm or 0.0)


def sides_of(part: Part) -> str:
    """Return LayoutIntent/@Sides; a bound part lies on both sides of its leaves even if one is blank."""
    if part.print.back is None and part.role in LEAF_ROLES:
        return "OneSided"
    return TURN_WORDS[part.print.turn]


def layout_intent(part: Part, resource_id: str, pages: int, spine_mm: float | None = None) -> LayoutIntent:
    """Say size, bleed, sides and pages of a part (or of the whole, with the pages of all parts and the spine)."""
    size = part.size
    open_mm = None if size.flat_w_mm is None or size.flat_h_mm is None else (size.flat_w_mm, size.flat_h_mm)
    return LayoutIntent(
        id=resource_id,
        status=AVAILABLE,
        sides=sides_of(part),
        bleed_mm=firm(size.bleed_mm) if size.bleed_mm else None,
        dimensions_mm=given(open_mm),
        finished_dimensions_mm=firm(finished_mm(size, spine_mm)),
        pages=firm(pages),
    )


def media_intent(media: Media, resource_id: str, certificates: tuple[str, ...] = ()) -> MediaIntent:
    """Say the stock; the shop's stock code goes into MediaQuality."""
    media_type, details = MEDIA_WORDS[media.type]
    return MediaIntent(
        id=resource_id,
        status=AVAILABLE,
        buyer_supplied=firm(value=True) if media.customer_supplied else None,
        grain_direction=given(GRAIN_WORDS.get(media.grain)),
        media_color=given(media.color),
        stock_brand=given(media.brand),
        stock_type=given(CARBONLESS_WORDS.get(media.carbonless)),
        media_type=firm(media_type),
        media_type_details=given(details),
        media_quality=given(media.stock),
        weight_gsm=given(media.gsm),
        thickness_um=given(media.thickness_um),
        front_coatings=firm(COATING_WORDS[media.coating_front]),
        back_coatings=firm(COATING_WORDS[media.coating_back]),
        certifications=tuple(Certification(organization=name) for name in certificates),
    )


def _standard(inks: tuple[str, ...]) -> str:
    """Name the colour standard where the inks decide it; with spot colours the list speaks for itself."""
    if set(inks) == set(PROCESS_INKS):
        return "CMYK"
    return "Monochrome" if inks == ("Black",) else ""


def _inks(inks: Iterable[str]) -> ColorsUsed:
    return ColorsUsed(inks=tuple(SeparationSpec(name=ink) for ink in inks))


def _of_side(name: str, side: Side, finishes: Iterable[Finish]) -> ColorIntent:
    """Say the inks of a side, the varnish over all of it, and spot varnishes as inks by their own names."""
    here = [finish for finish in finishes if finish.side in (name, "both")]
    varnishes = [VARNISH_WORDS[finish.texture] for finish in here if finish.op == "varnish"]
    spots = [finish.ink or "Varnish" for finish in here if finish.op == "spotVarnish"]
    inks = tuple(dict.fromkeys([*side.inks, *spots]))
    return ColorIntent(
        num_colors=len(inks),
        color_standard=given(_standard(inks)),
        color_icc_standard=given(side.profile),
        coatings=given(" ".join([side.coating, *varnishes]).strip()),
        colors_used=_inks(inks),
    )


def color_intent(printing: Print, resource_id: str, finishes: Iterable[Finish] = ()) -> ColorIntent:
    """Say the inks once where both sides agree, else side by side in partitions."""
    wishes = tuple(finishes)
    front = _of_side("front", printing.front, wishes)
    back = _of_side("back", printing.back, wishes) if printing.back else None
    if front == back:
        return replace(front, id=resource_id, status=AVAILABLE)
    named = (("Front", front), ("Back", back))
    return ColorIntent(
        id=resource_id,
        status=AVAILABLE,
        part_id_keys=("Side",),
        sides=tuple(replace(side, side=name) for name, side in named if side is not None),
    )


def folding_intent(fold: Fold, resource_id: str) -> FoldingIntent:
    """Say the fold by its catalogue name, or step by step where the name says nothing (F16-X)."""
    named = CATALOG.match(fold.catalog)
    return FoldingIntent(
        id=resource_id,
        status=AVAILABLE,
        folding_details="Creased" if fold.crease else "",
        folding_catalog=firm(fold.catalog) if named and (named[2] != "X" or not fold.steps) else None,
        folds=tuple(
            FoldElement(origin=FROM_WORDS[step.from_edge], to=TO_WORDS[step.to], travel_mm=step.travel_mm)
            for step in fold.steps
        ),
    )


def numbering_intent(numbers: Iterable[Numbering], resource_id: str) -> NumberingIntent | None:
    """Say the running numbers of a piece; the colour once where all have one."""
    numbers = tuple(numbers)
    if not numbers:
        return None
    colors = {number.color for number in numbers}
    return NumberingIntent(
        id=resource_id,
        status=AVAILABLE,
        color_name=firm(numbers[0].color) if len(colors) == 1 else None,
        color_name_details=firm(numbers[0].color) if len(colors) == 1 else None,
        items=tuple(
            NumberItem(
                start_value=number.start,
                step=number.step,
                color_name=firm(number.color),
                color_name_details=firm(number.color),
                x_mm=firm(number.x_mm),
                y_mm=firm(number.y_mm),
            )
            for number in numbers
        ),
    )


def binding_intent(binding: Binding, resource_id: str) -> BindingIntent:
    """Say how the leaves are held together."""
    glue = given(GLUE_WORDS.get(binding.glue))
    sewn = firm(value=True) if binding.sewn else None
    stitches = firm(binding.stitches) if binding.stitches else None
    kind = binding.type
    return BindingIntent(
        id=resource_id,
        status=AVAILABLE,
        binding_order=ORDER_WORDS[binding.order],
        binding_type=firm(BINDING_WORDS[kind]),
        binding_color=given(binding.color),
        binding_side=firm(EDGE_WORDS[binding.edge]),
        edge_gluing=EdgeGluing(edge_glue=glue) if kind == "padGlue" else None,
        hard_cover_binding=HardCoverBinding(block_thread_sewing=sewn, spine_glue=glue)
        if kind == "hardCover" and (glue or sewn)
        else None,
        saddle_stitching=SaddleStitching(stitch_number=stitches)
        if kind == "saddleStitch" and stitches
        else None,
        side_stitching=SideStitching(stitch_number=stitches) if kind == "sideStitch" and stitches else None,
        soft_cover_binding=SoftCoverBinding(block_thread_sewing=sewn, spine_glue=glue)
        if kind == "softCover" and (glue or sewn)
        else None,
    )


def part_intents(spec: JobSpec, part: Part, suffix: str) -> Iterator[Resource]:
    """Yield the intents of one part."""
    spine = spec.binding.spine_mm if spec.binding and len(spec.parts) == 1 else None
    yield layout_intent(part, f"LI{suffix}", part.pages, spine)
    yield media_intent(part.media, f"MI{suffix}", spec.certificates)
    yield color_intent(part.print, f"COI{suffix}", part.finish)
    if part.fold:
        yield folding_intent(part.fold, f"FI{suffix}")
    yield from finishing_intents(part, suffix)
    numbers = numbering_intent(
        (number for number in spec.numbering if not number.parts or part.id in number.parts), f"NUI{suffix}"
    )
    if numbers:
        yield numbers
    if part.print.press:
        yield ProductionIntent(
            id=f"PRI{suffix}", status=AVAILABLE, print_process=firm(PROCESS_WORDS[part.print.press])
        )


_STITCHED: Final = ("saddleStitch", "sideStitch")
_GLUED: Final = ("softCover", "hardCover", "padGlue")
_SEWN: Final = ("softCover", "hardCover")


def unsaid_binding(binding: Binding | None) -> Iterator[str]:
    """Yield, in business words, what a binding says that no intent of its kind has a place for."""
    if binding is None:
        return
    if binding.stitches and binding.type not in _STITCHED:
        yield f"binding: {binding.stitches} stitches ({binding.type})"
    if binding.glue and binding.type not in _GLUED:
        yield f"binding: {binding.glue} glue ({binding.type})"
    if binding.sewn and binding.type not in _SEWN:
        yield f"binding: sewn ({binding.type})"


def unsaid(spec: JobSpec) -> Iterator[str]:
    """Yield, in business words, the wishes a Product ticket has no place for."""
    for part in spec.parts:
        yield from unsaid_finishes(part)
    yield from unsaid_binding(spec.binding)
    for number in spec.numbering:
        if number.angle:
            yield f"numbering from {number.start}: turned by {number.angle:g} degrees"
    for insertion in spec.insertions:
        yield f"insertion behind page {insertion.after_page}: that it is {insertion.part}"
    yield from told(spec, _NO_WORDS)


_NO_WORDS: Final = frozenset(
    {
        "parts.size.safe_mm",
        "parts.size.scale",
        "parts.print.front.max_tac_percent",
        "parts.print.back.max_tac_percent",
        "binding.hanger",
        "packing.core_mm",
        "packing.winding",
        "variable.columns",
        "variable.data_file",
        "variable.postal",
    }
)
"""Fields of a job for which a Product ticket has no place."""
