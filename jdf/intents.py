"""A part of the neutral job as the standard's intents."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from jdf.element import Resource
from jdf.intent.binding import Binding
from jdf.intent.color import PROCESS_INKS, Print, Side
from jdf.intent.finish import Finish
from jdf.intent.job import JobSpec
from jdf.intent.media import Media
from jdf.intent.part import LEAF_ROLES, Part
from jdf.intent.size import Size
from jdf.resources.binding_intent import BindingIntent, SaddleStitching
from jdf.resources.color_intent import ColorIntent, ColorsUsed, SeparationSpec
from jdf.resources.laminating_intent import LaminatingIntent
from jdf.resources.layout_intent import LayoutIntent
from jdf.resources.media_intent import MediaIntent
from jdf.values import Span, firm
from jdf.vocabulary import (
    BINDING_WORDS,
    COATING_WORDS,
    EDGE_WORDS,
    MEDIA_WORDS,
    ORDER_WORDS,
    SURFACE_WORDS,
    TEXTURE_WORDS,
    TURN_WORDS,
)

T = TypeVar("T")
AVAILABLE = "Available"


def _given(value: T | None) -> Span[T] | None:
    """Return a firm span, or none where nothing was said."""
    return None if value is None or value == "" else firm(value)


def finished_mm(size: Size) -> tuple[float, ...]:
    """Return width, height and depth of the trimmed piece."""
    return (size.trim_w_mm, size.trim_h_mm, 0.0)


def sides_of(part: Part) -> str:
    """Return LayoutIntent/@Sides; a bound part lies on both sides of its leaves even if one is blank."""
    if part.print.back is None and part.role in LEAF_ROLES:
        return "OneSided"
    return TURN_WORDS[part.print.turn]


def layout_intent(part: Part, resource_id: str, pages: int) -> LayoutIntent:
    """Say size, bleed, sides and pages of a part (or of the whole, with the pages of all parts)."""
    size = part.size
    open_mm = None if size.flat_w_mm is None or size.flat_h_mm is None else (size.flat_w_mm, size.flat_h_mm)
    return LayoutIntent(
        id=resource_id,
        status=AVAILABLE,
        sides=sides_of(part),
        bleed_mm=firm(size.bleed_mm),
        dimensions_mm=_given(open_mm),
        finished_dimensions_mm=firm(finished_mm(size)),
        pages=firm(pages),
    )


def media_intent(media: Media, resource_id: str) -> MediaIntent:
    """Say the stock; the shop's stock code goes into MediaQuality."""
    media_type, details = MEDIA_WORDS[media.type]
    return MediaIntent(
        id=resource_id,
        status=AVAILABLE,
        media_type=firm(media_type),
        media_type_details=_given(details),
        media_quality=_given(media.stock),
        weight_gsm=_given(media.gsm),
        thickness_um=_given(media.thickness_um),
        front_coatings=firm(COATING_WORDS[media.coating_front]),
        back_coatings=firm(COATING_WORDS[media.coating_back]),
    )


def _standard(inks: tuple[str, ...]) -> str:
    """Name the colour standard where the inks decide it; with spot colours the list speaks for itself."""
    if set(inks) == set(PROCESS_INKS):
        return "CMYK"
    return "Monochrome" if inks == ("Black",) else ""


def _inks(inks: tuple[str, ...]) -> ColorsUsed:
    return ColorsUsed(inks=tuple(SeparationSpec(name=ink) for ink in inks))


def _side(name: str, side: Side) -> ColorIntent:
    return ColorIntent(
        side=name,
        num_colors=len(side.inks),
        color_standard=_given(_standard(side.inks)),
        coatings=_given(side.coating),
        colors_used=_inks(side.inks),
    )


def color_intent(printing: Print, resource_id: str) -> ColorIntent:
    """Say the inks once where both sides agree, else side by side in partitions."""
    front, back = printing.front, printing.back
    if front == back:
        return ColorIntent(
            id=resource_id,
            status=AVAILABLE,
            num_colors=len(front.inks),
            color_standard=_given(_standard(front.inks)),
            coatings=_given(front.coating),
            colors_used=_inks(front.inks),
        )
    named = (("Front", front), ("Back", back))
    return ColorIntent(
        id=resource_id,
        status=AVAILABLE,
        part_id_keys=("Side",),
        sides=tuple(_side(name, side) for name, side in named if side is not None),
    )


def laminating_intent(finishes: Iterable[Finish], resource_id: str) -> LaminatingIntent | None:
    """Say the lamination; a node takes one LaminatingIntent, so both sides must agree in one."""
    wishes = [finish for finish in finishes if finish.op == "laminate"]
    if not wishes:
        return None
    sides = {finish.side for finish in wishes}
    surface = SURFACE_WORDS["both" if len(sides) > 1 else sides.pop()]
    return LaminatingIntent(
        id=resource_id,
        status=AVAILABLE,
        surface=firm(surface),
        texture=_given(TEXTURE_WORDS.get(wishes[0].texture, "")),
    )


def binding_intent(binding: Binding, resource_id: str) -> BindingIntent:
    """Say how the leaves are held together."""
    stitches = binding.stitches if binding.type == "saddleStitch" else None
    return BindingIntent(
        id=resource_id,
        status=AVAILABLE,
        binding_order=ORDER_WORDS[binding.order],
        binding_type=firm(BINDING_WORDS[binding.type]),
        binding_side=firm(EDGE_WORDS[binding.edge]),
        saddle_stitching=SaddleStitching(stitch_number=firm(stitches)) if stitches else None,
    )


def part_intents(part: Part, suffix: str) -> Iterator[Resource]:
    """Yield the intents of one part."""
    yield layout_intent(part, f"LI{suffix}", part.pages)
    yield media_intent(part.media, f"MI{suffix}")
    yield color_intent(part.print, f"COI{suffix}")
    laminating = laminating_intent(part.finish, f"LAI{suffix}")
    if laminating:
        yield laminating


def unsaid(spec: JobSpec) -> Iterator[str]:
    """Yield, in business words, the wishes a Product ticket of JDF 1.5 has no place for here."""
    for part in spec.parts:
        for finish in part.finish:
            if finish.op != "laminate":
                yield f"{part.id}: {finish.op} ({finish.side})"
        textures = {finish.texture for finish in part.finish if finish.op == "laminate"}
        if len(textures) > 1:
            yield f"{part.id}: a second lamination texture ({', '.join(sorted(textures))})"
    binding = spec.binding
    if binding and binding.stitches and binding.type != "saddleStitch":
        yield f"binding: {binding.stitches} stitches ({binding.type})"
