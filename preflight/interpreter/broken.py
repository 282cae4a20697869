"""Tells faults of a file from those of memory and of the sandbox, by the library's own words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from preflight.failure import TooComplexError
from preflight.interpreter.values import printable

BROKEN = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    OverflowError,
    ZeroDivisionError,
)
"""What the library raises over a damaged file, and what Python does over senseless values."""

_EXHAUSTED = re.compile(r"bad_alloc|memory limit|limit exceeded|length_error|cannot allocate", re.IGNORECASE)
_DENIED = re.compile(r"in /dev|permission denied|not permitted|too many open files", re.IGNORECASE)
_NOISE = re.compile(r"^(stream <[^>]*>|<unknown>)[,:]? ?")


def not_the_files_fault(fault: Exception) -> None:
    """Raise what a fault really is if it speaks of memory, or of what the sandbox denies; never call it damage."""
    if isinstance(fault, RecursionError):
        raise TooComplexError("nested too deeply") from fault
    if _EXHAUSTED.search(str(fault)):
        raise TooComplexError(told(str(fault))) from fault
    if _DENIED.search(str(fault)):
        raise OSError(told(str(fault))) from fault


@contextmanager
def exhaustion_told() -> Iterator[None]:
    """Let no fault of memory or limits leave as one of the file."""
    try:
        yield
    except BROKEN as fault:
        not_the_files_fault(fault)
        raise


def told(text: str) -> str:
    """Cut what a library says to a printable line; the stream's name is noise."""
    return printable(_NOISE.sub("", text), 200)
