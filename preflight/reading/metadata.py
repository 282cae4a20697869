"""What a file says of itself: Info, XMP, and the standards it claims to keep (ISO 32000-2, 14.3)."""

from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf

from preflight.facts import Claim, Metadata
from preflight.failure import TooComplexError
from preflight.interpreter.broken import BROKEN, not_the_files_fault
from preflight.interpreter.inflate import content_of
from preflight.interpreter.values import entries, printable, table, text, word
from preflight.reading.xmp import XmpError, read_xmp

_MOST_INFO = 60
_MOST_PACKET = 8 << 20
_IN_XMP = (
    "pdfxid:GTS_PDFXVersion",
    "pdfx:GTS_PDFXConformance",
    "pdfx:GTS_PDFXVersion",
    "pdfvtid:GTS_PDFVTVersion",
)


@dataclass(frozen=True, slots=True)
class _Packet:
    values: Mapping[str, str]
    fault: str = ""
    present: bool = False


def metadata_of(pdf: pikepdf.Pdf) -> Metadata:
    """Read both places that metadata may stand in."""
    info = {
        name[1:][:60]: told
        for name, value in entries(pdf.trailer, "/Info", _MOST_INFO)
        if (told := text(value) or word(value))
    }
    packet = _packet(pdf.Root.get("/Metadata"))
    pieces = tuple(printable(name[1:]) for name, _ in entries(pdf.Root, "/PieceInfo", 20))
    return Metadata(
        info,
        packet.values,
        xmp_fault=packet.fault,
        has_xmp=packet.present,
        trapped=info.get("Trapped", packet.values.get("pdf:Trapped", "")),
        piece_info=pieces or _page_pieces(pdf),
    )


def claims_of(metadata: Metadata) -> tuple[Claim, ...]:
    """Return the standards that Info and XMP claim, each in the file's own words."""
    found = [
        Claim(value, "info")
        for name, value in metadata.info.items()
        if name in {"GTS_PDFXVersion", "GTS_PDFXConformance"}
    ]
    found += [Claim(metadata.xmp[name], "xmp") for name in _IN_XMP if name in metadata.xmp]
    for prefix, standard in (("pdfaid", "PDF/A"), ("pdfuaid", "PDF/UA")):
        part = metadata.xmp.get(f"{prefix}:part")
        if part is not None:
            level = metadata.xmp.get(f"{prefix}:conformance", "").lower()
            found.append(Claim(f"{standard}-{part}{level}", "xmp"))
    return tuple(dict.fromkeys(found))


def _packet(stream: object) -> _Packet:
    if not isinstance(stream, pikepdf.Stream):
        return _Packet({})
    try:
        return _Packet(read_xmp(content_of(stream, _MOST_PACKET)), present=True)
    except (XmpError, TooComplexError) as fault:
        return _Packet({}, str(fault), present=True)
    except BROKEN as fault:
        not_the_files_fault(fault)
        return _Packet({}, "cannot be decoded", present=True)


def _page_pieces(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for place in range(min(len(pdf.pages), 50)):
        page = pdf.pages[place].obj
        if table(page, "/PieceInfo") is not None:
            found |= {printable(name[1:]): None for name, _ in entries(page, "/PieceInfo", 20)}
    return tuple(found)
