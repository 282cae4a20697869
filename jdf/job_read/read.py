"""Read an order ticket back as the neutral job, and tell what of it a job has no place for."""

from dataclasses import dataclass, replace
from typing import Final

from jdf.errors import TicketUnreadableError
from jdf.intent.job import JobSpec
from jdf.intent.part import Part, PartRole
from jdf.job_read import words
from jdf.job_read.jdf_tree import lay_jdf
from jdf.job_read.pieces import Laid, Piece
from jdf.job_read.press_tree import read_press
from jdf.job_read.said import Unread
from jdf.job_read.sheet import certificates_of, finishes_of, fold_of, media_of, print_of, size_of
from jdf.job_read.whole import (
    art_of,
    binding_of,
    insertions_of,
    numbering_of,
    packing_of,
    proofs_of,
    variable_of,
)
from jdf.job_read.xjdf_tree import lay_xjdf
from jdf.names import XJDF_NAMESPACE, XmlElement, bare, clark
from jdf.ticket import TicketFile, TicketHead
from jdf.xmlsafe import parse_xml

USUAL_BLEED_MM: Final = 3.0
_LAY: Final = {"JDF": lay_jdf, "XJDF": lay_xjdf}
_PRODUCT: Final = f"{clark('ProductList', XJDF_NAMESPACE)}/{clark('Product', XJDF_NAMESPACE)}"


@dataclass(frozen=True, slots=True)
class ReadJob:
    """What a ticket orders: the job, who ordered it, its files; and what was not understood.

    `dialect` is the kind of ticket it was, `assumed` what it only hints at and how that was taken. A value that a
    ticket does not say is empty or 0 in the job, which `invariants` then names; so that an incomplete ticket can be
    read, and not be written on as if it were whole.
    """

    dialect: str
    spec: JobSpec
    head: TicketHead
    files: tuple[TicketFile, ...]
    assumed: tuple[str, ...]
    unread: tuple[Unread, ...]


def read_job(data: bytes) -> ReadJob:
    """Read a ticket as a job: an order (JDF 1.x Product, XJDF), or what a press is told (Combined, process, XJDF).

    Raises:
        TicketUnreadableError: it is no ticket, or one that tells nothing of a job.
        XmlRefusedError: it is no sound XML.
    """
    root = parse_xml(data)
    if _orders(root) or bare(root) not in _LAY:
        return _order(root)
    press = read_press(root)
    spec, assumed = _with_bleed(press.spec, press.bled)
    told = (*press.assumed, *assumed)
    return ReadJob(press.dialect, spec, press.head, press.files, told, tuple(press.taken.unread()))


def read_order(data: bytes) -> ReadJob:
    """Read an order ticket, JDF 1.x (Product) or XJDF.

    Raises:
        TicketUnreadableError: it is no ticket, or one that says how something is made and not what is wanted.
        XmlRefusedError: it is no sound XML.
    """
    return _order(parse_xml(data))


def _orders(root: XmlElement) -> bool:
    """Tell whether a ticket says what is wanted, and not only how it is made."""
    if bare(root) == "XJDF":
        return "Product" in root.get("Types", "Product").split() or root.find(_PRODUCT) is not None
    return any(node.get("Type") == "Product" for node in root.iter(clark("JDF")))


def _order(root: XmlElement) -> ReadJob:
    lay = _LAY.get(bare(root))
    if lay is None:
        raise TicketUnreadableError(f"the root is {root.tag!r}, expected JDF or XJDF; give the ticket itself")
    laid = lay(root)
    spec = _job(laid)
    bled, assumed = _with_bleed(spec, laid.bled)
    return ReadJob(laid.dialect, bled, laid.head, _files(laid, spec), assumed, tuple(laid.taken.unread()))


def _with_bleed(spec: JobSpec, bled: frozenset[str]) -> tuple[JobSpec, tuple[str, ...]]:
    """Give parts whose artwork has bleed the usual width, where the ticket (before JDF 1.5) has no word for it."""
    parts, assumed = [], []
    for part in spec.parts:
        silent = part.id in bled and not part.size.bleed_mm
        parts.append(replace(part, size=replace(part.size, bleed_mm=USUAL_BLEED_MM)) if silent else part)
        if silent:
            assumed.append(
                f"{part.id}: bleed of {USUAL_BLEED_MM:g} mm (the ticket only says that there is one)"
            )
    return replace(spec, parts=tuple(parts)), tuple(assumed)


def _job(laid: Laid) -> JobSpec:
    whole = laid.whole
    layout = whole.get("LayoutIntent")
    _, spine = size_of(layout)
    pages = layout.passed("Sides").text("Pages") if layout else ""
    parts = tuple(_part(piece, len(laid.parts) == 1) for piece in laid.parts)
    binding = binding_of(whole.get("BindingIntent"), spine)
    certificates = dict.fromkeys(
        name for piece in laid.parts for name in certificates_of(piece.get("MediaIntent"))
    )
    return JobSpec(
        product_type=laid.kind_of_shop or _product(laid.kind, bound=binding is not None and bool(pages)),
        name=laid.name,
        quantity=laid.quantity,
        parts=parts,
        binding=binding,
        delivery=laid.delivery,
        comment=laid.comment,
        versions=laid.versions,
        overrun_percent=laid.overrun_percent,
        underrun_percent=laid.underrun_percent,
        insertions=insertions_of(whole, parts),
        numbering=numbering_of(laid.parts),
        variable=variable_of(whole.get("VariableIntent")),
        packing=packing_of(whole.get("PackingIntent")),
        proofs=proofs_of(whole),
        certificates=tuple(certificates),
        art=art_of(whole.get("ArtDeliveryIntent")),
    )


def _product(kind: str, *, bound: bool) -> str:
    """Return our name of a product; what both languages call a brochure is a booklet where it is bound."""
    named = words.PRODUCT.get(kind, kind.lower() or "unknown")
    return "booklet" if named == "brochure" and bound else named


def _part(piece: Piece, single: bool) -> Part:  # noqa: FBT001 (a fact of the ticket)
    layout = piece.get("LayoutIntent")
    size, _ = size_of(layout)
    media = media_of(piece.get("MediaIntent"), size)
    printing, varnishes = print_of(piece)
    return Part(
        id=piece.id,
        role=_role(piece, single),
        pages=(layout.whole("Pages") if layout else None) or 0,
        size=size,
        media=media,
        print=printing,
        finish=(*varnishes, *finishes_of(piece, size, media)),
        fold=fold_of(piece.get("FoldingIntent")),
    )


def _role(piece: Piece, single: bool) -> PartRole:  # noqa: FBT001 (a fact of the ticket)
    if single:
        return PartRole(piece.id) if piece.id in list(PartRole) else PartRole.SINGLE
    return PartRole(words.PART_ROLE.get(piece.kind, "body"))


def _files(laid: Laid, spec: JobSpec) -> tuple[TicketFile, ...]:
    """Give every file to a part that is there."""
    known = {part.id for part in spec.parts}
    return tuple(file if file.part in known else replace(file, part=spec.parts[0].id) for file in laid.files)
