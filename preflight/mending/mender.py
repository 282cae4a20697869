"""Carries out fixes on one file and writes the copy; the same fixes on the same file give the same bytes.

No clock and no random number goes in: dates in the file stay as they are, and the file's second identifier follows
from what is in it.
"""

import io
from collections.abc import Sequence
from typing import BinaryIO

import pikepdf

from preflight import codec
from preflight.filetypes import HEAD_BYTES, PDF, recognise
from preflight.fixup import CannotMendError, Fix, Fixup, FixupError
from preflight.fixup_registry import fixup_named
from preflight.interpreter.broken import BROKEN, exhaustion_told, not_the_files_fault, told
from preflight.mending.pictures import page_from_picture
from preflight.mending.why_not import PLACEABLE, NotFixed, WhyNot
from preflight.reading.interactive import form_of
from preflight.sandbox.protocol import FIXED_MAGIC, NOT_FIXED_SCHEMA


def mend(file: BinaryIO, fixes: Sequence[Fix]) -> bytes:
    """Return an answer that holds the mended copy, or why there is none; nothing is written elsewhere."""
    try:
        with exhaustion_told():
            return FIXED_MAGIC + _mended(file, fixes)
    except _RefusedError as refused:
        return _answer(refused.why, str(refused))
    except pikepdf.PasswordError as fault:
        return _answer(WhyNot.LOCKED, str(fault))
    except (CannotMendError, FixupError) as fault:
        return _answer(WhyNot.CANNOT, str(fault))
    except BROKEN as fault:  # it was opened; what the library trips over then may as well be want of memory
        not_the_files_fault(fault)
        return _answer(WhyNot.CANNOT, told(str(fault)))


class _RefusedError(Exception):
    """The file as a whole is not one to be changed."""

    def __init__(self, why: WhyNot, detail: str) -> None:
        super().__init__(detail)
        self.why = why


def _answer(why: WhyNot, detail: str) -> bytes:
    return codec.dump(NotFixed(why, detail[:500]), NOT_FIXED_SCHEMA).encode()


def _mended(file: BinaryIO, fixes: Sequence[Fix]) -> bytes:
    ordered = sorted(
        ((fixup_named(fix.id), fix) for fix in fixes), key=lambda pair: (pair[0].rank, pair[0].id)
    )
    if any(fixup.bring is not None for fixup, _ in ordered):
        return _brought(file, ordered)
    file.seek(0)
    kind = recognise(file.read(HEAD_BYTES)).kind
    file.seek(0)
    if kind not in {PDF.kind, *PLACEABLE}:
        raise _RefusedError(WhyNot.KIND, f"{kind} is neither PDF nor a picture")
    with _opened(file, kind) as pdf:
        for fixup, fix in ordered:
            fixup.apply(pdf, fix.parameters)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return out.getvalue()


def _brought(file: BinaryIO, ordered: Sequence[tuple[Fixup, Fix]]) -> bytes:
    """Bring the one other file that is wanted; what there is to mend in that is seen when it is looked at."""
    (fixup, fix), *others = ordered
    if fixup.bring is None or others:
        raise CannotMendError("another file takes the place of this one, so nothing else is done to it")
    file.seek(0)
    return fixup.bring(file, fix.parameters)


def _opened(file: BinaryIO, kind: str) -> pikepdf.Pdf:
    """Open a PDF that may be changed, or make one of a picture."""
    if kind != PDF.kind:
        return page_from_picture(file)
    try:
        pdf = pikepdf.open(file, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise
    except BROKEN as fault:
        not_the_files_fault(fault)
        raise _RefusedError(WhyNot.DAMAGED, told(str(fault))) from fault
    if pdf.is_encrypted:
        raise _RefusedError(WhyNot.LOCKED, "the file is encrypted")
    form = form_of(pdf.Root)
    if form is not None and form.signed:
        raise _RefusedError(WhyNot.SIGNED, "the file is signed, and a change would break the signature")
    return pdf
