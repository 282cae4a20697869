"""What a ticket says of the job as a whole: binding, inserts, numbers, variable data, proofs, packing, originals."""

from collections.abc import Iterator, Sequence

from jdf.intent.art import Art
from jdf.intent.binding import Binding
from jdf.intent.insertion import Insertion
from jdf.intent.numbering import Numbering
from jdf.intent.packing import Packing
from jdf.intent.part import Part, PartRole
from jdf.intent.proof import Proof
from jdf.intent.variable import Variable
from jdf.job_read import words
from jdf.job_read.pieces import Piece
from jdf.job_read.said import Said

_KINDS = ("SaddleStitching", "SideStitching", "SoftCoverBinding", "HardCoverBinding", "EdgeGluing")


def binding_of(intent: Said | None, spine_mm: float) -> Binding | None:
    """Return how the leaves are held together; unbound where no kind is said."""
    if intent is None:
        return None
    kind = words.BINDING.get(intent.text("BindingType"))
    if kind is None:
        return None
    intent.passed("ChildRefs")
    details = intent.child(*_KINDS)
    return Binding(
        type=kind,
        edge=words.EDGE.get(intent.text("BindingSide"), "left"),
        order=words.ORDER.get(intent.text("BindingOrder"), "collect"),
        stitches=details.whole("StitchNumber") if details else None,
        spine_mm=spine_mm or None,
        glue=words.GLUE.get(details.text("SpineGlue", "EdgeGlue"), "") if details else "",
        color=intent.text("BindingColor", "BindingColorDetails"),
        sewn=details.flag("BlockThreadSewing") if details else False,
    )


def insertions_of(whole: Piece, parts: Sequence[Part]) -> tuple[Insertion, ...]:
    """Return what is put in where; JDF 1.x names no part, so the inserts are taken in their order."""
    assembling = whole.get("AssemblingIntent")
    if assembling:
        assembling.passed("Container")
        return tuple(
            Insertion(
                each.passed("FolioTo").text("ChildRef"),
                "bindIn" if each.name == "BindIn" else "blowIn",
                (each.whole("Folio", "FolioFrom") or 0) + 1,
            )
            for each in assembling.children("BindIn", "BlowIn")
        )
    listed = inserting.child("InsertList") if (inserting := whole.get("InsertingIntent")) else None
    inserts = [part.id for part in parts if part.role is PartRole.INSERT] or [""]
    return tuple(
        Insertion(
            inserts[min(number, len(inserts) - 1)],
            words.INSERTION.get(each.text("Method"), "blowIn"),
            (each.whole("Folio") or 0) + 1,
            words.INSERTION_GLUE.get(each.text("GlueType"), ""),
        )
        for number, each in enumerate(listed.children("Insert") if listed else ())
    )


def numbering_of(pieces: Sequence[Piece]) -> tuple[Numbering, ...]:
    """Return the running numbers; one that all parts carry alike is one number."""
    carried: dict[Numbering, list[str]] = {}
    for piece in pieces:
        for number in _numbers(piece.get("NumberingIntent")):
            carried.setdefault(number, []).append(piece.id)
    everywhere = len(pieces)
    return tuple(
        number if len(ids) == everywhere else Numbering(*_plain(number), parts=tuple(ids))
        for number, ids in carried.items()
    )


def _plain(number: Numbering) -> tuple[str, int, float, float, float, str]:
    return number.start, number.step, number.x_mm, number.y_mm, number.angle, number.color


def _numbers(intent: Said | None) -> Iterator[Numbering]:
    if intent is None:
        return
    color = intent.text("ColorName", "ColorNameDetails")
    intent.passed("ColorNameDetails")
    for item in intent.children("NumberItem"):
        own = item.text("ColorNameDetails", "ColorName")
        item.passed("ColorName", "ColorNameDetails")
        yield Numbering(
            start=item.text("StartValue"),
            step=item.whole("Step") or 1,
            x_mm=item.length("XPosition") or 0,
            y_mm=item.length("YPosition") or 0,
            color=own or color or "Black",
        )


def variable_of(intent: Said | None) -> Variable | None:
    """Return how much varies from piece to piece."""
    if intent is None:
        return None
    intent.passed("AveragePages")
    said = intent.text("VariableType"), intent.text("VariableQuality")
    return Variable(words.VARIABLE.get(said, "full"), intent.whole("NumberOfCopies") or 0)


def proofs_of(whole: Piece) -> tuple[Proof, ...]:
    """Return the proofs the customer wants to see."""
    intent = whole.get("ProofingIntent") or whole.get("ContentCheckIntent")
    return tuple(
        Proof(
            kind=words.PROOF.get(each.text("ProofType"), "page"),
            name=each.text("ProofName"),
            quantity=each.whole("Amount") or 1,
            color=words.PROOF_COLOR.get(each.text("ColorType"), ""),
            technology=each.text("Technology"),
            contract=each.flag("Contract"),
        )
        for each in (intent.children("ProofItem") if intent else ())
    )


def packing_of(intent: Said | None) -> Packing | None:
    """Return how pieces are bundled."""
    if intent is None:
        return None
    boxed, wrapped = intent.whole("BoxedQuantity"), intent.whole("WrappedQuantity")
    wrapping = intent.text("WrappingMaterial")
    unit = words.WRAPPING.get(wrapping) or wrapping.lower()
    known = unit if unit in ("banded", "shrinkWrapped", "loose", "pad", "roll") else ""
    return Packing(
        unit="boxed" if boxed is not None else known,
        unit_quantity=boxed if boxed is not None else wrapped,
        box_quantity=intent.whole("CartonQuantity"),
        pallet_quantity=intent.whole("PalletQuantity"),
    )


def art_of(intent: Said | None) -> Art | None:
    """Return how the originals come and what becomes of them; files over the network need no word."""
    if intent is None:
        return None
    intent.passed("PreflightStatus")
    deliveries = intent.children("ArtDelivery")
    for each in deliveries:
        each.passed("HasBleeds", "PreflightStatus")
    ways = [words.ART_WAY.get(each.text("ArtDeliveryType"), "network") for each in deliveries]
    handling = words.ART_HANDLING.get(intent.text("ArtHandling"), "")
    way = next((way for way in ways if way != "network"), "network")
    return Art(way, handling) if handling or way != "network" else None
