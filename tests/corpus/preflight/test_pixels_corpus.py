"""Ink plates against Ghostscript's, and pixels of the whole corpus; Ghostscript is only the oracle."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from corpora import corpora_dir
from preflight import (
    CollectFailure,
    Expected,
    Facts,
    Picture,
    PictureWish,
    PixelFacts,
    collect,
    draw_page,
    evaluate,
    load_profile,
    measure_pixels,
)
from preflight.pixels.plates import DPI, PagePlates, Plates

pytestmark = pytest.mark.corpus

BLEED = {
    "yob-image_no_bleed.pdf": ("left", "bottom", "right", "top"),
    "yob-rectangle_no_bleed.pdf": ("left", "bottom", "right", "top"),
    "yob-image_no_bleed_5mm_gap.pdf": (),
    "yob-rectangle_5mm_bleed.pdf": (),
    "yob-300ppi.pdf": (),
}
SEPARATED = (
    "syn-good_a4_1p.pdf", "yob-spot.pdf", "yob-image_no_bleed.pdf", "syn-bad_spot_alias.pdf",
    "syn-bad_white_text_overprint.pdf", "pike-cmyk-jpeg.pdf",
)  # fmt: skip
SEEN_OTHERWISE = {
    "qpdf-incremental-3.pdf 1",
    "vera-PDF_A-4_6.3_Annotations_6.3.3_Annotation_appearances_veraPDF_test_suite_6-3-3-t01-fail-l.pdf 1",
    "vera-veraPDF_test_suite_6-3-3-t01-fail-a.pdf 1",
}
"""PDFium takes another revision of the first, and makes looks of its own for notes that have none in the others."""

UNMEASURABLE = frozenset({"syn-bomb_flate_80mb.pdf"})


@cache
def measured() -> Mapping[str, PixelFacts | CollectFailure]:
    files = [path for path in sorted(corpora_dir("pdf").glob("*.pdf")) if has_pages(path)]
    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(lambda path: (path.name, measure_pixels(path, sha256="0" * 64)), files))


def has_pages(path: Path) -> bool:
    facts = collect(path, sha256="0" * 64)
    return isinstance(facts, Facts) and bool(facts.pages)


def separations(
    path: Path, folder: Path
) -> dict[int, dict[str, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]]:
    """Let Ghostscript separate a file; ink from 0 to 255 by page and plate."""
    gs = shutil.which("gs")
    if gs is None:
        pytest.skip("Ghostscript is not installed; it is the oracle here")
    subprocess.run(
        [gs, "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{DPI:g}", "-o", str(folder / "%03d.tif"), str(path)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found: dict[int, dict[str, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]] = {}
    for plate in folder.glob("*(*).tif"):
        name = plate.name[plate.name.index("(") + 1 : plate.name.rindex(")")]
        found.setdefault(int(plate.name[:3]), {})[name] = 255 - np.asarray(Image.open(plate).convert("L"))
    return found


@pytest.mark.parametrize("name", SEPARATED)
def test_plates_are_those_of_ghostscript(name: str, tmp_path: Path) -> None:
    path = corpora_dir("pdf", name)
    theirs = separations(path, tmp_path)
    with pikepdf.open(path) as opened:
        for page in Plates(opened).pages():
            assert isinstance(page, PagePlates)
            plates = theirs[page.number]
            for plate in set(page.ink) | set(plates):
                other = float(plates[plate].mean()) if plate in plates else 0.0
                assert float(page.plate(plate).mean()) / 2.55 == pytest.approx(other / 2.55, abs=5.0), plate


@pytest.mark.parametrize("name", SEPARATED)
def test_total_ink_is_within_five_points_of_ghostscripts(name: str, tmp_path: Path) -> None:
    path = corpora_dir("pdf", name)
    theirs = separations(path, tmp_path)
    ours = measure_pixels(path, sha256="0" * 64)
    assert isinstance(ours, PixelFacts)
    ink = [sum(plate.astype(np.int32) for plate in page.values()) for page in theirs.values()]
    most = max(float(np.percentile(total, 99.5)) / 2.55 for total in ink)
    assert max(page.total.p995 for page in ours.pages if page.total) == pytest.approx(most, abs=5.0)


@pytest.mark.parametrize(("name", "sides"), BLEED.items())
def test_the_sides_without_bleed_are_those_the_corpus_tells(name: str, sides: tuple[str, ...]) -> None:
    path = corpora_dir("pdf", name)
    facts, pixels = collect(path, sha256="0" * 64), measure_pixels(path, sha256="0" * 64)
    assert isinstance(facts, Facts)
    assert isinstance(pixels, PixelFacts)
    findings = evaluate(facts, Expected(bleed_mm=3.0), load_profile("sheetfed"), pixels).findings
    found = {finding.side for finding in findings if finding.check == "missing-bleed"}
    assert found == ({"all sides"} if len(sides) == 4 else set(sides))


def test_every_file_with_pages_is_measured_or_told() -> None:
    dead = {name: found for name, found in measured().items() if isinstance(found, CollectFailure)}
    assert len(measured()) > 350
    assert set(dead) <= UNMEASURABLE, dead


def test_no_page_is_called_blank_on_which_something_is_seen() -> None:
    """PDFium draws the pages as they are, in the sandbox; what it shows, the plates must hold."""
    wrong = []
    for name, found in measured().items():
        blank = (
            [page.number for page in found.pages if page.is_blank] if isinstance(found, PixelFacts) else []
        )
        for number in blank[:3]:
            seen = draw_page(corpora_dir("pdf", name), PictureWish(number, 400))
            if isinstance(seen, Picture) and darkest(seen) < 235:
                wrong.append(f"{name} {number}")
    assert set(wrong) <= SEEN_OTHERWISE


def darkest(picture: Picture) -> int:
    return int(np.asarray(Image.open(io.BytesIO(picture.data)).convert("L")).min())
