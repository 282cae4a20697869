"""Take a PDF out of a packed folder and go on with that.

Why: the folder itself cannot be printed, and the PDF for print often lies in it beside drafts, pictures and fonts.
Changes: which file is printed; the PDF comes out byte for byte as it was packed.
"""

from typing import BinaryIO

from preflight.artwork.packed import PackedError, opened
from preflight.artwork.packed_pdfs import taken_out
from preflight.choosing import openable
from preflight.expected import Expected
from preflight.facts import Facts, PackedPdfFacts
from preflight.fixup import (
    CannotMendError,
    Findings,
    Manner,
    Offer,
    Parameters,
    bringing,
    number_of,
)

MOST_CHOICES = 4


def _proposes(facts: Facts, expected: Expected, _findings: Findings) -> tuple[Parameters, ...]:
    return tuple(_of(pdf) for pdf in openable(facts.artwork.archive, expected)[:MOST_CHOICES])


def _of(pdf: PackedPdfFacts) -> Parameters:
    return {"file_name": pdf.file_name, "member": float(pdf.member)}


@bringing(
    answers=("archive-content.one", "archive-content.fits", "archive-content.several"),
    manner=Manner(rank=1),
    offer=Offer(
        'take "{file_name}" out of the archive as it is and go on with it',
        'We take "{file_name}" out of your packed folder and go on with that.',
    ),
    proposes=_proposes,
)
def take_from_archive(file: BinaryIO, parameters: Parameters) -> bytes:
    """Find it by its place in the list; a list that says otherwise by now is of another file."""
    try:
        with opened(file) as archive:
            return taken_out(archive, int(number_of(parameters, "member")))
    except PackedError as fault:
        raise CannotMendError(str(fault)) from fault
