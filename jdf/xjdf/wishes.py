"""A part of the neutral job as the intents of XJDF, and what they have no words for."""

import re
from collections.abc import Iterator
from typing import Final

from jdf.element import Element
from jdf.finishing import finishing_intents, unsaid_finishes
from jdf.intent.binding import Binding
from jdf.intent.color import Side
from jdf.intent.finish import Finish
from jdf.intent.fold import CATALOG, Fold
from jdf.intent.media import Media
from jdf.intent.part import Part
from jdf.intents import finished_mm, sides_of
from jdf.resources.embossing_intent import EmbossingIntent as Reliefs
from jdf.resources.hole_making_intent import HoleMakingIntent as Holes
from jdf.resources.laminating_intent import LaminatingIntent as Film
from jdf.resources.shape_cutting_intent import ShapeCuttingIntent as Cuts
from jdf.values import Span
from jdf.vocabulary import (
    CARBONLESS_WORDS,
    EDGE_WORDS,
    FROM_WORDS,
    GLUE_WORDS,
    MEDIA_WORDS,
    ORDER_WORDS,
    PROCESS_WORDS,
    TO_WORDS,
    VARNISH_WORDS,
    XJDF_BINDING_WORDS,
    XJDF_COATING_WORDS,
)
from jdf.xjdf.intents import (
    BindingIntent,
    Certification,
    ColorIntent,
    Crease,
    EdgeGluing,
    EmbossingIntent,
    EmbossingItem,
    FoldingIntent,
    HardCoverBinding,
    HoleMakingIntent,
    HolePattern,
    LaminatingIntent,
    LayoutIntent,
    MediaIntent,
    ProductionIntent,
    SaddleStitching,
    ShapeCut,
    ShapeCuttingIntent,
    SideStitching,
    SoftCoverBinding,
    SurfaceColor,
)
from jdf.xjdf.intents import Fold as FoldElement

_NOT_A_TOKEN: Final = re.compile(r"[^\w.:-]+")


def token(name: str) -> str:
    """Return a name that XJDF can carry as one word: blanks and signs become underscores."""
    return _NOT_A_TOKEN.sub("_", name.strip())[:63]


def agreed(span: Span[str] | None) -> str:
    """Return what a span of JDF 1.x says, as the plain value that XJDF has in its place."""
    return "" if span is None else span.preferred or ""


def part_wishes(
    part: Part, certificates: tuple[str, ...], spine_mm: float | None = None
) -> Iterator[Element]:
    """Yield the intents of one part."""
    yield layout(part, part.pages, spine_mm)
    yield media(part.media, part, certificates)
    yield colors(part)
    if part.fold:
        yield folding(part.fold)
    for intent in finishing_intents(part, ""):
        yield _finishing(intent)
    if part.print.press:
        yield ProductionIntent(print_process=PROCESS_WORDS[part.print.press])


def layout(part: Part, pages: int, spine_mm: float | None = None) -> LayoutIntent:
    """Say size, bleed, sides and pages."""
    size = part.size
    return LayoutIntent(
        bleed_mm=size.bleed_mm or None,
        dimensions_mm=(size.flat_w_mm, size.flat_h_mm) if size.flat_w_mm and size.flat_h_mm else (),
        finished_dimensions_mm=finished_mm(size, spine_mm),
        pages=pages,
        sides=sides_of(part),
    )


def media(stock: Media, part: Part, certificates: tuple[str, ...] = ()) -> MediaIntent:
    """Say the stock; the grain runs along X or Y of the piece."""
    media_type, details = MEDIA_WORDS[stock.type]
    return MediaIntent(
        back_coating=XJDF_COATING_WORDS[stock.coating_back],
        brand=stock.brand,
        buyer_supplied=stock.customer_supplied or None,
        coating=XJDF_COATING_WORDS[stock.coating_front],
        grain_direction=_grain(stock.grain, part),
        media_color_details=stock.color,
        media_quality=stock.stock,
        media_type=media_type,
        media_type_details=details,
        stock_type=CARBONLESS_WORDS.get(stock.carbonless, ""),
        thickness_um=stock.thickness_um,
        weight_gsm=stock.gsm,
        certifications=tuple(Certification(organization=name) for name in certificates),
    )


def _grain(grain: str, part: Part) -> str:
    if not grain:
        return ""
    upright = part.size.trim_h_mm >= part.size.trim_w_mm
    return "YDirection" if upright == (grain == "long") else "XDirection"


def inks_of(side: Side, finishes: tuple[Finish, ...], name: str) -> tuple[str, ...]:
    """Return the inks of a side by their own names, spot varnishes with them."""
    here = [finish for finish in finishes if finish.op == "spotVarnish" and finish.side in (name, "both")]
    return tuple(dict.fromkeys([*side.inks, *(finish.ink or "Varnish" for finish in here)]))


