"""File to facts, in the sandbox, on one file, once: opens it, and asks `reading` for everything that is true of it."""

import re
from dataclasses import replace
from typing import BinaryIO

import pikepdf
from pikepdf import settings as qpdf_settings

from preflight.artwork.readers import artwork_of, kind_of
from preflight.facts import Damage, Encryption, Facts
from preflight.failure import TooComplexError
from preflight.filetypes import HEAD_BYTES, PDF, recognise
from preflight.interpreter import Interpreter
from preflight.interpreter.broken import BROKEN, exhaustion_told, told
from preflight.interpreter.budget import MOST_STREAM_BYTES
from preflight.reading.actions import actions_of
from preflight.reading.attachments import attachments_of
from preflight.reading.damage import Bytes, Traces, look_at, look_closer
from preflight.reading.intents import intents_of
from preflight.reading.interactive import form_of
from preflight.reading.metadata import claims_of, metadata_of
from preflight.reading.pages import page_facts
from preflight.reading.pdfx import pdfx_of
from preflight.reading.structure import encryption_of, structure_of
from preflight.reading.viewer import page_labels_of, viewer_of
from preflight.reading.votes import count_page_objects, declared_count, other_readers

MOST_PAGES = 20_000
MOST_REPAIRS = 20
_MMAP_BYTES = 128 << 20
_NO_PAGES = re.compile(r"no pages found$")
_HARMLESS = re.compile(r"Resources is missing or invalid|extraneous whitespace")
"""Warnings about what every reader takes the same way; telling them would teach people to read none."""


def bound_library() -> None:
    """Set qpdf's own limits, so that no small stream inflates to gigabytes; holds for the whole process."""
    qpdf_settings.set_qpdf_limits(
        flate_max_memory=MOST_STREAM_BYTES,
        run_length_max_memory=MOST_STREAM_BYTES,
        png_max_memory=MOST_STREAM_BYTES,
        tiff_max_memory=MOST_STREAM_BYTES,
        dct_max_memory=MOST_STREAM_BYTES,
        doc_max_warnings=1000,
    )


def read_facts(file: BinaryIO, *, sha256: str) -> Facts:
    """Read the facts of one file; TooComplexError or MemoryError when it asks for too much."""
    file.seek(0)
    kind = kind_of(file, recognise(file.read(HEAD_BYTES)).kind)
    size = file.seek(0, 2)
    empty = Facts(
        sha256, size, kind, "", "", "", None, Damage("", truncated=False, rebuilt=False, repairs=()), {}, ()
    )
    if kind != PDF.kind:
        return replace(empty, artwork=artwork_of(file, kind))
    seen = look_at(file)
    empty = replace(empty, damage=_damage(seen))
    file.seek(0)
    mode = pikepdf.AccessMode.default if size <= _MMAP_BYTES else pikepdf.AccessMode.stream
    try:
        with exhaustion_told(), pikepdf.open(file, access_mode=mode, suppress_warnings=True) as pdf:
            return _pdf_facts(pdf, file, seen, empty)
    except pikepdf.PasswordError:
        lock = Encryption(needs_password=True, revision=0, bits=0, denied=())
        return replace(empty, encryption=lock)
    except BROKEN as fault:
        detail = "" if _NO_PAGES.search(str(fault)) else told(str(fault))
        return replace(empty, damage=replace(_damage(seen, look_closer(file)), unreadable=detail))


def _pdf_facts(pdf: pikepdf.Pdf, file: BinaryIO, seen: Bytes, empty: Facts) -> Facts:
    declared = declared_count(pdf)
    walked = len(pdf.pages)
    if walked > MOST_PAGES:
        raise TooComplexError(f"{walked} pages, {MOST_PAGES} at most")
    warnings = [text for warning in pdf.get_warnings() if not _HARMLESS.search(text := str(warning))]
    interpreter = Interpreter(pdf)
    pages = tuple(page_facts(number, page.obj, interpreter) for number, page in enumerate(pdf.pages, start=1))
    rebuilt = any("reconstruct" in warning for warning in warnings)
    counts = {"walked": walked} | ({} if declared is None else {"declared": declared})
    if rebuilt:
        counts["objects"] = count_page_objects(pdf)
    doubtful = bool(warnings) or len(set(counts.values())) > 1
    votes = other_readers(file, walked=walked, doubtful=doubtful)
    damage = replace(
        _damage(seen, look_closer(file) if doubtful else None),
        rebuilt=rebuilt,
        repairs=tuple(told(warning) for warning in warnings[:MOST_REPAIRS]),
        refused_by=votes.refused_by,
    )
    structure = structure_of(pdf, file, seen.revisions)
    facts = replace(
        empty, damage=damage, page_votes={**counts, **votes.counts}, pages=pages, structure=structure
    )
    return _told(pdf, interpreter, facts)


def _told(pdf: pikepdf.Pdf, interpreter: Interpreter, facts: Facts) -> Facts:
    """Add what the file says of itself, and what its pages were found to use."""
    metadata = metadata_of(pdf)
    claims = claims_of(metadata)
    return replace(
        facts,
        pdf_version=pdf.pdf_version,
        producer=metadata.info.get("Producer", ""),
        creator=metadata.info.get("Creator", ""),
        encryption=encryption_of(pdf),
        fonts=interpreter.shared.fonts.facts(),
        spaces=tuple(interpreter.shared.colours.spaces),
        metadata=metadata,
        claims=claims,
        pdfx=pdfx_of(pdf) if any(claim.standard.startswith("PDF/X-") for claim in claims) else None,
        output_intents=intents_of(pdf),
        layers=interpreter.shared.layers.facts(),
        actions=actions_of(pdf),
        attachments=attachments_of(pdf),
        form=form_of(pdf.Root),
        viewer=viewer_of(pdf.Root),
        page_labels=page_labels_of(pdf.Root),
    )


def _damage(seen: Bytes, traces: Traces | None = None) -> Damage:
    """Tell what the bytes say; traces are looked for only where a file does not read as it should."""
    found = traces or Traces()
    return Damage(
        "",
        truncated=seen.truncated,
        rebuilt=False,
        repairs=(),
        zeros=found.zeros,
        text_mode=found.text_mode,
        junk_before=seen.junk_before,
        headers=seen.headers,
    )
