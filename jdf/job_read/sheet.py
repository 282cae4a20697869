"""Size, stock, inks, fold and finishing of a piece, read from its intents."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from jdf.finishing import round_corners
from jdf.intent.color import PROCESS_INKS, Print, Side
from jdf.intent.finish import Finish
from jdf.intent.fold import Fold, FoldStep
from jdf.intent.media import Media
from jdf.intent.size import Size
from jdf.job_read import words
from jdf.job_read.pieces import Piece
from jdf.job_read.said import Said, lengths_of

_STANDARD_INKS: Final = {"CMYK": PROCESS_INKS, "Monochrome": ("Black",)}


def size_of(layout: Said | None) -> tuple[Size, float]:
    """Return the size of a piece and the thickness of its spine; a piece without a size has none (0 x 0)."""
    if layout is None:
        return Size(0, 0), 0
    said = (*layout.lengths("FinishedDimensions"), 0.0, 0.0, 0.0)
    flat = layout.lengths("Dimensions")
    return Size(
        trim_w_mm=said[0],
        trim_h_mm=said[1],
        bleed_mm=layout.length("Bleed") or 0,
        flat_w_mm=flat[0] if len(flat) == 2 else None,
        flat_h_mm=flat[1] if len(flat) == 2 else None,
    ), said[2]


def certificates_of(intent: Said | None) -> tuple[str, ...]:
    """Return the certificates that the stock of a piece must have."""
    return tuple(each.text("Organization") for each in intent.children("Certification")) if intent else ()


def media_of(intent: Said | None, size: Size) -> Media:
    """Return the stock of a piece."""
    if intent is None:
        return Media()
    kind = intent.text("MediaType"), intent.text("MediaTypeDetails")
    media = Media(
        type=words.MEDIA.get(kind) or words.MEDIA.get((kind[0], "")) or "paper",
        stock=intent.text("MediaQuality"),
        gsm=intent.number("Weight"),
        thickness_um=intent.number("Thickness"),
        coating_front=words.COATING.get(intent.text("FrontCoatings", "Coating"), "none"),
        coating_back=words.COATING.get(intent.text("BackCoatings", "BackCoating"), "none"),
        color=intent.text("MediaColor", "MediaColorDetails"),
        grain=_grain(intent.text("GrainDirection"), size),
        brand=intent.text("StockBrand", "Brand"),
        customer_supplied=intent.flag("BuyerSupplied"),
        carbonless=words.CARBONLESS.get(intent.text("StockType"), ""),
    )
    return replace(media, type="carbonless") if media.carbonless else media


def _grain(said: str, size: Size) -> str:
    upright = size.trim_h_mm >= size.trim_w_mm
    along = {"YDirection": "long" if upright else "short", "XDirection": "short" if upright else "long"}
    return words.GRAIN.get(said) or along.get(said, "")


def print_of(piece: Piece) -> tuple[Print, tuple[Finish, ...]]:
    """Return what is printed on which side, and the varnishes that stand among the inks."""
    sided = (layout.text("Sides") if (layout := piece.get("LayoutIntent")) else "") or "OneSided"
    sides = dict(_sides(piece.get("ColorIntent"), piece.inks))
    front, front_varnish = sides.get("Front", (Side(()), ()))
    back, back_varnish = sides.get("Back", (None, ()))
    if sided.startswith("OneSided") and piece.kind not in ("Body", "Cover", "Insert"):
        back, back_varnish = None, ()
    production = piece.get("ProductionIntent")
    printing = Print(
        front=front,
        back=back,
        turn=words.TURN.get(sided, "head"),
        press=words.PROCESS.get(production.text("PrintProcess"), "") if production else "",
    )
    return printing, tuple(_varnishes(front_varnish, back_varnish))


def _sides(
    intent: Said | None, names: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Side, tuple[Finish, ...]]]]:
    """Yield the sides that are spoken of; what is said of none in particular holds for both."""
    if intent is None:
        return
    parted = intent.children("ColorIntent", "SurfaceColor")
    for each in parted or (intent,):
        said = _side(each, names)
        name = each.text("Side", "Surface")
        for side in (name,) if name in ("Front", "Back") else ("Front", "Back"):
            yield side, said


def _side(color: Said, names: Mapping[str, str]) -> tuple[Side, tuple[Finish, ...]]:
    color.passed("NumColors")
    used = color.child("ColorsUsed")
    listed = tuple(each.text("Name") for each in used.children("SeparationSpec")) if used else ()
    inks = listed or tuple(names.get(each, each) for each in color.text("ColorsUsed").split())
    standard = color.text("ColorStandard")
    coatings = color.text("Coatings").split()
    varnishes = [words.VARNISH[each] for each in coatings if each in words.VARNISH]
    side = Side(
        inks=tuple(ink for ink in inks or _STANDARD_INKS.get(standard, ()) if ink != "Varnish"),
        coating=" ".join(each for each in coatings if each not in words.VARNISH),
        profile=color.text("ColorICCStandard", "PrintStandard"),
    )
    spot = [Finish("spotVarnish", ink="Varnish")] if "Varnish" in inks else []
    return side, (*(Finish("varnish", texture=each) for each in varnishes), *spot)


def _varnishes(front: Sequence[Finish], back: Sequence[Finish]) -> Iterator[Finish]:
    for finish in front:
        yield replace(finish, side="both") if finish in back else finish
    yield from (replace(finish, side="back") for finish in back if finish not in front)


def fold_of(intent: Said | None) -> Fold | None:
    """Return how a sheet is folded."""
    if intent is None:
        return None
    steps = tuple(
        FoldStep(
            words.FROM.get(each.text("From"), "left"),
            words.TO.get(each.text("To"), "up"),
            each.length("Travel") or 0,
        )
        for each in intent.children("Fold")
    )
    named = intent.text("FoldingCatalog", "FoldCatalog")
    creased = intent.text("FoldingDetails") == "Creased" or intent.child("Crease") is not None
    if not named and not steps:
        return None
    return Fold(named or f"F{2 ** (len(steps) + 1)}-X", steps, creased)


def finishes_of(piece: Piece, size: Size, media: Media) -> tuple[Finish, ...]:
    """Return the films, cuts, holes, foils and reliefs of a piece."""
    return (
        *_films(piece.get("LaminatingIntent")),
        *_cuts(piece.get("ShapeCuttingIntent"), size),
        *_holes(piece.get("HoleMakingIntent"), size, media),
        *_reliefs(piece.get("EmbossingIntent")),
    )


def _films(intent: Said | None) -> Iterator[Finish]:
    if intent is None or intent.text("Laminated") == "false":
        return
    surface = intent.text("Surface")
    side = "both" if len(surface.split()) > 1 else words.SURFACE.get(surface, "front")
    yield Finish("laminate", side, texture=words.TEXTURE.get(intent.text("Texture"), ""))


def _reliefs(intent: Said | None) -> Iterator[Finish]:
    for item in intent.children("EmbossingItem") if intent else ():
        size = (*item.lengths("ImageSize"), None, None)
        raised = item.text("Direction") == "Raised"
        foil = item.text("EmbossingType") == "FoilStamping"
        yield Finish(
            "foil" if foil else "emboss" if raised else "deboss",
            color=item.text("FoilColor", "FoilColorDetails"),
            width_mm=size[0],
            height_mm=size[1],
        )


def _cuts(intent: Said | None, size: Size) -> Iterator[Finish]:
    for cut in intent.children("ShapeCut") if intent else ():
        cut.passed("CutBox", "ShapeType")
        path, kind = cut.text("CutPath"), cut.text("CutType")
        if kind == "Perforate":
            yield _perforation(path, size)
        elif path:
            yield _corners(path, size)
        else:
            partly = cut.text("CutDepth") == "Partial"
            yield Finish("kissCut" if partly else "dieCut", die=cut.text("ShapeTypeDetails"))


def _perforation(path: str, size: Size) -> Finish:
    """Return the perforation along a straight line, from the edge that lies nearer."""
    numbers = lengths_of(each for each in path.split() if each not in ("m", "l"))
    if len(numbers) != 4:
        return Finish("perforate")
    x, y, x_end, _ = numbers
    along = (
        {"left": x, "right": size.trim_w_mm - x} if x == x_end else {"top": size.trim_h_mm - y, "bottom": y}
    )
    edge = min(along, key=lambda name: along[name])
    return Finish("perforate", edge=edge, offset_mm=round(along[edge], 2))


def _corners(path: str, size: Size) -> Finish:
    """Return round corners where the outline is theirs, else a cut along a die of the shop."""
    radius = next(iter(lengths_of(path.split()[:1])), 0)
    if radius > 0 and round_corners(size, radius) == path:
        return Finish("roundCorner", radius_mm=radius)
    return Finish("dieCut")


def _holes(intent: Said | None, size: Size, media: Media) -> Iterator[Finish]:
    if intent is None:
        return
    listed = intent.passed("HoleType").child("HoleList")
    found = listed.children("Hole") if listed else intent.children("HolePattern")
    for hole in found:
        hole.passed("Shape")
    centres = [(hole.lengths("Center"), hole.lengths("Extent")) for hole in found]
    whole = [(at, extent[0]) for at, extent in centres if len(at) == 2 and extent]
    if whole:
        op = "eyelet" if media.type in ("vinyl", "textile", "film") else "drill"
        edge = intent.text("HoleReferenceEdge").lower()
        yield _drilled(op, edge, [at for at, _ in whole], whole[0][1], size)


def _drilled(op: str, edge: str, centres: list[tuple[float, ...]], diameter: float, size: Size) -> Finish:
    """Return the wish that leads to these holes: along the nearest edge, or along all four."""
    edge = edge or _edge(centres, size)
    across = 0 if edge in ("left", "right") else 1
    low = [each[across] for each in centres]
    reach = size.trim_w_mm if across == 0 else size.trim_h_mm
    offset = round(min(low) if edge in ("left", "bottom", "all") else reach - max(low), 2)
    along = sorted({each[1 - across] for each in centres})
    gaps = [round(after - before, 2) for before, after in itertools.pairwise(along)]
    wish = Finish(op, edge=edge, diameter_mm=round(diameter, 2), offset_mm=offset)
    if edge == "all":
        return replace(wish, pitch_mm=max(gaps, default=None))
    return replace(wish, count=len(centres), pitch_mm=max(gaps, default=None))


def _edge(centres: list[tuple[float, ...]], size: Size) -> str:
    """Return the edge along which holes lie, or all where they lie along more than one."""
    xs, ys = {each[0] for each in centres}, {each[1] for each in centres}
    if len(xs) == 1:
        return "left" if min(xs) * 2 <= size.trim_w_mm else "right"
    if len(ys) == 1:
        return "bottom" if min(ys) * 2 <= size.trim_h_mm else "top"
    return "all"
