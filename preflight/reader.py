"""File to facts, in the sandbox, on one file, once: opens it, and asks `reading` for everything that is true of it."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import pikepdf
from pikepdf import settings as qpdf_settings

from preflight.artwork.readers import artwork_of, kind_of
from preflight.facts import Damage, Encryption, Facts, PageFacts
from preflight.failure import TooComplexError
from preflight.filetypes import HEAD_BYTES, PDF, recognise
from preflight.interpreter import Interpreter
from preflight.interpreter.broken import BROKEN, exhaustion_told, told
from preflight.interpreter.budget import MOST_STREAM_BYTES
from preflight.parts import Begun, PagesRead, Part, Settled, assembled
from preflight.reading.actions import actions_of
from preflight.reading.attachments import attachments_of
from preflight.reading.damage import Bytes, Traces, look_at, look_closer
from preflight.reading.intents import intents_of
from preflight.reading.interactive import form_of
from preflight.reading.metadata import claims_of, metadata_of
from preflight.reading.pages import page_facts
from preflight.reading.pdfx import pdfx_of
from preflight.reading.references import bearable_tables
from preflight.reading.structure import encryption_of, structure_of
from preflight.reading.viewer import page_labels_of, viewer_of
from preflight.reading.votes import count_page_objects, declared_count, other_readers

MOST_PAGES = 20_000
MOST_REPAIRS = 20
_MMAP_BYTES = 24 << 20
"""What is mapped counts as memory as far as it is read; larger files are read a fifth more slowly instead."""

_TELL_S = 0.1
_MOST_WAITING = 64
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
    return assembled(facts_in_parts(file, sha256=sha256))


def facts_in_parts(file: BinaryIO, *, sha256: str) -> Iterator[Part]:
    """Read the facts of one file part by part, as `preflight.parts` says; raises what `read_facts` raises."""
    file.seek(0)
    kind = kind_of(file, recognise(file.read(HEAD_BYTES)).kind)
    size = file.seek(0, 2)
    empty = Facts(
        sha256, size, kind, "", "", "", None, Damage("", truncated=False, rebuilt=False, repairs=()), {}, ()
    )
    if kind != PDF.kind:
        yield Settled(replace(empty, artwork=artwork_of(file, kind)), 0)
        return
    bearable_tables(file)
    seen = look_at(file)
    empty = replace(empty, damage=_damage(seen))
    file.seek(0)
    mode = pikepdf.AccessMode.mmap if size <= _MMAP_BYTES else pikepdf.AccessMode.stream
    try:
        with exhaustion_told(), pikepdf.open(file, access_mode=mode, suppress_warnings=True) as pdf:
            yield from _pdf_parts(pdf, file, seen, empty)
    except pikepdf.PasswordError:
        lock = Encryption(needs_password=True, revision=0, bits=0, denied=())
        yield Settled(replace(empty, encryption=lock), 0)
    except BROKEN as fault:
        detail = "" if _NO_PAGES.search(str(fault)) else told(str(fault))
        broken = replace(empty, damage=replace(_damage(seen, look_closer(file)), unreadable=detail))
        yield Settled(broken, 0)


def _pdf_parts(pdf: pikepdf.Pdf, file: BinaryIO, seen: Bytes, empty: Facts) -> Iterator[Part]:
    declared = declared_count(pdf)
    walked = len(pdf.pages)
    if walked > MOST_PAGES:
        raise TooComplexError(f"{walked} pages, {MOST_PAGES} at most")
    warnings = [text for warning in pdf.get_warnings() if not _HARMLESS.search(text := str(warning))]
    rebuilt = any("reconstruct" in warning for warning in warnings)
    counts = {"walked": walked} | ({} if declared is None else {"declared": declared})
    if rebuilt:
        counts["objects"] = count_page_objects(pdf)
    doubtful = bool(warnings) or len(set(counts.values())) > 1
    damage = replace(
        _damage(seen, look_closer(file) if doubtful else None),
        rebuilt=rebuilt,
        repairs=tuple(told(warning) for warning in warnings[:MOST_REPAIRS]),
    )
    structure = structure_of(pdf, file, seen.revisions)
    facts = _said(pdf, replace(empty, damage=damage, page_votes=counts, structure=structure))
    yield Begun(facts, walked)
    interpreter = Interpreter(pdf)
    yield from _pages(pdf, interpreter)
    yield Settled(_used(interpreter, facts), walked)
    yield from other_readers(file, counts, doubtful=doubtful)


def _pages(pdf: pikepdf.Pdf, interpreter: Interpreter) -> Iterator[PagesRead]:
    """Read page after page, and tell the first at once, the others a few at a time."""
    spaces, waiting, since = 0, list[PageFacts](), 0.0
    for number, page in enumerate(pdf.pages, start=1):
        waiting.append(page_facts(number, page.obj, interpreter))
        now = time.monotonic()
        if len(waiting) == _MOST_WAITING or now - since >= _TELL_S:
            yield _told(waiting, spaces, interpreter)
            spaces, waiting, since = len(interpreter.shared.colours.spaces), [], now
    if waiting:
        yield _told(waiting, spaces, interpreter)


def _told(pages: list[PageFacts], spaces: int, interpreter: Interpreter) -> PagesRead:
    shared = interpreter.shared
    new = tuple(shared.colours.spaces[spaces:])
    return PagesRead(tuple(pages), new, shared.fonts.facts(), shared.layers.facts())


def _said(pdf: pikepdf.Pdf, facts: Facts) -> Facts:
    """Add what the file says of itself."""
    metadata = metadata_of(pdf)
    claims = claims_of(metadata)
    return replace(
        facts,
        pdf_version=pdf.pdf_version,
        producer=metadata.info.get("Producer", ""),
        creator=metadata.info.get("Creator", ""),
        encryption=encryption_of(pdf),
        metadata=metadata,
        claims=claims,
        pdfx=pdfx_of(pdf) if any(claim.standard.startswith("PDF/X-") for claim in claims) else None,
        output_intents=intents_of(pdf),
        actions=actions_of(pdf),
        attachments=attachments_of(pdf),
        form=form_of(pdf.Root),
        viewer=viewer_of(pdf.Root),
        page_labels=page_labels_of(pdf.Root),
    )


def _used(interpreter: Interpreter, facts: Facts) -> Facts:
    """Add what the pages were found to use."""
    shared = interpreter.shared
    return replace(
        facts,
        fonts=shared.fonts.facts(),
        spaces=tuple(shared.colours.spaces),
        layers=shared.layers.facts(),
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