def colors(part: Part) -> ColorIntent:
    """Say the inks of each printed side, as name tokens."""
    named = (("front", part.print.front), ("back", part.print.back))
    return ColorIntent(surfaces=tuple(_surface(part, name, side) for name, side in named if side is not None))


def _surface(part: Part, name: str, side: Side) -> SurfaceColor:
    varnishes = [
        VARNISH_WORDS[finish.texture]
        for finish in part.finish
        if finish.op == "varnish" and finish.side in (name, "both")
    ]
    return SurfaceColor(
        coatings=tuple(token(each) for each in [side.coating, *varnishes] if each.strip()),
        colors_used=tuple(token(ink) for ink in inks_of(side, part.finish, name)),
        print_standard=token(side.profile),
        surface=name.capitalize(),
    )


def folding(fold: Fold) -> FoldingIntent:
    """Say the fold, its steps and that it is creased."""
    return FoldingIntent(
        fold_catalog=fold.catalog if CATALOG.match(fold.catalog) else "",
        creases=(Crease(),) if fold.crease else (),
        folds=tuple(
            FoldElement(origin=FROM_WORDS[step.from_edge], to=TO_WORDS[step.to], travel_mm=step.travel_mm)
            for step in fold.steps
        ),
    )


def _finishing(intent: Element) -> Element:
    """Say an intent of JDF 1.x in the words of XJDF."""
    if isinstance(intent, Film):
        return LaminatingIntent(surfaces=_surfaces(agreed(intent.surface)), texture=agreed(intent.texture))
    if isinstance(intent, Cuts):
        return ShapeCuttingIntent(
            cuts=tuple(
                ShapeCut(
                    cut_box_mm=cut.cut_box_mm,
                    cut_depth=agreed(cut.cut_depth),
                    cut_path=cut.cut_path,
                    cut_type=agreed(cut.cut_type),
                    shape_type=agreed(cut.shape_type),
                    shape_type_details=cut.shape_type_details,
                )
                for cut in intent.cuts
            )
        )
    if isinstance(intent, Holes):
        holes = intent.hole_list.holes if intent.hole_list else ()
        return HoleMakingIntent(
            patterns=tuple(
                HolePattern(center_mm=hole.center_mm, extent_mm=hole.extent_mm, shape=hole.shape)
                for hole in holes
            )
        )
    return _embossing(intent)


def _surfaces(said: str) -> tuple[str, ...]:
    return ("Front", "Back") if said == "Both" else (said,)


def _embossing(intent: Element) -> Element:
    items = intent.items if isinstance(intent, Reliefs) else ()
    return EmbossingIntent(
        items=tuple(
            EmbossingItem(
                direction=agreed(item.direction),
                embossing_type=agreed(item.embossing_type),
                foil_color_details=agreed(item.foil_color),
                image_size_mm=(item.image_size_mm.preferred or ()) if item.image_size_mm else (),
            )
            for item in items
        )
    )


def binding_wish(binding: Binding, children: tuple[str, ...]) -> BindingIntent:
    """Say how the parts are held together, named in their order."""
    kind, glue = binding.type, GLUE_WORDS.get(binding.glue, "")
    return BindingIntent(
        binding_color_details=binding.color,
        binding_order=ORDER_WORDS[binding.order],
        binding_side=EDGE_WORDS[binding.edge],
        binding_type=XJDF_BINDING_WORDS[kind],
        children=children if len(children) > 1 else (),
        edge_gluing=EdgeGluing(edge_glue=glue) if kind == "padGlue" else None,
        hard_cover=HardCoverBinding(block_thread_sewing=binding.sewn or None, spine_glue=glue)
        if kind == "hardCover"
        else None,
        saddle_stitching=SaddleStitching(stitch_number=binding.stitches) if kind == "saddleStitch" else None,
        side_stitching=SideStitching(stitch_number=binding.stitches) if kind == "sideStitch" else None,
        soft_cover=SoftCoverBinding(block_thread_sewing=binding.sewn or None, spine_glue=glue)
        if kind == "softCover"
        else None,
    )


def unsaid_of_part(part: Part) -> Iterator[str]:
    """Yield, in business words, what of a part XJDF has no words for."""
    yield from unsaid_finishes(part)
    for face, found in (("front", part.media.coating_front), ("back", part.media.coating_back)):
        if found in ("highGloss", "silk"):
            yield f"{part.id}: that the {face} is {found} (said as {XJDF_COATING_WORDS[found]})"
