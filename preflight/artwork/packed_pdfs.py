"""PDFs in a ZIP: looked into within bounds for pages and size, and taken out as they are; nothing is written."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pikepdf

from preflight.artwork.packed import PackedError, is_locked, pieces
from preflight.facts import PackedPdfFacts
from preflight.failure import TooComplexError
from preflight.filetypes import HEAD_BYTES, PDF, recognise
from preflight.interpreter.broken import BROKEN, told
from preflight.interpreter.values import printable
from preflight.reading.boxes import boxes_of
from preflight.reading.references import bearable_tables

MOST_LOOKED_INTO = 8
MOST_LOOK_BYTES = 64 << 20
MOST_TAKEN_BYTES = 384 << 20
_MOST_LOOK_BYTES_IN_ALL = 128 << 20
_SWELLS_FROM_BYTES = 32 << 20
_MOST_RATIO = 200
"""A PDF is packed already: one that swells so much is made to fill a memory."""


def look_into(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> Iterator[PackedPdfFacts]:
    """Yield what the first of these PDFs are like; one that is large is only named, and taken out when it is wanted."""
    places = {id(each): place for place, each in enumerate(archive.infolist())}
    left = _MOST_LOOK_BYTES_IN_ALL
    for member in members[:MOST_LOOKED_INTO]:
        named = PackedPdfFacts(printable(member.filename, 120), places[id(member)], member.file_size)
        refusal = _refusal(member)
        if refusal:
            yield replace(named, unread=refusal)
        elif member.file_size > min(left, MOST_LOOK_BYTES):
            yield named
        else:
            left -= member.file_size
            yield _seen(archive, member, named)


def taken_out(archive: zipfile.ZipFile, place: int) -> bytes:
    """Return a PDF byte for byte by its place in the list; PackedError for what is none, or asks for too much."""
    members = archive.infolist()
    if not 0 <= place < len(members):
        raise PackedError("the packed folder holds no such file")
    refusal = _refusal(members[place])
    if refusal:
        raise PackedError(refusal)
    data = b"".join(pieces(archive, members[place], MOST_TAKEN_BYTES))
    if recognise(data[:HEAD_BYTES]) is not PDF:
        raise PackedError("it is no PDF")
    return data


def _refusal(member: zipfile.ZipInfo) -> str:
    """Say why a member is not unpacked at all, by what the list says of it."""
    if is_locked(member):
        return "it is locked with a password"
    if member.file_size > MOST_TAKEN_BYTES:
        return f"it is larger than {MOST_TAKEN_BYTES >> 20} MB"
    swells = member.file_size > _MOST_RATIO * max(1, member.compress_size)
    return "it swells too much" if swells and member.file_size > _SWELLS_FROM_BYTES else ""


def _seen(archive: zipfile.ZipFile, member: zipfile.ZipInfo, named: PackedPdfFacts) -> PackedPdfFacts:
    try:
        data = b"".join(pieces(archive, member, member.file_size))
        if recognise(data[:HEAD_BYTES]) is not PDF:
            raise PackedError("it is no PDF")
        file = io.BytesIO(data)
        bearable_tables(file)
        file.seek(0)
        with pikepdf.open(file, suppress_warnings=True) as pdf:
            left, bottom, right, top = boxes_of(pdf.pages[0].obj).trim
            return replace(
                named, pages=len(pdf.pages), trim_mm=(round(right - left, 2), round(top - bottom, 2))
            )
    except pikepdf.PasswordError:
        return replace(named, unread="it is locked with a password")
    except (
        TooComplexError,
        *BROKEN,
    ) as fault:  # whatever it is, this one is not offered; the others may be sound
        return replace(named, unread=told(str(fault)) or "it does not open")
