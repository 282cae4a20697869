"""File to pixel facts, in the sandbox, on one file, once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pikepdf
from pikepdf import settings as qpdf_settings

from preflight.pixels.coverage import colour_of, edges_of, total_ink, total_of, uses_of
from preflight.pixels.images import MOST_DECODED_BYTES
from preflight.pixels.pixel_facts import PagePixels, PixelFacts
from preflight.pixels.plates import DPI, PageFault, PagePlates, Plates

MOST_CPU_S = 90.0
"""As much processor time as the pages of one file get; those that are left are not measured."""

_MMAP_BYTES = 128 << 20


def read_pixels(file: BinaryIO, *, sha256: str) -> PixelFacts:
    """Measure the pages of one PDF; raises what the library raises for a file that it cannot open."""
    begun = time.process_time()
    with opened(file) as pdf:
        plates = Plates(pdf)
        pages = []
        for each in plates.pages():
            pages.append(measured(each))
            if time.process_time() - begun > MOST_CPU_S:
                break
        return PixelFacts(
            sha256,
            DPI,
            plates.press.name,
            len(pdf.pages),
            tuple(pages),
            jpegs=plates.jpegs(),
            broken=plates.broken(),
        )


@contextmanager
def opened(file: BinaryIO) -> Iterator[pikepdf.Pdf]:
    """Open a document; images may be larger here than where facts are read, for here they are decoded."""
    qpdf_settings.set_qpdf_limits(
        flate_max_memory=MOST_DECODED_BYTES,
        run_length_max_memory=MOST_DECODED_BYTES,
        png_max_memory=MOST_DECODED_BYTES,
        tiff_max_memory=MOST_DECODED_BYTES,
    )
    size = file.seek(0, 2)
    file.seek(0)
    mode = pikepdf.AccessMode.mmap if size <= _MMAP_BYTES else pikepdf.AccessMode.stream
    with pikepdf.open(file, access_mode=mode, suppress_warnings=True) as pdf:
        yield pdf


def measured(page: PagePlates | PageFault) -> PagePixels:
    """Measure one page."""
    size = (round(page.frame.width_mm, 2), round(page.frame.height_mm, 2))
    if isinstance(page, PageFault):
        return PagePixels(page.number, *size, {}, None, 0.0, (), failed=page.why)
    total = total_of(page)
    return PagePixels(
        number=page.number,
        width_mm=size[0],
        height_mm=size[1],
        plates=uses_of(page),
        total=total_ink(page, total),
        colour=colour_of(page),
        edges=edges_of(page, total),
        doubts=page.unread,
        leftovers=page.wording.leftovers,
        folios=page.wording.folios,
    )
