"""One order of each of the thirteen products a print shop sells over the web, each saying all that it can say."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from jdf import (
    DIALECTS,
    PROCESS_INKS,
    XJDF_DIALECTS,
    Art,
    Binding,
    Column,
    Dialect,
    Finish,
    Fold,
    FoldStep,
    Insertion,
    JobSpec,
    Media,
    Numbering,
    Packing,
    Part,
    PartRole,
    Print,
    Proof,
    Side,
    Size,
    Ticket,
    TicketFile,
    Variable,
    Version,
    write_ticket,
)
from jdf_builders import A5, CMYK, address, file_of, head

_A4: Final = Size(trim_w_mm=210, trim_h_mm=297, bleed_mm=3)
_BLACK: Final = Side(("Black",))


def _single(size: Size, media: Media, printing: Print, *finish: Finish, fold: Fold | None = None) -> Part:
    pages = fold_pages(fold) or (2 if printing.back else 1)
    return Part("single", PartRole.SINGLE, pages, size, media, printing, finish, fold)


def fold_pages(fold: Fold | None) -> int:
    """Return the pages that the catalogue name of a fold says."""
    return int(fold.catalog[1:].partition("-")[0]) if fold else 0


def _business_card() -> JobSpec:
    card = _single(
        Size(85, 55, 3, 4),
        Media("board", "silk-350", 350, 320, "silk", "silk", customer_supplied=True, brand="Invercote"),
        Print(CMYK, CMYK),
        Finish("laminate", "both", "softTouch"),
        Finish("roundCorner", radius_mm=5),
        Finish("foil", color="Gold", width_mm=30, height_mm=10, ink="Foil"),
        Finish("emboss", width_mm=20, height_mm=20),
    )
    versions = (Version("byron", 300, "Ada Byron"), Version("lamarr", 200, "Hedy Lamarr"))
    return JobSpec("business-card", "Cards of two people", 500, (card,), versions=versions)


def _flyer() -> JobSpec:
    side = Side((*PROCESS_INKS, "PANTONE 151 C"), profile="FOGRA51", max_tac_percent=300)
    sheet = _single(A5, Media(gsm=135, coating_front="gloss", coating_back="gloss"), Print(side, CMYK))
    return JobSpec(
        "flyer", "Flyer A5", 5000, (sheet,), delivery=(address(3000), address(2000)), overrun_percent=5
    )


def _poster() -> JobSpec:
    sheet = _single(Size(420, 594, 3), Media(gsm=170, coating_front="silk"), Print(CMYK, press="offset"))
    proofs = (Proof("page", "Contract proof", 1, "matched", "InkJet", contract=True),)
    return JobSpec("poster", "Poster A2", 100, (sheet,), proofs=proofs, art=Art("media", "return"))


def _brochure() -> JobSpec:
    fold = Fold("F6-1", (FoldStep("left", "up", 99), FoldStep("left", "up", 198)), crease=True)
    size = Size(99, 210, 3, flat_w_mm=297, flat_h_mm=210)
    media = Media(gsm=150, coating_front="matte", coating_back="matte", grain="short")
    part = _single(size, media, Print(CMYK, CMYK), Finish("score", edge="left", offset_mm=99), fold=fold)
    return JobSpec("brochure", "Folder DL", 2000, (part,), certificates=("FSC",))


def _booklet() -> JobSpec:
    cover = Part(
        "cover", PartRole.COVER, 4, A5, Media(gsm=200), Print(CMYK, CMYK), (Finish("varnish", "front"),)
    )
    body = Part("body", PartRole.BODY, 32, A5, Media(gsm=115), Print(CMYK, CMYK))
    card = Part("reply", PartRole.INSERT, 4, A5, Media(gsm=170), Print(_BLACK, _BLACK))
    insertions = (Insertion("reply", "blowIn", 17, "removable"),)
    binding = Binding("saddleStitch", stitches=2)
    return JobSpec("booklet", "Booklet A5", 1000, (cover, body, card), binding, insertions=insertions)


def _book() -> JobSpec:
    cover = Part(
        "cover",
        PartRole.COVER,
        4,
        A5,
        Media(gsm=250, coating_front="gloss"),
        Print(CMYK, None),
        (Finish("laminate", "front", "matte", film="BOPP 28"), Finish("spotVarnish", ink="Spot UV")),
    )
    body = Part("body", PartRole.BODY, 192, A5, Media(gsm=90, grain="long"), Print(_BLACK, _BLACK))
    binding = Binding("softCover", order="gather", spine_mm=11, glue="pur", sewn=True)
    packing = Packing("shrinkWrapped", 10, 40, 800)
    return JobSpec("book", "Book A5", 500, (cover, body), binding, packing=packing)


def _letterhead() -> JobSpec:
    side = Side(("PANTONE 286 U", "Black"))
    sheet = Part(
        "sheet", PartRole.SHEET, 1, _A4, Media(gsm=90, brand="Conqueror", color="Ivory"), Print(side)
    )
    return JobSpec("letterhead", "Letterhead", 2500, (sheet,))


def _envelope() -> JobSpec:
    media = Media("envelope", "dl-window-left", 80, color="White")
    part = Part("envelope", PartRole.ENVELOPE, 1, Size(220, 110), media, Print(_BLACK))
    return JobSpec("envelope", "Envelope DL", 1000, (part,), packing=Packing("boxed", 500, 2000))


def _postcard() -> JobSpec:
    card = _single(Size(148, 105, 3), Media("board", gsm=300, coating_front="gloss"), Print(CMYK, _BLACK))
    columns = (Column("name", "Name"), Column("street", "Strasse"))
    variable = Variable("addressField", 2500, "data", columns, "standard mail")
    return JobSpec("postcard", "Mailing", 2500, (card,), variable=variable)


def _label() -> JobSpec:
    part = Part(
        "label",
        PartRole.LABEL,
        1,
        Size(100, 70, 2),
        Media("selfAdhesive", "pp-white"),
        Print(Side((*PROCESS_INKS, "White"))),
        (Finish("laminate", "front", "gloss"), Finish("kissCut", die="D-1207", ink="CutContour")),
    )
    return JobSpec("label", "Label", 5000, (part,), packing=Packing("roll", 1000, core_mm=76, winding=3))


def _banner() -> JobSpec:
    part = _single(
        Size(3000, 1000, 30, scale=0.1),
        Media("vinyl", gsm=510),
        Print(CMYK, press="inkjet"),
        Finish("eyelet", edge="all", diameter_mm=12, offset_mm=25, pitch_mm=500),
        Finish("hem", edge="all"),
    )
    return JobSpec("banner", "Banner 3 x 1 m", 4, (part,))


def _ncr_set() -> JobSpec:
    layers = (("white", "cb", "White"), ("yellow", "cfb", "Yellow"), ("pink", "cf", "Pink"))
    plies = tuple(
        Part(
            name,
            PartRole.PLY,
            1,
            A5,
            Media("carbonless", f"ncr-{layer}", 80, color=color, carbonless=layer),
            Print(_BLACK),
            (Finish("perforate", edge="top", offset_mm=15),),
        )
        for name, layer, color in layers
    )
    numbers = (
        Numbering("000001", 1, 120, 200, color="Red"),
        Numbering("A-01", 1, 10, 10, 90, parts=("white",)),
    )
    binding = Binding("padGlue", "top", "gather", glue="cold")
    return JobSpec("ncr-form", "Delivery notes", 1500, plies, binding, numbering=numbers)


def _calendar() -> JobSpec:
    cover = Part("cover", PartRole.COVER, 2, _A4, Media(gsm=250), Print(CMYK))
    drill = Finish("drill", edge="top", diameter_mm=5, count=2, pitch_mm=80, offset_mm=12)
    months = Part("months", PartRole.MONTH, 24, _A4, Media(gsm=170), Print(CMYK, _BLACK), (drill,))
    back = Part("back", PartRole.BACKING, 1, _A4, Media("board", thickness_um=800), Print(_BLACK))
    binding = Binding("wire", "top", "gather", color="Black", hanger=True)
    return JobSpec("calendar", "Wall calendar", 300, (cover, months, back), binding)


EVERY_DIALECT: Final[Mapping[str, Dialect]] = MappingProxyType({**DIALECTS, **XJDF_DIALECTS})


def tickets_written() -> list[tuple[str, str]]:
    """Return each dialect with each product that it can be written for: plates print no file of addresses."""
    return [
        (name, product)
        for name, dialect in EVERY_DIALECT.items()
        for product in THIRTEEN
        if not (dialect.shape == "mispre" and product in WITHOUT_PLATES)
    ]


def product_ticket(spec: JobSpec, dialect: str) -> Ticket:
    """Return the ticket of a job in a dialect, with a file for each part, or for each version of a part."""
    return write_ticket(spec, head(), files_of(spec), EVERY_DIALECT[dialect])


WITHOUT_PLATES: Final = ("banner", "postcard")
"""Products that no plate prints: inkjet, and another one at each copy."""


def files_of(spec: JobSpec) -> list[TicketFile]:
    """Return a file for each part of a job, or for each version of each part."""
    if not spec.versions:
        return [file_of(part) for part in spec.parts]
    return [
        replace(file_of(part), version=version.name, url=f"J2026-000123-1.1/{part.id}-{version.name}.pdf")
        for part in spec.parts
        for version in spec.versions
    ]


THIRTEEN: Final[Mapping[str, JobSpec]] = MappingProxyType(
    {
        made.product_type: made
        for made in (
            _business_card(),
            _flyer(),
            _poster(),
            _brochure(),
            _booklet(),
            _book(),
            _letterhead(),
            _envelope(),
            _postcard(),
            _label(),
            _banner(),
            _ncr_set(),
            _calendar(),
        )
    }
)
