"""How a file is built and locked (ISO 32000-2, 7.5 to 7.7)."""

import re
from typing import BinaryIO

import pikepdf

from preflight.facts import Encryption, StructureFacts
from preflight.interpreter.values import entries, entry, flag, items, table, text, whole, word

_HEAD_BYTES = 2048
_TAIL_BYTES = 2048
_HEADER = re.compile(rb"%PDF-(\d\.\d)")
_STARTS = re.compile(rb"startxref\s+(\d{1,12})\s")


def structure_of(pdf: pikepdf.Pdf, file: BinaryIO, revisions: int) -> StructureFacts:
    """Read versions, streams of objects, and what the catalog holds; `file` tells what the library hides."""
    root, trailer = pdf.Root, pdf.trailer
    file.seek(0)
    header = _HEADER.search(file.read(_HEAD_BYTES))
    return StructureFacts(
        header_version=header[1].decode() if header else "",
        catalog_version=word(root.get("/Version")),
        linearised=pdf.is_linearized,
        object_streams=_has_object_streams(trailer),
        xref_streams=_has_xref_stream(file),
        objects=whole(trailer.get("/Size")),
        revisions=revisions - 1 if pdf.is_linearized and revisions > 1 else revisions,
        tagged=flag(entry(table(root, "/MarkInfo"), "/Marked")) or "/StructTreeRoot" in root,
        portfolio="/Collection" in root,
        thumbnails=any("/Thumb" in page.obj for page in _first(pdf)),
        parts="/DPartRoot" in root,
        language=text(root.get("/Lang"), 40),
        has_id=len(items(trailer.get("/ID"), 2)) == 2,
        extensions=tuple(name[1:] for name, _ in entries(root, "/Extensions", 20)),
    )


def encryption_of(pdf: pikepdf.Pdf) -> Encryption | None:
    """Read how a file is locked that opened without a password."""
    if not pdf.is_encrypted:
        return None
    allow = pdf.allow
    denied = tuple(
        name
        for name, allowed in (
            ("print", allow.print_lowres),
            ("print in high quality", allow.print_highres),
            ("assemble", allow.modify_assembly),
            ("change", allow.modify_other),
            ("copy", allow.extract),
        )
        if not allowed
    )
    lock = pdf.encryption
    return Encryption(
        needs_password=False,
        revision=lock.R,
        bits=lock.bits,
        denied=denied,
        method=str(lock.stream_method.name),
    )


def _first(pdf: pikepdf.Pdf) -> list[pikepdf.Page]:
    return [pdf.pages[place] for place in range(min(len(pdf.pages), 50))]


def _has_object_streams(trailer: pikepdf.Object) -> bool:
    """Say whether the file can hold objects in streams: its cross references are a stream themselves (7.5.8)."""
    return trailer.get("/Type") == pikepdf.Name.XRef or "/XRefStm" in trailer


def _has_xref_stream(file: BinaryIO) -> bool:
    """Look where the last startxref points: at a table, or at an object."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL_BYTES))
    starts = _STARTS.findall(file.read(_TAIL_BYTES))
    if not starts or int(starts[-1]) >= size:
        return False
    file.seek(int(starts[-1]))
    return re.match(rb"\s*\d+\s+\d+\s+obj", file.read(64)) is not None
